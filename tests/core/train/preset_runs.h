#pragma once

#include "core/train/trainer.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox::test {

/// Names of all files in resources/presets.
std::vector<std::string> presetNames();

/// A preset as it ships, on a few of its own samples (of pictures that do not ship: on noise), so that an epoch is a
/// few steps and ends in a smaller batch.
struct PresetRun {
    ExperimentSpec experiment;
    std::shared_ptr<const Dataset> dataset;
};

/// That run with at most `batch` samples in a batch and so many whole batches before the smaller one.
PresetRun presetRun(const std::string& name, std::int64_t batch, std::int64_t wholeBatches = 2);

}  // namespace glassbox::test
