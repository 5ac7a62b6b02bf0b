#include "core/blocks/block_rows.h"
#include "core/blocks/convolution.h"

#include <fmt/format.h>

#include <algorithm>

namespace glassbox {

namespace {

std::int64_t grownSize(const BlockContext& block, std::int64_t size) {
    const Settings& settings = block.settings;
    return settings.integer("stride") * (size - 1) - 2 * settings.integer("padding") + settings.integer("kernel") +
           settings.integer("output_padding");
}

std::optional<Error> needSmallOutputPadding(const BlockContext& block) {
    const std::int64_t padding = block.settings.integer("output_padding"), stride = block.settings.integer("stride");
    if (padding < stride) return std::nullopt;
    return blockError(block, "ConvTranspose2D", std::string(settingDoesNotFitCode),
                      translatable("core",
                                   "{block} ({type}): output_padding is {value} but must be less than the stride "
                                   "{stride}: set output_padding to {fit}"),
                      {{"key", "output_padding"},
                       {"value", std::to_string(padding)},
                       {"stride", std::to_string(stride)},
                       {"fit", std::to_string(stride - 1)}});
}

std::optional<Error> needSomethingLeft(const BlockContext& block) {
    const Shape& x = block.inputs.front().shape;
    const std::int64_t smallest = grownSize(block, std::min(x[1], x[2]));
    if (smallest >= 1) return std::nullopt;
    const std::int64_t padding = block.settings.integer("padding");
    return blockError(block, "ConvTranspose2D", std::string(settingDoesNotFitCode),
                      translatable("core",
                                   "{block} ({type}): padding {value} cuts everything off: set padding to {fit} or "
                                   "less"),
                      {{"key", "padding"},
                       {"value", std::to_string(padding)},
                       {"fit", std::to_string((smallest + 2 * padding - 1) / 2)}});
}

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needImage(block, "ConvTranspose2D")) return *error;
    if (std::optional<Error> error = needSmallOutputPadding(block)) return *error;
    if (std::optional<Error> error = needSomethingLeft(block)) return *error;
    const Shape& x = block.inputs.front().shape;
    return one(batchedType(AxisKind::Image,
                           {block.settings.integer("filters"), grownSize(block, x[1]), grownSize(block, x[2])}));
}

/// The fans are those that PyTorch counts: from the weight's axes as they stand.
std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t in = block.inputs.front().shape[0], filters = block.settings.integer("filters"),
                       kernel = block.settings.integer("kernel");
    return weightAndBias(block, {in, filters, kernel, kernel}, filters, filters * kernel * kernel,
                         in * kernel * kernel);
}

EmittedValues emit(const EmitContext& context) {
    const Settings& settings = context.block.settings;
    return emitLinear(context, "conv_transpose2d",
                      {{"stride", settings.integer("stride")},
                       {"padding", settings.integer("padding")},
                       {"output_padding", settings.integer("output_padding")}});
}

std::string summary(const BlockContext& block) {
    return convolutionSummary(block, fmt::format("{0}\u00D7{0}", block.settings.integer("kernel")));
}

SettingSchema outputPaddingSetting() {
    return {.key = "output_padding",
            .label = translatable("core", "Output padding"),
            .kind = SettingKind::Integer,
            .initial = std::int64_t{0},
            .minimum = 0,
            .maximum = 1023,
            .unit = translatable("core", "cells"),
            .help = translatable("core", "Rows and columns more at the bottom and right, less than the stride."),
            .rare = true};
}

}  // namespace

const BlockType& convTranspose2dBlock() {
    static const std::vector<SettingSchema> settings = withInitializer(
        {filtersSetting(translatable("core", "Patterns to learn, one picture of the result each.")),
         kernelSetting(2, translatable("core", "Side of the square that each pixel paints.")), strideSetting(2),
         paddingSetting(translatable("core", "Rows and columns that are cut off around the result.")),
         outputPaddingSetting(), biasSetting(translatable("core", "Adds one learned number to each output channel."))});
    static const BlockType row = {
        .name = translatable("core", "ConvTranspose2D"),
        .category = "conv",
        .group = translatable("core", "Dense & convolution"),
        .help = translatable("core",
                             "Makes pictures larger: each pixel paints a learned pattern, and what overlaps adds up."),
        .mathematics = "z[o,y,x] = b[o] + sum_{i,ky,kx} w[i,o,ky,kx] x[i, (y + p - ky) / s, (x + p - kx) / s]",
        .source = "Zeiler, Krishnan, Taylor, Fergus, \"Deconvolutional networks\", 2010",
        .idStem = "up",
        .settings = settings,
        .inputs = inputPort(),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = parameters,
        .emit = emit,
        .summary = summary};
    return row;
}

}  // namespace glassbox
