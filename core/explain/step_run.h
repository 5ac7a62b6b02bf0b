#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment_spec.h"
#include "core/network/lower.h"
#include "core/ops/terms.h"
#include "core/optim/parameter_table.h"
#include "core/runtime/executor.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glassbox {

/// What one step is computed from.
struct StepRunInput {
    const ExperimentSpec* experiment = nullptr;
    std::shared_ptr<const Dataset> dataset;
    const std::vector<std::pair<std::string, Tensor>>* weights = nullptr;
    std::string part;                   ///< "training", "validation", "test"
    std::vector<std::int64_t> samples;  ///< indices into the part: the batch
};

/// One training step without its update, every value kept, in float32 or float64.
class StepRun {
public:
    StepRun() = default;
    /// `fused`: the very entries of training; else one entry an op, so that every value may be moved before it is used.
    static Result<StepRun> make(const StepRunInput& input, DType precision, bool fused, ThreadPool& pool);

    const Graph& graph() const { return *lowered_.graph; }
    /// Runs the whole step.
    void run();
    double read(ValueId value, Element element) const;
    /// The loss when this element is moved by `delta`, everything before it unchanged; the values after it stay as
    /// moved until the next run().
    double lossWhenMoved(ValueId value, Element element, double delta);
    /// Largest absolute element of a value.
    double largest(ValueId value) const;
    std::int64_t batch() const { return batch_; }
    std::uint64_t seed() const { return context_.seed; }

private:
    Result<void> setWeights(const std::vector<std::pair<std::string, Tensor>>& weights);
    Result<void> setSamples(const StepRunInput& input);
    void runForward();
    std::int64_t parameterPosition(ValueId value, Element element) const;

    Lowered lowered_;
    std::unique_ptr<ParameterTable> table_;
    std::unique_ptr<Executor> executor_;
    RunContext context_;
    std::int64_t batch_ = 0;
};

/// How the engine's number was made: the terms of its op over the engine's own inputs.
Terms termsOf(const StepRun& run, const Op& op, int output, Element element);

}  // namespace glassbox
