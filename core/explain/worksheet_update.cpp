#include "core/explain/worksheet_rules.h"
#include "core/optim/optimizer.h"
#include "core/optim/regularizer.h"

#include <array>

namespace glassbox {
namespace {

/// First updates of optimizers whose state is fresh: all means are the gradient itself, {rate}, {decay} and {epsilon}
/// are settings.
struct FirstUpdate {
    std::string_view optimizer, plain, decaying;  ///< the second with weight decay; empty: no short formula
};

constexpr std::array<FirstUpdate, 9> firstUpdates = {{
    {"sgd", "{w} − {rate} × {g}", "{w} − {rate} × ({g} + {decay} × {w})"},
    {"adam", "{w} − {rate} × {g} / (abs({g}) + {epsilon})", ""},
    {"adamw", "{w} − {rate} × {g} / (abs({g}) + {epsilon})",
     "{w} − {rate} × {decay} × {w} − {rate} × {g} / (abs({g}) + {epsilon})"},
    {"adagrad", "{w} − {rate} × {g} / (abs({g}) + {epsilon})", ""},
    {"lion", "{w} − {rate} × sign({g})", "{w} − {rate} × {decay} × {w} − {rate} × sign({g})"},
    {"perceptron", "{w} − {rate} × {g}", ""},
    {"hebb", "{w} − {rate} × {g}", ""},
    {"oja", "{w} − {rate} × {g}", ""},
    {"delta", "{w} − {rate} × {g}", ""},
}};

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
}

Settings completeSettings(const Moment& moment, const OptimizerType& type) {
    Settings settings = Settings::defaults(type.settings);
    for (const auto& [key, value] : moment.experiment.optimizer.settings.entries())
        settings.set(key, value);
    return settings;
}

double realOr(const Settings& settings, const char* key, double otherwise) {
    return settings.find(key) == nullptr ? otherwise : settings.real(key);
}

/// Settings with which the first update is another one.
bool unusual(const Settings& settings) {
    const bool nesterov = settings.find("nesterov") != nullptr && settings.boolean("nesterov");
    return nesterov || realOr(settings, "initial_accumulator", 0) != 0;
}

}  // namespace

std::string firstUpdate(const Moment& moment) {
    const OptimizerType* type = findOptimizerType(moment.experiment.optimizer.type);
    if (type == nullptr) return {};
    for (const ChoiceSpec& chosen : moment.experiment.regularization) {
        const RegularizerType* regularizer = findRegularizerType(chosen.type);
        if (regularizer != nullptr && regularizer->apply != nullptr) return {};
    }
    const Settings settings = completeSettings(moment, *type);
    if (unusual(settings)) return {};
    const double decay = realOr(settings, "weight_decay", 0);
    for (const FirstUpdate& row : firstUpdates) {
        if (row.optimizer != type->name) continue;
        std::string text(decay == 0 ? row.plain : row.decaying);
        replaceAll(text, "{rate}", shownConstant(moment.learningRate));
        replaceAll(text, "{decay}", shownConstant(decay));
        replaceAll(text, "{epsilon}", shownConstant(realOr(settings, "epsilon", 0)));
        return text;
    }
    return {};
}

Calculation updateOf(const std::string& pattern, const NumberRef& parameter, double weight, double gradient) {
    Calculation calculation{pattern, pattern};
    NumberRef slope = parameter;
    slope.value = "grad(" + parameter.value + ")";
    replaceAll(calculation.symbols, "{w}", parameter.toString());
    replaceAll(calculation.symbols, "{g}", slope.toString());
    replaceAll(calculation.numbers, "({g})", "(" + shownNumber(gradient, false) + ")");
    replaceAll(calculation.numbers, "{w}", factorNumber(weight, false));
    replaceAll(calculation.numbers, "{g}", factorNumber(gradient, false));
    return calculation;
}

}  // namespace glassbox
