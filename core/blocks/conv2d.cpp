#include "core/blocks/block_rows.h"
#include "core/blocks/convolution.h"

#include <fmt/format.h>

#include <algorithm>

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needImage(block, "Conv2D")) return *error;
    const Shape& x = block.inputs.front().shape;
    if (std::optional<Error> error = needWholeGroups(block, "Conv2D", x[0])) return *error;
    if (block.settings.integer("dilation") == 1)
        if (std::optional<Error> error = needRoomForKernel(block, "Conv2D")) return *error;
    if (std::optional<Error> error = needRoomForReach(block, "Conv2D", std::min(x[1], x[2]))) return *error;
    return one(batchedType(
        AxisKind::Image, {block.settings.integer("filters"), convolvedSize(block, x[1]), convolvedSize(block, x[2])}));
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t in = block.inputs.front().shape[0] / block.settings.integer("groups"),
                       filters = block.settings.integer("filters"), kernel = block.settings.integer("kernel");
    return weightAndBias(block, {filters, in, kernel, kernel}, filters, in * kernel * kernel,
                         filters * kernel * kernel);
}

EmittedValues emit(const EmitContext& context) {
    return emitLinear(context, "conv2d", convolutionAttributes(context.block.settings));
}

std::string summary(const BlockContext& block) {
    const std::int64_t kernel = block.settings.integer("kernel");
    return convolutionSummary(block, fmt::format("{0}\u00D7{0}", kernel));
}

}  // namespace

const BlockType& conv2dBlock() {
    static const std::vector<SettingSchema> settings = withInitializer(
        {filtersSetting(translatable("core", "Kernels to learn, one feature map each.")),
         kernelSetting(3, translatable("core", "Side of the square window that a kernel sees.")), strideSetting(1),
         paddingSetting(translatable("core", "Rows and columns of zeros around the picture.")), dilationSetting(),
         groupsSetting(), biasSetting(translatable("core", "Adds one learned number to each output channel."))});
    static const BlockType row = {
        .name = translatable("core", "Conv2D"),
        .category = "conv",
        .group = translatable("core", "Dense & convolution"),
        .help = translatable("core", "Moves small learned kernels over the picture and writes how well each fits."),
        .mathematics = "z[o,y,x] = b[o] + sum_{i,ky,kx} w[o,i,ky,kx] x[i, s y + d ky - p, s x + d kx - p]",
        .source = "LeCun, Bottou, Bengio, Haffner, \"Gradient-based learning applied to document recognition\", 1998",
        .idStem = "conv",
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
