#include "core/blocks/block_rows.h"
#include "core/blocks/pooling.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    return inferPooling(block, "MaxPool2D");
}

EmittedValues emit(const EmitContext& context) {
    return emitPooling(context, "max_pool");
}

}  // namespace

const BlockType& maxPool2dBlock() {
    static const BlockType row = {
        .name = translatable("core", "MaxPool2D"),
        .category = "pooling",
        .group = translatable("core", "Pooling & shape"),
        .help = translatable("core", "Keeps the largest number of each window and makes the picture smaller."),
        .mathematics = "y[c,y,x] = max_{ky,kx} x[c, s y + ky - p, s x + kx - p]",
        .source = "Zhou and Chellappa, \"Computation of optical flow using a neural network\", 1988",
        .idStem = "pool",
        .settings = poolingSettings(),
        .inputs = inputPort(),
        .outputs = outputPort(),
        .infer = infer,
        .parameters = noParameters,
        .emit = emit,
        .summary = poolingSummary};
    return row;
}

}  // namespace glassbox
