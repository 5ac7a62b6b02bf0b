#include "core/blocks/loss_rows.h"
#include "core/ops/class_weights.h"

namespace glassbox {

namespace {

Result<ValueType> target(const LossContext& context) {
    const std::string& weights = context.settings.text("class_weights");
    if (!weights.empty()) {
        const Result<std::vector<double>> parsed = parseClassWeights(weights, lastSize(context.input.shape));
        if (!parsed) return parsed.error();
    }
    return labelsOf(context.input);
}

Result<EmittedLoss> emit(const LossEmitContext& context) {
    Attributes attributes;
    const double smoothing = context.loss.settings.real("label_smoothing");
    const std::string& weights = context.loss.settings.text("class_weights");
    if (smoothing != 0) attributes.set("label_smoothing", smoothing);
    if (!weights.empty()) attributes.set("class_weights", weights);
    return emitLabelLoss(context, "softmax_cross_entropy", std::move(attributes), true);
}

}  // namespace

const LossType& crossEntropyLoss() {
    static const SettingSchema settings[] = {
        {.key = "label_smoothing",
         .label = translatable("core", "Label smoothing"),
         .kind = SettingKind::Real,
         .initial = 0.0,
         .minimum = 0,
         .maximum = 0.99,
         .help = translatable("core",
                              "Share of the certainty that is spread over all classes, so that the network is not "
                              "driven to extremes."),
         .rare = true},
        {.key = "class_weights",
         .label = translatable("core", "Class weights"),
         .kind = SettingKind::Text,
         .initial = std::string(),
         .help = translatable("core",
                              "A number a class, such as 1, 2, 0.5, for classes that should count more or less; empty: "
                              "all the same."),
         .rare = true}};
    static const LossType row = {
        .name = "cross_entropy",
        .label = translatable("core", "Cross-entropy"),
        .formula = "L = -log p[label], p = softmax(z)",
        .help = translatable("core",
                             "How surprised the network is by the right answer; with class weights the mean is a "
                             "weighted one, as PyTorch's."),
        .source =
            "Bishop, \"Pattern Recognition and Machine Learning\", 2006, ch. 4.3; label smoothing: Szegedy et al., "
            "CVPR 2016",
        .settings = settings,
        .tasks = classificationTask,
        .target = target,
        .emit = emit};
    return row;
}

}  // namespace glassbox
