#include "core/blocks/block_rows.h"
#include "core/blocks/convolution.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needRows(block, "Conv1D")) return *error;
    const Shape& x = block.inputs.front().shape;
    if (std::optional<Error> error = needWholeGroups(block, "Conv1D", x[1])) return *error;
    if (std::optional<Error> error = needRoomForReach(block, "Conv1D", x[0])) return *error;
    return one(batchedType(AxisKind::Sequence, {convolvedSize(block, x[0]), block.settings.integer("filters")}));
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t in = block.inputs.front().shape[1] / block.settings.integer("groups"),
                       filters = block.settings.integer("filters"), kernel = block.settings.integer("kernel");
    return weightAndBias(block, {filters, in, kernel}, filters, in * kernel, filters * kernel);
}

EmittedValues emit(const EmitContext& context) {
    return emitLinear(context, "conv1d", convolutionAttributes(context.block.settings));
}

std::string summary(const BlockContext& block) {
    return convolutionSummary(block, std::to_string(block.settings.integer("kernel")));
}

}  // namespace

const BlockType& conv1dBlock() {
    static const std::vector<SettingSchema> settings = withInitializer(
        {filtersSetting(translatable("core", "Kernels to learn, one number a time step each.")),
         kernelSetting(3, translatable("core", "Time steps that a kernel sees.")), strideSetting(1),
         paddingSetting(translatable("core", "Time steps of zeros before and after the sequence.")), dilationSetting(),
         groupsSetting(), biasSetting(translatable("core", "Adds one learned number to each output channel."))});
    static const BlockType row = {
        .name = translatable("core", "Conv1D"),
        .category = "conv",
        .group = translatable("core", "Dense & convolution"),
        .help = translatable("core", "Moves small learned kernels along a sequence and writes how well each fits."),
        .mathematics = "z[t,o] = b[o] + sum_{i,k} w[o,i,k] x[s t + d k - p, i]",
        .source =
            "Waibel, Hanazawa, Hinton, Shikano, Lang, \"Phoneme recognition using time-delay neural networks\", "
            "1989",
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
