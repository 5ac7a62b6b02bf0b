#include "core/blocks/loss_rows.h"

namespace glassbox {

namespace {

Result<ValueType> target(const LossContext& context) {
    return context.input;
}

Result<EmittedLoss> emit(const LossEmitContext& context) {
    const Result<std::vector<ValueId>> results =
        context.builder.emit("softmax_kl_divergence", {context.input, context.target}, {}, {"losses", "out"});
    if (!results) return results.error();
    return EmittedLoss{results->front(), {}, results->back()};
}

}  // namespace

const LossType& klDivergenceLoss() {
    static const LossType row = {
        .name = "kl_divergence",
        .label = translatable("core", "KL divergence"),
        .formula = "L = sum_k t[k] (log t[k] - log p[k]), p = softmax(z)",
        .help = translatable("core",
                             "How far the network's probabilities are from a given distribution; a class label counts "
                             "as the distribution that is sure of it."),
        .source = "Kullback and Leibler, \"On information and sufficiency\", 1951",
        .settings = {},
        .tasks = classificationTask,
        .target = target,
        .emit = emit};
    return row;
}

}  // namespace glassbox
