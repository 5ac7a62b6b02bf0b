#include "core/blocks/block_rows.h"
#include "core/blocks/merging.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    return inferSameTypes(block, "Add");
}

EmittedValues emit(const EmitContext& context) {
    return one(context.builder.emitOne("add", {context.inputs.begin(), context.inputs.end()}, {}, "out"));
}

std::string summary(const BlockContext& /*block*/) {
    return "+";
}

}  // namespace

const BlockType& addBlock() {
    static const BlockType row = {
        .name = translatable("core", "Add"),
        .category = "shape",
        .group = translatable("core", "Wiring"),
        .help = translatable("core", "Adds values of one shape, number by number, as a shortcut around blocks does."),
        .mathematics = "y = a + b",
        .source = "He, Zhang, Ren, Sun, \"Deep residual learning for image recognition\", CVPR 2016",
        .idStem = "add",
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
