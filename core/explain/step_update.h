#pragma once

#include "core/base/result.h"
#include "core/explain/moment.h"
#include "core/explain/step_run.h"
#include "core/optim/optimizer.h"
#include "core/optim/regularizer.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glassbox {

/// What the update makes of one parameter; tensors in its shape.
struct ParameterChange {
    Tensor before, after;
    Tensor change;     ///< after - before
    Tensor gradient;   ///< of the loss
    Tensor descended;  ///< what the optimizer is given: with penalties, clipped
    std::vector<std::pair<std::string, Tensor>> stateBefore, stateAfter;  ///< of the optimizer: "exp_avg"
};

/// The end of a step: regularisers, the optimizer's own kernels, statistics and counters, on a copy of the parameters.
class StepUpdate {
public:
    /// An error where the optimizer's state doesn't belong to these parameters.
    static Result<StepUpdate> make(const Moment& moment, const Lowered& lowered, const ParameterTable& table);

    /// Updates the parameters of a step whose gradients are there.
    void run(const StepRun& step, ThreadPool& pool);
    /// What the last run() made of the parameter of this number.
    ParameterChange change(const StepRun& step, std::size_t parameter) const;

private:
    std::map<std::string, Tensor> startState_;
    std::vector<std::int64_t> startSteps_;
    double learningRate_ = 0, momentum_ = -1;
    Regularization regularization_;
    std::unique_ptr<Optimizer> optimizer_;
    ParameterTable after_;
    Tensor descended_;  ///< flat
};

}  // namespace glassbox
