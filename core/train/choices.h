#pragma once

#include "core/base/result.h"
#include "core/experiment/experiment_spec.h"
#include "core/optim/regularizer.h"

#include <span>
#include <string>
#include <vector>

namespace glassbox {

/// The settings of a choice over the defaults of its schema, checked; `place` says where it stands in the experiment.
Result<Settings> completeChoice(const ChoiceSpec& choice, std::span<const SettingSchema> schema,
                                const std::string& place);
/// An experiment's regularisers with complete settings, in its order.
Result<std::vector<ChosenRegularizer>> chosenRegularizers(const ExperimentSpec& experiment);

}  // namespace glassbox
