#include "core/kernels/cpu/regularizer_kernels.h"
#include "core/optim/regularizer_rows.h"

#include <array>

namespace glassbox {

namespace {

SettingSchema strengthSetting(double initial) {
    return {.key = "strength",
            .label = translatable("core", "Strength"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 0,
            .maximum = 100,
            .help = translatable("core", "Weight of the penalty against the loss."),
            .logarithmic = true};
}

SettingSchema excludeBiasesSetting() {
    return {.key = "exclude_biases",
            .label = translatable("core", "Leave biases alone"),
            .kind = SettingKind::Boolean,
            .initial = true,
            .help = translatable("core",
                                 "Only weights are pulled, not parameters with one axis: biases, and scale and shift "
                                 "of a normalisation."),
            .rare = true};
}

const std::array l1Settings{strengthSetting(1e-5), excludeBiasesSetting()};
const std::array l2Settings{strengthSetting(1e-4), excludeBiasesSetting()};

template <class T>
void penalize(const RegularizerContext& context, double l1, double l2) {
    const bool all = !context.settings.boolean("exclude_biases");
    const T* values = static_cast<const T*>(context.table.values());
    T* gradients = static_cast<T*>(context.table.gradients());
    context.pool.forEach(static_cast<int>(context.pieces.size()), [&](int task) {
        const ParameterPiece& piece = context.pieces[static_cast<std::size_t>(task)];
        if (all || piece.weights)
            kernels::addPenalty<T>(piece.end - piece.begin, l1, l2, values + piece.begin, gradients + piece.begin);
    });
}

void applyPenalty(const RegularizerContext& context, double l1, double l2) {
    if (context.table.precision() == DType::F64)
        penalize<double>(context, l1, l2);
    else
        penalize<float>(context, l1, l2);
}

}  // namespace

const RegularizerType l1Regularizer{
    .name = "l1",
    .label = translatable("core", "L1 penalty"),
    .formula = "g = g + strength sign(w): the gradient of strength sum |w|",
    .help = translatable("core", "Pulls every weight towards zero by the same length: many become exactly useless."),
    .source = "Tibshirani, \"Regression shrinkage and selection via the lasso\", 1996",
    .stage = RegularizerStage::Penalty,
    .settings = l1Settings,
    .apply = [](const RegularizerContext& context) { applyPenalty(context, context.settings.real("strength"), 0); }};

const RegularizerType l2Regularizer{
    .name = "l2",
    .label = translatable("core", "L2 penalty"),
    .formula = "g = g + strength w: the gradient of strength / 2 sum w^2",
    .help = translatable("core", "Pulls every weight towards zero in proportion to its size."),
    .source = "Krogh and Hertz, \"A simple weight decay can improve generalization\", NIPS 1991",
    .stage = RegularizerStage::Penalty,
    .settings = l2Settings,
    .apply = [](const RegularizerContext& context) { applyPenalty(context, 0, context.settings.real("strength")); }};

}  // namespace glassbox
