#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/optim/flat_optimizer.h"
#include "core/optim/optimizer_rows.h"
#include "core/optim/optimizer_settings.h"

namespace glassbox {

namespace {

SettingSchema rateSetting(double initial) {
    return {.key = "learning_rate",
            .label = translatable("core", "Learning rate"),
            .kind = SettingKind::Real,
            .initial = initial,
            .minimum = 1e-8,
            .maximum = 100,
            .help = translatable("core", "Length of each change; a batch changes by the mean of its samples."),
            .logarithmic = true};
}

const std::array slowSettings{rateSetting(0.01)};
const std::array perceptronSettings{rateSetting(1.0)};

/// w -= rate d: the rule's ops leave d, its change with the sign turned, in the place of the gradient.
struct LocalRuleStep {
    static kernels::SgdConstants constants(const Settings& /*settings*/, double learningRate, double /*momentum*/) {
        return {learningRate, 0, false, 0};
    }
    template <class T>
    static void update(const kernels::SgdConstants& constants, const FlatPiece<T>& piece) {
        kernels::sgdUpdate<T>(piece.n, constants, piece.gradients, nullptr, piece.values);
    }
};

template <const OptimizerType& type>
std::unique_ptr<Optimizer> make(const Settings& settings, const ParameterTable& table) {
    return std::make_unique<FlatOptimizer<LocalRuleStep>>(type, settings, table);
}

}  // namespace

const OptimizerType hebbType{
    .name = "hebb",
    .label = translatable("core", "Hebb's rule"),
    .formula = "w[o,i] = w[o,i] + rate y[o] x[i]",
    .help = translatable("core",
                         "Strengthens what fires together, in a single layer and without targets; the weights grow "
                         "without end."),
    .source = "Hebb, \"The organization of behavior\", 1949",
    .settings = slowSettings,
    .state = {},
    .local = true,
    .make = &make<hebbType>};

const OptimizerType ojaType{
    .name = "oja",
    .label = translatable("core", "Oja's rule"),
    .formula = "w[o,i] = w[o,i] + rate y[o] (x[i] - y[o] w[o,i])",
    .help = translatable("core",
                         "Hebb's rule with weights that settle at length 1: a unit finds the first principal "
                         "component of its inputs."),
    .source = "Oja, \"Simplified neuron model as a principal component analyzer\", J. Math. Biology 15, 1982",
    .settings = slowSettings,
    .state = {},
    .local = true,
    .make = &make<ojaType>};

const OptimizerType perceptronType{
    .name = "perceptron",
    .label = translatable("core", "Perceptron rule"),
    .formula = "w[o,i] = w[o,i] + rate (t[o] - step(z[o])) x[i]",
    .help = translatable("core",
                         "Moves a unit only where it is wrong, in a single layer; finds a line between two classes if "
                         "there is one (batch size 1 is Rosenblatt's rule)."),
    .source = "Rosenblatt, \"The perceptron\", Psychological Review 65, 1958",
    .settings = perceptronSettings,
    .state = {},
    .local = true,
    .make = &make<perceptronType>};

const OptimizerType deltaType{
    .name = "delta",
    .label = translatable("core", "Delta rule"),
    .formula = "w[o,i] = w[o,i] + rate (t[o] - z[o]) x[i]",
    .help = translatable("core",
                         "Moves a single layer by the error of its net input: descent of half the squared error, "
                         "summed over the units."),
    .source = "Widrow and Hoff, \"Adaptive switching circuits\", IRE WESCON, 1960",
    .settings = slowSettings,
    .state = {},
    .local = true,
    .make = &make<deltaType>};

}  // namespace glassbox
