#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/regularizer_kernels.h"
#include "core/optim/regularizer_rows.h"

#include <array>
#include <cmath>

namespace glassbox {

namespace {

constexpr double normEpsilon = 1e-6;  // as torch.nn.utils.clip_grad_norm_
constexpr double rowEpsilon = 1e-7;   // as torch.renorm

SettingSchema limitSetting(double initial, std::string_view help) {
    return {.key = "limit",
            .label = translatable("core", "Limit"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 1e-6,
            .maximum = 1e6,
            .help = help,
            .logarithmic = true};
}

const std::array clipNormSettings{
    limitSetting(1.0, translatable("core", "Longest that all gradients together may be."))};
const std::array clipValueSettings{limitSetting(0.5, translatable("core", "Largest size of a single gradient."))};
const std::array maxNormSettings{
    limitSetting(3.0, translatable("core", "Longest that the incoming weights of a unit may be."))};

template <class T>
void clipNorm(const RegularizerContext& context) {
    T* gradients = static_cast<T*>(context.table.gradients());
    const int tasks = static_cast<int>(context.pieces.size());
    context.pool.forEach(tasks, [&](int task) {
        const ParameterPiece& piece = context.pieces[static_cast<std::size_t>(task)];
        context.partials[static_cast<std::size_t>(task)] =
            kernels::sumOfSquares<T>(piece.end - piece.begin, gradients + piece.begin);
    });
    double sum = 0;
    for (const double partial : context.partials)
        sum += partial;
    const double share = context.settings.real("limit") / (std::sqrt(sum) + normEpsilon);
    if (share >= 1) return;
    context.pool.forEach(tasks, [&](int task) {
        const ParameterPiece& piece = context.pieces[static_cast<std::size_t>(task)];
        T* g = gradients + piece.begin;
        kernels::scale<T>(piece.end - piece.begin, g, static_cast<T>(share), g);
    });
}

template <class T>
void clipValue(const RegularizerContext& context) {
    T* gradients = static_cast<T*>(context.table.gradients());
    context.pool.forEach(static_cast<int>(context.pieces.size()), [&](int task) {
        const ParameterPiece& piece = context.pieces[static_cast<std::size_t>(task)];
        kernels::clipValues<T>(piece.end - piece.begin, context.settings.real("limit"), gradients + piece.begin);
    });
}

template <class T>
void limitRows(const RegularizerContext& context) {
    T* values = static_cast<T*>(context.table.values());
    const double limit = context.settings.real("limit");
    context.pool.forEach(static_cast<int>(context.rows.size()), [&](int task) {
        const RowPiece& piece = context.rows[static_cast<std::size_t>(task)];
        for (std::int64_t row = 0; row < piece.rows; ++row) {
            T* w = values + piece.begin + row * piece.columns;
            const double length = std::sqrt(kernels::sumOfSquares<T>(piece.columns, w));
            if (length > limit) kernels::scale<T>(piece.columns, w, static_cast<T>(limit / (length + rowEpsilon)), w);
        }
    });
}

/// Float or double, as the table is.
template <void (*asFloat)(const RegularizerContext&), void (*asDouble)(const RegularizerContext&)>
void applyAs(const RegularizerContext& context) {
    (context.table.precision() == DType::F64 ? asDouble : asFloat)(context);
}

}  // namespace

const RegularizerType clipNormRegularizer{
    .name = "clip_norm",
    .label = translatable("core", "Clip the gradients' length"),
    .formula = "g = g min(1, limit / |g|), |g| over all parameters",
    .help = translatable("core", "Shortens a step whose gradients together are longer than the limit."),
    .source =
        "Pascanu, Mikolov and Bengio, \"On the difficulty of training recurrent neural networks\", ICML 2013; as "
        "torch.nn.utils.clip_grad_norm_",
    .stage = RegularizerStage::Clipping,
    .settings = clipNormSettings,
    .apply = &applyAs<clipNorm<float>, clipNorm<double>>};

const RegularizerType clipValueRegularizer{
    .name = "clip_value",
    .label = translatable("core", "Clip each gradient"),
    .formula = "g = max(-limit, min(limit, g))",
    .help = translatable("core", "Limits every single gradient; the direction of a step may change."),
    .source =
        "Mikolov, \"Statistical language models based on neural networks\", 2012; as "
        "torch.nn.utils.clip_grad_value_",
    .stage = RegularizerStage::Clipping,
    .settings = clipValueSettings,
    .apply = &applyAs<clipValue<float>, clipValue<double>>};

const RegularizerType maxNormRegularizer{
    .name = "max_norm",
    .label = translatable("core", "Max-norm"),
    .formula = "w[o] = w[o] min(1, limit / |w[o]|) after each step, for the incoming weights of each unit o",
    .help = translatable("core", "Keeps the incoming weights of every unit within a ball."),
    .source =
        "Srebro, Rennie and Jaakkola, \"Maximum-margin matrix factorization\", NIPS 2004; Srivastava et al., "
        "2014; as torch.renorm",
    .stage = RegularizerStage::Constraint,
    .settings = maxNormSettings,
    .apply = &applyAs<limitRows<float>, limitRows<double>>};

}  // namespace glassbox
