#include "core/blocks/loss_rows.h"

namespace glassbox {

namespace {

Result<ValueType> target(const LossContext& context) {
    return context.input;
}

Result<EmittedLoss> emit(const LossEmitContext& context) {
    const Result<std::vector<ValueId>> results =
        context.builder.emit("sigmoid_cross_entropy", {context.input, context.target}, {}, {"losses", "out"});
    if (!results) return results.error();
    return EmittedLoss{results->front(), {}, results->back()};
}

}  // namespace

const LossType& binaryCrossEntropyLoss() {
    static const LossType row = {
        .name = "binary_cross_entropy",
        .label = translatable("core", "Binary cross-entropy"),
        .formula = "L = -1/n sum_i (t[i] log p[i] + (1 - t[i]) log(1 - p[i])), p = sigmoid(z)",
        .help = translatable("core",
                             "How surprised the network is by each yes or no; computed from the numbers before the "
                             "sigmoid, so that nothing is lost where it is nearly sure."),
        .source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, ch. 4.3.2",
        .settings = {},
        .tasks = binaryTask,
        .target = target,
        .emit = emit};
    return row;
}

}  // namespace glassbox
