#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    const ValueType& x = block.inputs.front();
    if (x.kind == AxisKind::Sequence) return one(batchedType(AxisKind::Vector, {x.shape[1]}));
    if (std::optional<Error> error = needImage(block, "GlobalAvgPool")) return *error;
    return one(batchedType(AxisKind::Vector, {x.shape[0]}));
}

EmittedValues emit(const EmitContext& context) {
    return one(context.builder.emitOne("global_average_pool", {context.inputs[0]}, {}, "out"));
}

std::string summary(const BlockContext& /*block*/) {
    return "";
}

}  // namespace

const BlockType& globalAvgPoolBlock() {
    static const BlockType row = {
        .name = translatable("core", "GlobalAvgPool"),
        .category = "pooling",
        .group = translatable("core", "Pooling & shape"),
        .help = translatable("core", "Takes the mean of each channel over the whole picture or sequence."),
        .mathematics = "y[c] = 1/(H W) sum_{y,x} x[c,y,x]; of a sequence 1/T sum_t x[t,c]",
        .source = "Lin, Chen, Yan, \"Network in network\", 2014",
        .idStem = "pool",
        .settings = {},
        .inputs = inputPort(),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = noParameters,
        .emit = emit,
        .summary = summary};
    return row;
}

}  // namespace glassbox
