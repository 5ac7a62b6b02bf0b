#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/flat_optimizer.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/optimizer_settings.h"

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 1> stateNames{"momentum_buffer"};

const std::array sgdSettings{
    learningRateSetting(0.01), momentumSetting(),
    SettingSchema{.key = "nesterov",
                  .label = translatable("core", "Nesterov"),
                  .kind = SettingKind::Boolean,
                  .initial = false,
                  .help = translatable("core", "Looks ahead along the momentum before it steps."),
                  .rare = true},
    weightDecaySetting()};

struct SgdRule {
    static kernels::SgdConstants constants(const Settings& settings, double learningRate, double momentum) {
        return {learningRate, momentum < 0 ? settings.real("momentum") : momentum, settings.boolean("nesterov"),
                settings.real("weight_decay")};
    }
    template <class T>
    static void update(const kernels::SgdConstants& constants, const FlatPiece<T>& piece) {
        kernels::sgdUpdate<T>(piece.n, constants, piece.gradients, piece.state[0], piece.values);
    }
};

}  // namespace

const OptimizerType sgdType{
    .name = "sgd",
    .label = translatable("core", "Gradient descent"),
    .formula = "g = g + decay w; v = momentum v + g; w = w - rate v   (Nesterov: w = w - rate (g + momentum v))",
    .help = translatable("core",
                         "Steps against the gradient of a batch, with momentum where wanted: as in PyTorch the rate "
                         "multiplies the whole velocity, while textbooks put it inside (v = momentum v - rate g), "
                         "which differs once the rate changes."),
    .source = "Robbins and Monro, 1951; Polyak, 1964; Sutskever et al., ICML 2013; as torch.optim.SGD",
    .settings = sgdSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<FlatOptimizer<SgdRule>>(sgdType, settings, table);
    }};

}  // namespace glassbox
