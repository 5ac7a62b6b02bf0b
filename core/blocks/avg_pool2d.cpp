#include "core/blocks/block_rows.h"
#include "core/blocks/pooling.h"

namespace glassbox {

namespace {

InferredTypes infer(const BlockContext& block) {
    return inferPooling(block, "AvgPool2D");
}

EmittedValues emit(const EmitContext& context) {
    return emitPooling(context, "average_pool");
}

}  // namespace

const BlockType& avgPool2dBlock() {
    static const BlockType row = {
        .name = translatable("core", "AvgPool2D"),
        .category = "pooling",
        .group = translatable("core", "Pooling & shape"),
        .help = translatable("core", "Takes the mean of each window, padding counted as zeros."),
        .mathematics = "y[c,y,x] = 1/k^2 sum_{ky,kx} x[c, s y + ky - p, s x + kx - p]",
        .source = "LeCun et al., \"Handwritten digit recognition with a back-propagation network\", 1990",
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
