#pragma once

#include "core/optim/element_update.h"
#include "core/runtime/op_times.h"
#include "core/tensor/shape.h"
#include "core/train/layer_pulse.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

/// The pulses of all blocks in one step.
struct PulseColumn {
    std::int64_t step = 0;
    std::vector<LayerPulse> layers;
};

/// How the blocks of a run fared so far: what the strips of the layers show. Immutable; columns are shared between
/// snapshots.
struct RunHealth {
    std::int64_t generation = 0;                              ///< number of the preparation it belongs to
    std::shared_ptr<const std::vector<PulsedLayer>> layers;   ///< in the order of execution
    std::vector<std::shared_ptr<const PulseColumn>> columns;  ///< oldest first; the last is of the step looked at last
};

/// The number whose update is looked at.
struct UpdateWish {
    std::string parameter;                ///< full name: "conv1.weight"
    std::optional<std::int64_t> element;  ///< flat, in the parameter's shape; none: where the gradient is largest
    bool operator==(const UpdateWish&) const = default;
};

/// What one step made of one number of a parameter, as the run did it.
struct UpdateView {
    std::int64_t generation = 0;
    std::int64_t step = 0;    ///< that made the update
    std::string optimizer;    ///< type: "adam"
    double learningRate = 0;  ///< of that step
    std::string parameter;
    Shape shape;
    std::int64_t element = 0;
    bool largest = false;  ///< it was taken because its gradient is the largest
    bool frozen = false;   ///< the optimizer leaves it as it is
    ElementUpdate update;
};

/// Where the time of a step goes.
struct StepTimes {
    /// One op of the plan.
    struct Row {
        std::string block, op;  ///< whole id, type
        bool backward = false;
        OpTime time;
    };
    std::int64_t generation = 0;
    std::int64_t step = 0;  ///< steps done when it was measured
    int batch = 0, threads = 1;
    double ceilingGflops = 0;  ///< of one thread
    std::vector<Row> rows;     ///< the slowest first
    double planSeconds = 0;    ///< on the clock: forward, loss, backward
    double idleSeconds = 0;    ///< of all threads together
    double trainSeconds = 0;   ///< of a step of the run, batch and update included; 0: too few were made yet
};

}  // namespace glassbox
