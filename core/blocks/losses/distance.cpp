#include "core/blocks/loss_rows.h"

namespace glassbox {

namespace {

Result<ValueType> target(const LossContext& context) {
    return context.input;
}

Result<EmittedLoss> emitDistance(const LossEmitContext& context, std::string_view op, Attributes attributes = {}) {
    const Result<ValueId> losses =
        context.builder.emitOne(op, {context.input, context.target}, std::move(attributes), "losses");
    if (!losses) return losses.error();
    return EmittedLoss{*losses, {}, {}};
}

Result<EmittedLoss> emitSquares(const LossEmitContext& context) {
    return emitDistance(context, "mean_squared_error");
}

Result<EmittedLoss> emitAbsolutes(const LossEmitContext& context) {
    return emitDistance(context, "mean_absolute_error");
}

Result<EmittedLoss> emitHuber(const LossEmitContext& context) {
    return emitDistance(context, "huber", {{"delta", context.loss.settings.real("delta")}});
}

}  // namespace

const LossType& meanSquaredErrorLoss() {
    static const LossType row = {
        .name = "mean_squared_error",
        .label = translatable("core", "Mean squared error"),
        .formula = "L = 1/n sum_i (p[i] - t[i])^2",
        .help = translatable("core", "The mean squared distance from the target: large misses count most."),
        .source = "Bishop, \"Pattern Recognition and Machine Learning\", 2006, ch. 3.1",
        .settings = {},
        .tasks = regressionTask,
        .target = target,
        .emit = emitSquares};
    return row;
}

const LossType& meanAbsoluteErrorLoss() {
    static const LossType row = {
        .name = "mean_absolute_error",
        .label = translatable("core", "Mean absolute error"),
        .formula = "L = 1/n sum_i |p[i] - t[i]|",
        .help = translatable("core", "The mean distance from the target: outliers pull no harder than others."),
        .source = "Hastie, Tibshirani, Friedman, \"The Elements of Statistical Learning\", 2009, ch. 10.6",
        .settings = {},
        .tasks = regressionTask,
        .target = target,
        .emit = emitAbsolutes};
    return row;
}

const LossType& huberLoss() {
    static const SettingSchema settings[] = {
        {.key = "delta",
         .label = translatable("core", "Delta"),
         .kind = SettingKind::Real,
         .initial = 1.0,
         .minimum = 1e-6,
         .maximum = 1e6,
         .help = translatable("core", "The distance where the squares end and the straight line begins."),
         .logarithmic = true}};
    static const LossType row = {
        .name = "huber",
        .label = translatable("core", "Huber"),
        .formula = "L = 1/n sum_i (d^2/2 if |d| < delta, else delta (|d| - delta/2)), d = p[i] - t[i]",
        .help = translatable("core", "Squares for small misses, a straight line for large ones."),
        .source = "Huber, \"Robust estimation of a location parameter\", 1964",
        .settings = settings,
        .tasks = regressionTask,
        .target = target,
        .emit = emitHuber};
    return row;
}

}  // namespace glassbox
