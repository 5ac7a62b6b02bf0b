#include "core/blocks/convolution.h"

#include <fmt/format.h>

#include <algorithm>

namespace glassbox {

namespace {

std::int64_t reachOf(const Settings& settings) {
    return settings.integer("dilation") * (settings.integer("kernel") - 1) + 1;
}

/// The largest number up to `most` that divides both.
std::int64_t largestDivisor(std::int64_t most, std::int64_t a, std::int64_t b) {
    std::int64_t divisor = std::min({most, a, b});
    while (a % divisor != 0 || b % divisor != 0)
        --divisor;
    return divisor;
}

}  // namespace

SettingSchema filtersSetting(std::string_view help) {
    return {.key = "filters",
            .label = translatable("core", "Output channels"),
            .kind = SettingKind::Integer,
            .initial = std::int64_t{8},
            .minimum = 1,
            .maximum = 1000000000,
            .help = help,
            .logarithmic = true,
            .required = true};
}

SettingSchema dilationSetting() {
    return {.key = "dilation",
            .label = translatable("core", "Dilation"),
            .kind = SettingKind::Integer,
            .initial = std::int64_t{1},
            .minimum = 1,
            .maximum = 1024,
            .unit = translatable("core", "cells"),
            .help = translatable("core", "How far the places that a kernel looks at lie apart; 1 is side by side."),
            .rare = true};
}

SettingSchema groupsSetting() {
    return {.key = "groups",
            .label = translatable("core", "Groups"),
            .kind = SettingKind::Integer,
            .initial = std::int64_t{1},
            .minimum = 1,
            .maximum = 65536,
            .help = translatable("core",
                                 "Into how many groups the channels are cut, each with filters of its own; as many as "
                                 "channels is depthwise."),
            .rare = true};
}

std::optional<Error> needWholeGroups(const BlockContext& block, std::string_view type, std::int64_t channels) {
    const std::int64_t groups = block.settings.integer("groups"), filters = block.settings.integer("filters");
    if (channels % groups == 0 && filters % groups == 0) return std::nullopt;
    return blockError(block, type, std::string(settingDoesNotFitCode),
                      translatable("core",
                                   "{block} ({type}): groups is {value}, which does not divide both the {channels} "
                                   "channels that come in and the {filters} filters: set groups to {fit}"),
                      {{"key", "groups"},
                       {"value", std::to_string(groups)},
                       {"channels", std::to_string(channels)},
                       {"filters", std::to_string(filters)},
                       {"fit", std::to_string(largestDivisor(groups, channels, filters))}});
}

std::optional<Error> needRoomForReach(const BlockContext& block, std::string_view type, std::int64_t size) {
    const std::int64_t room = size + 2 * block.settings.integer("padding");
    const std::int64_t reach = reachOf(block.settings), dilation = block.settings.integer("dilation");
    if (reach <= room) return std::nullopt;
    return blockError(block, type, std::string(settingDoesNotFitCode),
                      translatable("core",
                                   "{block} ({type}): the kernel of {value} reaches over {reach} places, but {shape} "
                                   "with its padding has only {room}: set kernel to {fit} or less"),
                      {{"key", "kernel"},
                       {"value", std::to_string(block.settings.integer("kernel"))},
                       {"reach", std::to_string(reach)},
                       {"shape", block.inputs.front().shape.toString()},
                       {"room", std::to_string(room)},
                       {"fit", std::to_string((room - 1) / dilation + 1)}});
}

std::int64_t convolvedSize(const BlockContext& block, std::int64_t size) {
    const Settings& settings = block.settings;
    return slidSize(size, reachOf(settings), settings.integer("stride"), settings.integer("padding"));
}

Attributes convolutionAttributes(const Settings& settings) {
    Attributes attributes = {{"stride", settings.integer("stride")}, {"padding", settings.integer("padding")}};
    for (const char* rare : {"dilation", "groups"})
        if (settings.integer(rare) != 1) attributes.set(rare, settings.integer(rare));
    return attributes;
}

std::string convolutionSummary(const BlockContext& block, std::string_view kernel) {
    const Settings& settings = block.settings;
    const auto add = [&settings](std::string& text, std::string_view key, std::string_view sign, std::int64_t usual) {
        const Setting* setting = settings.find(key);
        if (setting && settings.integer(key) != usual) text += fmt::format(", {}{}", sign, settings.integer(key));
    };
    std::string text = fmt::format("{} @ {}", settings.integer("filters"), kernel);
    add(text, "stride", "s", 1);
    add(text, "padding", "p", 0);
    add(text, "dilation", "d", 1);
    add(text, "groups", "g", 1);
    return text;
}

}  // namespace glassbox
