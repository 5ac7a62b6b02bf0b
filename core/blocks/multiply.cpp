#include "core/blocks/block_rows.h"
#include "core/blocks/merging.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    return inferSameTypes(block, "Multiply");
}

/// One product after the other: ((a b) c) ...
EmittedValues emit(const EmitContext& context) {
    ValueId product = context.inputs[0];
    for (std::size_t i = 1; i < context.inputs.size(); ++i) {
        const std::string name = i + 1 == context.inputs.size() ? "out" : "product" + std::to_string(i);
        const Result<ValueId> next = context.builder.emitOne("multiply", {product, context.inputs[i]}, {}, name);
        if (!next) return next.error();
        product = *next;
    }
    return std::vector<ValueId>{product};
}

std::string summary(const BlockContext& /*block*/) {
    return "\u00d7";
}

}  // namespace

const BlockType& multiplyBlock() {
    static const BlockType row = {
        .name = translatable("core", "Multiply"),
        .category = "shape",
        .group = translatable("core", "Wiring"),
        .help = translatable("core", "Multiplies values of one shape, number by number, as a gate does."),
        .mathematics = "y = a b",
        .source = "Hochreiter, Schmidhuber, \"Long short-term memory\", Neural Computation 9, 1997",
        .idStem = "multiply",
        .settings = mergingSettings(),
        .inputs = mergingPorts().first(2),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = noParameters,
        .emit = emit,
        .summary = summary,
        .inputsFor = portsOfMerging};
    return row;
}

}  // namespace glassbox
