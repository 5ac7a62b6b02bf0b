#pragma once

#include "core/base/schema.h"
#include "core/experiment/experiment_spec.h"

#include <optional>
#include <span>
#include <string_view>

namespace glassbox {

/// How an experiment prepares its data, as a schema that a form and `withDataSetting` share.
std::span<const SettingSchema> dataSettings();
/// Values of these settings in an experiment.
Settings dataSettingsOf(const ExperimentSpec& experiment);
/// The experiment with one of them changed.
ExperimentSpec withDataSetting(ExperimentSpec experiment, std::string_view key, const Setting& value);

/// The experiment on another data set of the catalog: its options with their defaults, its field names (an Output that
/// is compared with the input itself stays so), tokens as they are and other samples standardised.
ExperimentSpec withDataset(ExperimentSpec experiment, std::string_view name);

/// The experiment with the first Input block that its data do not fit made to fit them; none where all fit.
std::optional<ExperimentSpec> withFittingInput(const ExperimentSpec& experiment);

}  // namespace glassbox
