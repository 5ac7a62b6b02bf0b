#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/flat_optimizer.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/optimizer_settings.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 1> stateNames{"sum"};

const std::array adagradSettings{
    learningRateSetting(0.01),
    SettingSchema{.key = "lr_decay",
                  .label = translatable("core", "Rate decay"),
                  .kind = SettingKind::Real,
                  .initial = 0.0,
                  .minimum = 0,
                  .maximum = 1,
                  .help = translatable("core", "Divides the rate of step t by 1 + (t - 1) times this."),
                  .rare = true},
    SettingSchema{.key = "initial_accumulator",
                  .label = translatable("core", "First sum"),
                  .kind = SettingKind::Real,
                  .initial = 0.0,
                  .minimum = 0,
                  .maximum = 1e6,
                  .help = translatable("core", "What the sums of squared gradients start at."),
                  .rare = true},
    epsilonSetting(1e-10), weightDecaySetting()};

struct AdagradRule {
    static kernels::AdagradConstants constants(const Settings& settings, double learningRate, double /*momentum*/) {
        return {learningRate, settings.real("lr_decay"), settings.real("epsilon"), settings.real("weight_decay")};
    }
    template <class T>
    static void update(const kernels::AdagradConstants& constants, const FlatPiece<T>& piece) {
        kernels::adagradUpdate<T>(piece.n, constants, piece.step, piece.gradients, piece.state[0], piece.values);
    }
};

std::unique_ptr<Optimizer> make(const Settings& settings, const ParameterTable& table) {
    auto optimizer = std::make_unique<FlatOptimizer<AdagradRule>>(adagradType, settings, table);
    Tensor& sum = *optimizer->state().at("sum");
    const double start = settings.real("initial_accumulator");
    if (sum.dtype() == DType::F64)
        std::ranges::fill(sum.span<double>(), start);
    else
        std::ranges::fill(sum.span<float>(), static_cast<float>(start));
    return optimizer;
}

}  // namespace

const OptimizerType adagradType{
    .name = "adagrad",
    .label = translatable("core", "AdaGrad"),
    .formula = "g = g + decay w; s = s + g^2; w = w - rate / (1 + (t - 1) lr_decay) g / (sqrt(s) + epsilon)",
    .help = translatable("core",
                         "Steps of each weight shrink with the sum of its squared gradients, so that rare inputs learn "
                         "in large steps."),
    .source = "Duchi, Hazan and Singer, JMLR 12, 2011; as torch.optim.Adagrad",
    .settings = adagradSettings,
    .state = stateNames,
    .make = &make};

}  // namespace glassbox
