#pragma once

#include "core/base/result.h"
#include "core/explain/step_numbers.h"
#include "core/network/lower.h"
#include "core/ops/terms.h"
#include "core/optim/parameter_table.h"
#include "core/runtime/executor.h"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glassbox {

/// What one step is computed from.
struct StepSetup {
    std::uint64_t seed = 1;  ///< of random ops
    std::uint64_t step = 0;  ///< of random ops: steps done before this one
    std::int64_t batch = 1;
    const std::vector<std::pair<std::string, Tensor>>* weights = nullptr;   ///< by name, every parameter
    std::function<Result<void>(const Lowered&, Executor&)> fill = nullptr;  ///< writes inputs and targets
};

/// One training step without its update, every value kept, in float32 or float64.
class StepRun {
public:
    StepRun() = default;
    /// `lowered` is a training graph: fused, it gives the very entries of training; not fused, every value may be moved
    /// before it is used.
    static Result<StepRun> make(Lowered lowered, const StepSetup& setup, DType precision, ThreadPool& pool);

    const Graph& graph() const { return *lowered_.graph; }
    /// Runs the whole step.
    void run();
    /// Runs one entry; what it reads must be there.
    void runEntry(OpId op);
    /// Called with the op of each entry that runs.
    void setListener(std::function<void(const Op&)> listener);
    double read(ValueId value, Element element) const;
    /// A copy of a value in logical order, batch axis first where it has one.
    Tensor whole(ValueId value) const;
    /// Overwrites one element; what was computed from it stays as it is.
    void write(ValueId value, Element element, double number);
    /// The loss when this element is `number` and everything before it as the last run() made it. The element stays so:
    /// write back what it was. What comes after it is not to be read until runForward(), gradients until run().
    double lossWhen(ValueId value, Element element, double number);
    /// Computes again what the loss makes of a value: values as the last run() made them, after it was moved.
    void runForward(ValueId from);
    /// Largest absolute element of a value.
    double largest(ValueId value) const;
    std::int64_t batch() const { return batch_; }
    std::uint64_t seed() const { return context_.seed; }
    std::uint64_t step() const { return context_.step; }
    const Lowered& lowered() const { return lowered_; }
    /// Parameters and, of what has run, their gradients.
    const ParameterTable& parameters() const { return *table_; }
    const Executor& executor() const { return *executor_; }

private:
    Result<void> setWeights(const std::vector<std::pair<std::string, Tensor>>& weights);
    void* flatElement(ValueId value, std::int64_t offset);

    Lowered lowered_;
    std::unique_ptr<ParameterTable> table_;
    std::unique_ptr<Executor> executor_;
    RunContext context_;
    std::int64_t batch_ = 0;
};

/// The numbers of a run, to be unfolded; they live as long as the run does.
StepNumbers numbersOf(const StepRun& run);
/// How the engine's number was made: the terms of its op over the engine's own inputs.
Terms termsOf(const StepRun& run, const Op& op, int output, Element element);

}  // namespace glassbox
