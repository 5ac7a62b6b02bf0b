#include "core/blocks/block_rows.h"
#include "core/blocks/block_rules.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    if (std::optional<Error> error = needNumbers(block, "Flatten")) return *error;
    return one(batchedType(AxisKind::Vector, {block.inputs.front().shape.elements()}));
}

EmittedValues emit(const EmitContext& context) {
    return one(context.builder.emitOne("flatten", {context.inputs[0]}, {}, "out"));
}

std::string summary(const BlockContext& block) {
    if (block.inputs.empty()) return "";
    return "\u2192 " + std::to_string(block.inputs.front().shape.elements());
}

}  // namespace

const BlockType& flattenBlock() {
    static const BlockType row = {
        .name = translatable("core", "Flatten"),
        .category = "shape",
        .group = translatable("core", "Pooling & shape"),
        .help = translatable("core", "Writes all numbers of a picture in one row, channel by channel, row by row."),
        .mathematics = "y[(c H + y) W + x] = x[c,y,x]",
        .source = "Goodfellow, Bengio, Courville, \"Deep Learning\", 2016, ch. 9",
        .idStem = "flatten",
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
