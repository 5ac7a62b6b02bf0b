#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/flat_optimizer.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/optimizer_settings.h"

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 3> stateNames{"square_avg", "momentum_buffer", "grad_avg"};

const std::array rmspropSettings{
    learningRateSetting(0.01),
    shareKeptSetting("alpha", translatable("core", "Decay"), 0.99,
                     translatable("core", "Share of the running mean of squared gradients that each step keeps.")),
    momentumSetting(),
    epsilonSetting(1e-8),
    SettingSchema{.key = "centered",
                  .label = translatable("core", "Centered"),
                  .kind = SettingKind::Boolean,
                  .initial = false,
                  .help = translatable("core", "Divides by the deviation of the gradients instead of their size."),
                  .rare = true},
    weightDecaySetting()};

struct RmspropRule {
    static kernels::RmspropConstants constants(const Settings& settings, double learningRate, double momentum) {
        return {learningRate,
                settings.real("alpha"),
                settings.real("epsilon"),
                momentum < 0 ? settings.real("momentum") : momentum,
                settings.boolean("centered"),
                settings.real("weight_decay")};
    }
    template <class T>
    static void update(const kernels::RmspropConstants& constants, const FlatPiece<T>& piece) {
        kernels::rmspropUpdate<T>(piece.n, constants, piece.gradients, piece.state[0], piece.state[1], piece.state[2],
                                  piece.values);
    }
};

}  // namespace

const OptimizerType rmspropType{
    .name = "rmsprop",
    .label = translatable("core", "RMSprop"),
    .formula =
        "g = g + decay w; s = alpha s + (1 - alpha) g^2; v = momentum v + g / (sqrt(s) + epsilon); "
        "w = w - rate v   (centered: sqrt(s - m^2), m = alpha m + (1 - alpha) g)",
    .help = translatable("core", "Divides each weight's step by the recent size of its gradients."),
    .source =
        "Tieleman and Hinton, lecture 6.5 of \"Neural networks for machine learning\", 2012; Graves, 2013; as "
        "torch.optim.RMSprop",
    .settings = rmspropSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<FlatOptimizer<RmspropRule>>(rmspropType, settings, table);
    }};

}  // namespace glassbox
