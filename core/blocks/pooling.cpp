#include "core/blocks/pooling.h"

#include <fmt/format.h>

namespace glassbox {

namespace {

SettingSchema windowSetting() {
    SettingSchema setting =
        kernelSetting(2, translatable("core", "Side of the square window that becomes one number."));
    setting.label = translatable("core", "Window size");
    return setting;
}

}  // namespace

InferredTypes inferPooling(const BlockContext& block, std::string_view type) {
    if (std::optional<Error> error = needImage(block, type)) return *error;
    if (std::optional<Error> error = needRoomForKernel(block, type)) return *error;
    const Shape& x = block.inputs.front().shape;
    const std::int64_t kernel = block.settings.integer("kernel"), stride = block.settings.integer("stride"),
                       padding = block.settings.integer("padding");
    if (padding > kernel / 2)
        return blockError(
            block, type, std::string(settingDoesNotFitCode),
            translatable("core",
                         "{block} ({type}): padding {value} is more than half of the kernel, so that "
                         "windows would see nothing but padding: set padding to {fit} or less"),
            {{"key", "padding"}, {"value", std::to_string(padding)}, {"fit", std::to_string(kernel / 2)}});
    return one(batchedType(AxisKind::Image,
                           {x[0], slidSize(x[1], kernel, stride, padding), slidSize(x[2], kernel, stride, padding)}));
}

EmittedValues emitPooling(const EmitContext& context, std::string_view op) {
    const Settings& settings = context.block.settings;
    return one(context.builder.emitOne(op, {context.inputs[0]},
                                       {{"kernel", settings.integer("kernel")},
                                        {"stride", settings.integer("stride")},
                                        {"padding", settings.integer("padding")}},
                                       "out"));
}

std::string poolingSummary(const BlockContext& block) {
    const std::int64_t kernel = block.settings.integer("kernel"), padding = block.settings.integer("padding");
    std::string text = fmt::format("{}\u00D7{}, s{}", kernel, kernel, block.settings.integer("stride"));
    if (padding != 0) text += fmt::format(", p{}", padding);
    return text;
}

std::span<const SettingSchema> poolingSettings() {
    static const SettingSchema settings[] = {
        windowSetting(), strideSetting(2),
        paddingSetting(translatable("core", "Rows and columns around the picture, at most half of the kernel."))};
    return settings;
}

}  // namespace glassbox
