#pragma once

#include "core/experiment/experiment_spec.h"

#include <span>
#include <string_view>

namespace glassbox {

/// The plain settings of an experiment (batch size, epochs, seed, share of validation, what is watched) as a schema,
/// for forms.
std::span<const SettingSchema> runSettings();

/// Their values in an experiment.
Settings runSettingsOf(const ExperimentSpec& experiment);

/// The experiment with one of them changed; the value has been checked against the schema.
ExperimentSpec withRunSetting(ExperimentSpec experiment, std::string_view key, const Setting& value);

}  // namespace glassbox
