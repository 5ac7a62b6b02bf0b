#pragma once

#include "core/base/result.h"
#include "core/base/thread_pool.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment_spec.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// What the gradients through time are taken of.
struct TimeGradientRequest {
    ExperimentSpec experiment;
    std::shared_ptr<const Dataset> dataset;
    std::string block;              ///< a recurrent block of it; empty: the first
    std::string part = "training";  ///< that the sequence is of: "training", "validation" or "test"
    std::int64_t sample = 0;        ///< index into the part
    std::int64_t steps = 0;         ///< training steps that each network makes before
    /// Called before each of them with the layer's type and the steps done; false: no answer is wanted any more.
    std::function<bool(const std::string& type, std::int64_t done)> goOn{};
};

/// How strongly the loss at the end of a sequence depends on what a recurrent layer read at each time step.
struct TimeGradient {
    std::string type;   ///< of the layer: "RNN", "LSTM", "GRU"
    std::string value;  ///< that the gradient is by, the layer's input: "embed.out"
    /// By time step: Euclidean length of dL/dx[t], computed in double. Pascanu, Mikolov, Bengio, "On the difficulty of
    /// training recurrent neural networks", 2013.
    std::vector<double> lengths;
};

/// The recurrent blocks of a network, by id, in its order.
std::vector<std::string> recurrentBlocks(const NetworkSpec& network);

/// The same network with an RNN, an LSTM and a GRU of the same units in the block's place, each as the experiment's
/// seed starts it and trained for the same steps, on one sequence. Where the network answers at every step, L is the
/// loss of the last alone. An error where there is no recurrent block or no such sample, or where the training fails.
Result<std::vector<TimeGradient>> gradientsThroughTime(const TimeGradientRequest& request, ThreadPool& pool);

}  // namespace glassbox
