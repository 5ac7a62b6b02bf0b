#pragma once

#include "core/experiment/experiment_spec.h"

#include <cstdint>
#include <string>

namespace glassbox {

/// One change of an experiment.
struct SpecEdit {
    enum class Place : std::uint8_t {
        OptimizerSetting,  ///< `key` of the optimizer
        Optimizer,         ///< another optimizer, `target`, with its defaults
        Regularizer,       ///< adds the regulariser `target`, with its defaults but for `key`
        BlockSetting,      ///< `key` of the block `target`; inside a composite, of its definition
        EveryBlock,        ///< `key` of every block without memory that has it, where it is `target` (empty: anything)
        Normalization,     ///< of the data: `target`
    };
    Place place = Place::OptimizerSetting;
    std::string target, key;
    Setting value = false;
    bool operator==(const SpecEdit&) const = default;
};

/// The experiment with that change; as it was where it does not apply any more.
ExperimentSpec edited(ExperimentSpec experiment, const SpecEdit& edit);

/// Something to try against a fault.
struct Remedy {
    std::string id;    ///< stable: "lower_rate", "leaky_relu"
    std::string text;  ///< translatable template: "Lower the learning rate to {rate}"
    ErrorArguments arguments;
    SpecEdit edit;

    /// The text with its arguments filled in.
    std::string sentence() const { return fillPlaceholders(text, arguments); }
};

// Remedies that exist; rates are the run's own, not yet changed.
Remedy lowerRate(double rate);
Remedy raiseRate(double rate);
Remedy clipGradients();
Remedy useAdam();
Remedy initialWeights(const std::string& initializer);
Remedy activationOf(const std::string& block, const std::string& function);
Remedy activationEverywhere(const std::string& from, const std::string& to);
Remedy standardizeInputs();
Remedy stopEarly();
Remedy shrinkWeights();

}  // namespace glassbox
