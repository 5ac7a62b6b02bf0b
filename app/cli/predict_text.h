#pragma once

#include "app/cli/commands.h"
#include "core/data/catalog.h"
#include "core/experiment/experiment_spec.h"

#include <string>

namespace glassbox::cli {

/// Whether `--input` is a text to go on from: the data set has characters, and it is no array.
bool takesText(const ExperimentSpec& experiment, const std::string& input);
/// Continues it; prints character by character.
int runPredictText(const PredictOptions& options, const ExperimentSpec& experiment, const DataPlaces& places);

}  // namespace glassbox::cli
