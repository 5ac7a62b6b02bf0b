#pragma once

#include "core/base/result.h"
#include "core/base/schema.h"
#include "core/network/lower.h"
#include "core/network/network_spec.h"

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// Which data an experiment uses and how it is prepared.
struct DataSpec {
    std::string dataset = "mnist";
    Settings options;                            ///< of the data set, all that its catalog row declares
    std::map<std::string, std::string> inputs;   ///< Input block id -> field ("image")
    std::map<std::string, std::string> targets;  ///< Output block id -> field ("label")
    double validation = 0.1;                     ///< share of the training part
    std::uint64_t splitSeed = 1;
    std::string normalization = "standardize";  ///< "none", "standardize"
    bool perChannel = true;
    bool operator==(const DataSpec&) const = default;
};

/// A typed choice with settings: an optimizer, a schedule, a regulariser.
struct ChoiceSpec {
    std::string type;
    Settings settings;
    bool operator==(const ChoiceSpec&) const = default;
};

/// Stop early when a metric of the watched part reaches a target.
struct StopTarget {
    std::string metric =
        "validation_accuracy";  ///< or "test_accuracy" where the test part is watched, "validation_loss"
    double value = 0.99;
    bool operator==(const StopTarget&) const = default;
};

/// Everything that makes a run repeatable: network, data, losses, optimizer, schedule, sizes and seed.
struct ExperimentSpec {
    std::string name;
    NetworkSpec network;
    DataSpec data;
    std::map<std::string, LossSpec> losses;  ///< by Output block id
    ChoiceSpec optimizer;
    ChoiceSpec schedule;
    std::vector<ChoiceSpec> regularization;  ///< rows of core/optim/regularizer.h, each at most once
    std::int64_t batchSize = 64;
    bool dropLast = false;
    std::int64_t epochs = 5;
    std::optional<StopTarget> stopAt;
    bool watchTest =
        false;  ///< "watch": "test" (benchmarks): the test part is evaluated every epoch, and the window marks it
    std::uint64_t seed = 1;
    DType precision = DType::F32;
    bool operator==(const ExperimentSpec&) const = default;
};

/// Reads "glassbox.experiment/1" text; `folder` resolves a network given as a relative path.
Result<ExperimentSpec> parseExperiment(std::string_view json, const std::filesystem::path& folder = {});
std::string writeExperiment(const ExperimentSpec& experiment);
/// Reads a file that holds an experiment, or a network (which gets default data, losses and optimizer).
Result<ExperimentSpec> loadExperiment(const std::filesystem::path& file);

/// An experiment with defaults around a network: losses by the Output blocks' tasks, SGD with momentum, MNIST.
ExperimentSpec defaultExperiment(const NetworkSpec& network);

/// Checks everything that can be checked without data: network (first problem), losses, optimizer, sizes, memory.
Result<void> validate(const ExperimentSpec& experiment);

/// Bytes that training needs at the least: parameters with gradients and optimizer state, and the activations of a
/// batch. For a network that analyse() finds valid.
double trainingBytes(const ExperimentSpec& experiment);

/// An intervention in a run, recorded with its step and replayed.
struct RunEvent {
    std::int64_t step = 0;
    std::string kind;  ///< "learning_rate", "weight"
    double value = 0;
    std::string parameter{};            ///< of a weight that was set by hand: "fc1.weight"
    std::vector<std::int64_t> index{};  ///< which of its numbers
    bool operator==(const RunEvent&) const = default;
};

/// Reads "glassbox.events/1" text.
Result<std::vector<RunEvent>> parseEvents(std::string_view json);
std::string writeEvents(std::span<const RunEvent> events);

}  // namespace glassbox
