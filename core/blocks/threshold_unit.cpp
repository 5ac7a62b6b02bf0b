#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needVector(block, "ThresholdUnit")) return *error;
    return one(batchedType(AxisKind::Vector, {block.settings.integer("units")}));
}

std::vector<ParameterDeclaration> parameters(const BlockContext& block) {
    const std::int64_t in = block.inputs.front().shape[0], units = block.settings.integer("units");
    return {{"weight", {units, in}, block.settings.text("initializer"), in, units}, {"threshold", {units}, "zeros"}};
}

EmittedValues emit(const EmitContext& context) {
    GraphBuilder& builder = context.builder;
    const Result<ValueId> product =
        builder.emitOne("product", {context.inputs[0], context.parameters[0]}, {}, "product");
    if (!product) return product.error();
    const Result<ValueId> minus = builder.emitOne("scale", {context.parameters[1]}, {{"factor", -1.0}}, "bias");
    if (!minus) return minus.error();
    const Result<ValueId> z = builder.emitOne("add_bias", {*product, *minus}, {}, "z");
    if (!z) return z.error();
    return one(builder.emitOne("step", {*z}, {}, "out"));
}

std::string summary(const BlockContext& block) {
    const std::string units = std::to_string(block.settings.integer("units"));
    return block.inputs.empty() ? units : std::to_string(block.inputs.front().shape[0]) + " \u2192 " + units;
}

}  // namespace

const BlockType& thresholdUnitBlock() {
    static const std::vector<SettingSchema> settings =
        withInitializer({{.key = "units",
                          .label = translatable("core", "Units"),
                          .kind = SettingKind::Integer,
                          .initial = std::int64_t{1},
                          .minimum = 1,
                          .maximum = 1000000,
                          .help = translatable("core", "How many units; each fires or doesn't."),
                          .logarithmic = true,
                          .required = true}},
                        "zeros");
    static const BlockType row = {
        .name = translatable("core", "ThresholdUnit"),
        .category = "dense",
        .group = translatable("core", "Dense & convolution"),
        .help = translatable("core",
                             "The first model of a neuron: fires (1) where its weighted inputs reach a threshold, else "
                             "0. It has no gradient: the perceptron rule trains it."),
        .mathematics = "y[o] = 1 if sum_i w[o,i] x[i] >= threshold[o], else 0",
        .source = "McCulloch and Pitts, \"A logical calculus of the ideas immanent in nervous activity\", 1943",
        .idStem = "unit",
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
