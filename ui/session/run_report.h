#pragma once

#include "core/base/error.h"
#include "core/data/dataset.h"
#include "core/data/pipeline.h"
#include "core/experiment/experiment_spec.h"
#include "core/tensor/tensor.h"
#include "core/train/faults.h"
#include "core/train/metrics.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// What the run is doing.
enum class RunState : std::uint8_t { Idle, Preparing, Running, Paused, Finished, Failed };

/// A copy of all parameters after a step, flat, as the network's own table lays them out; belongs to one network.
struct ParameterSnapshot {
    std::int64_t generation = 0;  ///< number of the preparation it belongs to
    std::int64_t step = 0;
    Tensor values;
};

/// What probes need to run the network on their own: it belongs to one preparation.
struct ProbeSetup {
    std::int64_t generation = 0;
    NetworkSpec network;
    std::shared_ptr<const Dataset> dataset;
    std::string part;  ///< "validation", "test": what is watched; "training" where nothing is kept apart
    std::vector<std::int64_t> indices;  ///< of the watched part: into the training part, or into the test part
    Normalization normalization;
    DType precision = DType::F32;
    std::uint64_t seed = 0;  ///< of the run

    /// Samples and labels that `indices` point into.
    const DataPart& samples() const { return part == "test" ? dataset->test : dataset->train; }
};

/// What the training thread hands over: the records since the last report, and the state now.
struct RunReport {
    std::int64_t generation = 0;  ///< grows with every preparation (new network, restart)
    RunState state = RunState::Idle;
    std::vector<StepRecord> steps;    ///< new since the last report
    std::vector<EpochRecord> epochs;  ///< new since the last report
    std::vector<RunEvent> events;     ///< new since the last report
    std::vector<Fault> faults;        ///< seen since the last report
    std::int64_t step = 0, totalSteps = 0, stepsPerEpoch = 0, epochsDone = 0;
    double learningRate = 0, baseLearningRate = 0;
    double trainingSeconds = 0;                           ///< wall time spent in steps so far
    std::shared_ptr<const ParameterSnapshot> parameters;  ///< where the window asked for them, or the state changed
    std::shared_ptr<const ProbeSetup> setup;              ///< of this generation, null while it is prepared
    std::shared_ptr<const Evaluation> finalTest;
    std::optional<Error> error;
};

}  // namespace glassbox
