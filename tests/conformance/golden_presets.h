#pragma once

#include "core/data/dataset.h"
#include "core/experiment/experiment_spec.h"
#include "tests/conformance/golden_training.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox::testing {

/// A preset that PyTorch trained: losses of all steps, and the first step's gradients.
struct GoldenPreset {
    std::string name;
    std::int64_t batch = 0;
    std::vector<double> losses, lossesSingle;
    std::vector<std::string> parameters;
    std::vector<GoldenTensor> gradientsDouble, gradientsSingle;
};

/// Every network of tests/golden/presets.json.
std::vector<GoldenPreset> readGoldenPresets();
/// Hashes of its script, of the reader of networks, and of every preset that was trained.
std::vector<ScriptHashes> goldenPresetHashes();

/// The preset as make_presets.py trained it: its batch, a constant hundredth of its rate, no dropout.
ExperimentSpec goldenExperiment(const GoldenPreset& golden);
/// The data of make_presets.py: formulas.
std::shared_ptr<const Dataset> goldenData(const GoldenPreset& golden, const ExperimentSpec& experiment);
/// The initial weights of make_presets.py.
std::vector<double> goldenPresetWeights(const std::string& name, const Shape& shape);

}  // namespace glassbox::testing
