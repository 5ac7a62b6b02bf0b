#pragma once

#include "core/explain/explain.h"
#include "core/explain/step_run.h"
#include "tests/core/train/small_experiment.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glassbox::test {

using Weights = std::vector<std::pair<std::string, Tensor>>;

/// A trainer's weights by name.
Weights weightsOf(const Trainer& trainer);
/// A tensor among them; fails the test where it is missing.
Tensor& weightNamed(Weights& weights, const std::string& name);
/// Weights of a network that was not trained.
Weights startWeights(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset);

/// A microscope; fails the test where it can't be made.
std::unique_ptr<Microscope> makeMicroscope(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                           const Weights& weights, const std::vector<std::int64_t>& samples,
                                           ThreadPool& pool, const std::string& part = "test");

/// The two runs behind a microscope, open: numbers can be written into them.
struct TwoRuns {
    StepRun engine, reference;
};
TwoRuns makeRuns(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset, const Weights& weights,
                 const std::vector<std::int64_t>& samples, ThreadPool& pool);

/// Input 8x8, Dense of 4 units, relu, Dense of 3, cross entropy; pictures go in as 0..1.
ExperimentSpec denseExperiment();

/// Some elements of a value: the first, the last, the one with the largest number, and others in between.
std::vector<Element> someElements(const StepRun& run, ValueId value, int others);

}  // namespace glassbox::test
