#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/flat_optimizer.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/optimizer_settings.h"

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 1> stateNames{"exp_avg"};

const std::array lionSettings{
    learningRateSetting(1e-4),
    shareKeptSetting("beta1", translatable("core", "Decay of the mean"), 0.9,
                     translatable("core",
                                  "Share of the running mean in the direction of a step; the rest is the "
                                  "gradient's.")),
    shareKeptSetting("beta2", translatable("core", "Decay of the memory"), 0.99,
                     translatable("core", "Share of the running mean of the gradients that each step keeps.")),
    decoupledDecaySetting(0.0)};

struct LionRule {
    static kernels::LionConstants constants(const Settings& settings, double learningRate, double momentum) {
        return {learningRate, momentum < 0 ? settings.real("beta1") : momentum, settings.real("beta2"),
                settings.real("weight_decay")};
    }
    template <class T>
    static void update(const kernels::LionConstants& constants, const FlatPiece<T>& piece) {
        kernels::lionUpdate<T>(piece.n, constants, piece.gradients, piece.state[0], piece.values);
    }
};

}  // namespace

const OptimizerType lionType{
    .name = "lion",
    .label = translatable("core", "Lion"),
    .formula = "w = (1 - rate decay) w; w = w - rate sign(beta1 m + (1 - beta1) g); m = beta2 m + (1 - beta2) g",
    .help = translatable("core",
                         "Moves every weight by the same length, the sign alone decides; wants a rate three to ten "
                         "times smaller than Adam's."),
    .source = "Chen et al., \"Symbolic discovery of optimization algorithms\", NeurIPS 2023",
    .settings = lionSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<FlatOptimizer<LionRule>>(lionType, settings, table);
    }};

}  // namespace glassbox
