#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

std::int64_t featuresOf(const BlockContext& block) {
    const Shape& shape = block.inputs.front().shape;
    return shape[shape.rank() - 1];
}

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needFeatures(block, "Dense")) return *error;
    const ValueType& x = block.inputs.front();
    const std::int64_t units = block.settings.integer("units");
    const Shape shape = x.kind == AxisKind::Sequence ? Shape{x.shape[0], units} : Shape{units};
    return one(batchedType(x.kind, shape));
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t in = featuresOf(block), units = block.settings.integer("units");
    return weightAndBias(block, {units, in}, units, in, units);
}

EmittedValues emit(const EmitContext& context) {
    return emitLinear(context, "product", {});
}

std::string summary(const BlockContext& block) {
    const std::string units = std::to_string(block.settings.integer("units"));
    return block.inputs.empty() ? units : std::to_string(featuresOf(block)) + " \u2192 " + units;
}

}  // namespace

const BlockType& denseBlock() {
    static const std::vector<SettingSchema> settings =
        withInitializer({{.key = "units",
                          .label = translatable("core", "Units"),
                          .kind = SettingKind::Integer,
                          .initial = std::int64_t{64},
                          .minimum = 1,
                          .maximum = 1000000000,
                          .help = translatable("core", "How many numbers come out; each looks at all that come in."),
                          .logarithmic = true,
                          .required = true},
                         biasSetting(translatable("core", "Adds one learned number to each unit."))});
    static const BlockType row = {
        .name = translatable("core", "Dense"),
        .category = "dense",
        .group = translatable("core", "Dense & convolution"),
        .help = translatable("core", "Each unit weighs every number that comes in and adds them up."),
        .mathematics = "z[o] = b[o] + sum_i w[o,i] x[i]",
        .source = "Rumelhart, Hinton, Williams, \"Learning representations by back-propagating errors\", 1986",
        .idStem = "fc",
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
