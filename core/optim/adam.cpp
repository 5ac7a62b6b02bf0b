#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/flat_optimizer.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/optimizer_settings.h"

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 2> stateNames{"exp_avg", "exp_avg_sq"};

SettingSchema beta1() {
    return shareKeptSetting("beta1", translatable("core", "Decay of the mean"), 0.9,
                            translatable("core", "Share of the running mean of the gradients that each step keeps."));
}

SettingSchema beta2() {
    return shareKeptSetting("beta2", translatable("core", "Decay of the squares"), 0.999,
                            translatable("core", "Share of the running mean of their squares that each step keeps."));
}

const std::array adamSettings{learningRateSetting(0.001), beta1(), beta2(), epsilonSetting(1e-8), weightDecaySetting()};
const std::array adamwSettings{learningRateSetting(0.001), beta1(), beta2(), epsilonSetting(1e-8),
                               decoupledDecaySetting(0.01)};

template <bool decoupled>
struct AdamRule {
    static kernels::AdamConstants constants(const Settings& settings, double learningRate, double momentum) {
        return {learningRate,
                momentum < 0 ? settings.real("beta1") : momentum,
                settings.real("beta2"),
                settings.real("epsilon"),
                settings.real("weight_decay"),
                decoupled};
    }
    template <class T>
    static void update(const kernels::AdamConstants& constants, const FlatPiece<T>& piece) {
        kernels::adamUpdate<T>(piece.n, constants, piece.step, piece.gradients, piece.state[0], piece.state[1],
                               piece.values);
    }
};

}  // namespace

const OptimizerType adamType{
    .name = "adam",
    .label = translatable("core", "Adam"),
    .formula =
        "m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; "
        "w = w - rate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)",
    .help = translatable("core", "Gives every weight a step length of its own from running means of its gradients."),
    .source = "Kingma and Ba, ICLR 2015; as torch.optim.Adam",
    .settings = adamSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<FlatOptimizer<AdamRule<false>>>(adamType, settings, table);
    }};

const OptimizerType adamwType{
    .name = "adamw",
    .label = translatable("core", "AdamW"),
    .formula =
        "w = (1 - rate decay) w; m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; "
        "w = w - rate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)",
    .help = translatable("core", "Adam whose weight decay shrinks the weights themselves, apart from the gradients."),
    .source = "Loshchilov and Hutter, \"Decoupled weight decay regularization\", ICLR 2019; as torch.optim.AdamW",
    .settings = adamwSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<FlatOptimizer<AdamRule<true>>>(adamwType, settings, table);
    }};

}  // namespace glassbox
