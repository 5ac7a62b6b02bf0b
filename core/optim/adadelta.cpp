#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/flat_optimizer.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/optimizer_settings.h"

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 2> stateNames{"square_avg", "acc_delta"};

const std::array adadeltaSettings{
    learningRateSetting(1.0),
    shareKeptSetting("rho", translatable("core", "Decay"), 0.9,
                     translatable("core", "Share of both running means of squares that each step keeps.")),
    epsilonSetting(1e-6), weightDecaySetting()};

struct AdadeltaRule {
    static kernels::AdadeltaConstants constants(const Settings& settings, double learningRate, double /*momentum*/) {
        return {learningRate, settings.real("rho"), settings.real("epsilon"), settings.real("weight_decay")};
    }
    template <class T>
    static void update(const kernels::AdadeltaConstants& constants, const FlatPiece<T>& piece) {
        kernels::adadeltaUpdate<T>(piece.n, constants, piece.gradients, piece.state[0], piece.state[1], piece.values);
    }
};

}  // namespace

const OptimizerType adadeltaType{
    .name = "adadelta",
    .label = translatable("core", "AdaDelta"),
    .formula =
        "g = g + decay w; s = rho s + (1 - rho) g^2; d = sqrt(a + epsilon) / sqrt(s + epsilon) g; "
        "a = rho a + (1 - rho) d^2; w = w - rate d",
    .help = translatable("core",
                         "Measures each step in units of the steps before it, so that the rate is a plain factor and "
                         "1 mostly does."),
    .source = "Zeiler, \"ADADELTA: an adaptive learning rate method\", 2012; as torch.optim.Adadelta",
    .settings = adadeltaSettings,
    .state = stateNames,
    .make = [](const Settings& settings, const ParameterTable& table) -> std::unique_ptr<Optimizer> {
        return std::make_unique<FlatOptimizer<AdadeltaRule>>(adadeltaType, settings, table);
    }};

}  // namespace glassbox
