#include "core/blocks/palette.h"

#include <algorithm>

namespace glassbox {

namespace {

/// A curve of the Activation block under its own name.
struct Curve {
    std::string_view function, label, idStem, help;
};

constexpr Curve curves[] = {
    {"relu", translatable("core", "ReLU"), "relu", translatable("core", "Keeps positive numbers, makes others zero.")},
    {"gelu", translatable("core", "GELU"), "gelu",
     translatable("core", "A smooth ReLU: each number times the chance that a normal one is smaller.")},
    {"sigmoid", translatable("core", "Sigmoid"), "sigmoid",
     translatable("core", "Squeezes each number between 0 and 1.")},
    {"tanh", translatable("core", "Tanh"), "tanh", translatable("core", "Squeezes each number between -1 and 1.")},
    {"leaky_relu", translatable("core", "Leaky ReLU"), "leaky",
     translatable("core", "Keeps positive numbers, shrinks negative ones.")},
    {"elu", translatable("core", "ELU"), "elu",
     translatable("core", "Keeps positive numbers, bends negative ones smoothly towards -1.")},
    {"silu", translatable("core", "SiLU"), "silu",
     translatable("core", "A smooth ReLU: each number times its own sigmoid.")},
    {"softplus", translatable("core", "Softplus"), "softplus",
     translatable("core", "A ReLU with a round corner: always positive.")},
    {"step", translatable("core", "Step"), "step",
     translatable("core", "One from zero up, else zero; no gradient gets through.")},
    {"identity", translatable("core", "Identity"), "identity",
     translatable("core", "Lets each number through as it is.")},
    {"softmax", translatable("core", "Softmax"), "softmax",
     translatable("core", "Turns numbers into probabilities that add up to one.")},
};

std::vector<PaletteEntry> allEntries() {
    std::vector<PaletteEntry> entries;
    for (const BlockType& type : blockTypes()) {
        if (type.name != "Activation") {
            entries.push_back({type.name, type.name, type.idStem, type.group, type.help, {}});
            continue;
        }
        for (const Curve& curve : curves)
            entries.push_back({curve.label,
                               type.name,
                               curve.idStem,
                               type.group,
                               curve.help,
                               {{"function", std::string(curve.function)}}});
    }
    return entries;
}

bool matches(const PaletteEntry& entry, std::string_view type, const Settings& settings) {
    return entry.type == type && std::ranges::all_of(entry.preset, [&](const auto& chosen) {
               const Setting* setting = settings.find(chosen.first);
               return setting && *setting == chosen.second;
           });
}

}  // namespace

std::span<const PaletteEntry> paletteEntries() {
    static const std::vector<PaletteEntry> entries = allEntries();
    return entries;
}

const PaletteEntry* findPaletteEntry(std::string_view label) {
    const auto entries = paletteEntries();
    const auto entry = std::ranges::find(entries, label, &PaletteEntry::label);
    return entry == entries.end() ? nullptr : &*entry;
}

std::string_view blockTitle(std::string_view type, const Settings& settings) {
    for (const PaletteEntry& entry : paletteEntries())
        if (matches(entry, type, settings)) return entry.label;
    return type;
}

}  // namespace glassbox
