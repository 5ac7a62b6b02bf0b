#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

#include <fmt/format.h>

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needImage(block, "Conv2D")) return *error;
    if (block.settings.integer("groups") != 1)
        return blockError(
            block, "Conv2D", std::string(settingDoesNotFitCode),
            translatable("core",
                         "{block} ({type}): groups is {value} but this version only joins all channels: "
                         "set groups to 1"),
            {{"key", "groups"}, {"value", std::to_string(block.settings.integer("groups"))}, {"fit", "1"}});
    if (std::optional<Error> error = needRoomForKernel(block, "Conv2D")) return *error;
    const Shape& x = block.inputs.front().shape;
    const std::int64_t kernel = block.settings.integer("kernel"), stride = block.settings.integer("stride"),
                       padding = block.settings.integer("padding");
    return one(batchedType(AxisKind::Image, {block.settings.integer("filters"), slidSize(x[1], kernel, stride, padding),
                                             slidSize(x[2], kernel, stride, padding)}));
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t in = block.inputs.front().shape[0], filters = block.settings.integer("filters"),
                       kernel = block.settings.integer("kernel");
    return weightAndBias(block, {filters, in, kernel, kernel}, filters, in * kernel * kernel,
                         filters * kernel * kernel);
}

EmittedValues emit(const EmitContext& context) {
    const Settings& settings = context.block.settings;
    return emitLinear(context, "conv2d",
                      {{"stride", settings.integer("stride")}, {"padding", settings.integer("padding")}});
}

std::string summary(const BlockContext& block) {
    const Settings& settings = block.settings;
    const std::int64_t kernel = settings.integer("kernel"), stride = settings.integer("stride"),
                       padding = settings.integer("padding");
    std::string text = fmt::format("{} @ {}\u00D7{}", settings.integer("filters"), kernel, kernel);
    if (stride != 1) text += fmt::format(", s{}", stride);
    if (padding != 0) text += fmt::format(", p{}", padding);
    return text;
}

SettingSchema groupsSetting() {
    return {.key = "groups",
            .label = translatable("core", "Groups"),
            .kind = SettingKind::Integer,
            .initial = std::int64_t{1},
            .minimum = 1,
            .maximum = 65536,
            .help = translatable("core", "Into how many groups the channels are cut; only 1 is available."),
            .rare = true};
}

}  // namespace

const BlockType& conv2dBlock() {
    static const SettingSchema settings[] = {
        {.key = "filters",
         .label = translatable("core", "Output channels"),
         .kind = SettingKind::Integer,
         .initial = std::int64_t{8},
         .minimum = 1,
         .maximum = 1000000000,
         .help = translatable("core", "Kernels to learn, one feature map each."),
         .logarithmic = true,
         .required = true},
        kernelSetting(3, translatable("core", "Side of the square window that a kernel sees.")),
        strideSetting(1),
        paddingSetting(translatable("core", "Rows and columns of zeros around the picture.")),
        groupsSetting(),
        biasSetting(translatable("core", "Adds one learned number to each output channel.")),
        initializerSetting()};
    static const BlockType row = {
        .name = translatable("core", "Conv2D"),
        .category = "conv",
        .group = translatable("core", "Dense & convolution"),
        .help = translatable("core", "Moves small learned kernels over the picture and writes how well each fits."),
        .mathematics = "z[o,y,x] = b[o] + sum_{i,ky,kx} w[o,i,ky,kx] x[i, s y + ky - p, s x + kx - p]",
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
