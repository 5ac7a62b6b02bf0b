#pragma once

#include "core/runtime/executor.h"

#include <cstdint>
#include <vector>

namespace glassbox {

/// Where the time of one op goes, in a step.
struct OpTime {
    OpId op;
    double seconds = 0;  ///< of all threads together
    double flops = 0;    ///< floating-point operations of the batch
    double bytes = 0;    ///< that it must touch at the least
    /// Share of the machine's multiply-add rate, while it runs.
    double ceilingShare = 0;
};

/// Where the time of a step's plan goes: forward, loss, backward.
struct OpTimes {
    std::vector<OpTime> ops;  ///< by plan entry
    double stepSeconds = 0;   ///< on the clock
    double idleSeconds = 0;   ///< of all threads together: at barriers, and between tasks
    int threads = 1;
};

/// Runs the plan so many times as training does, and takes the time of every task. Values and gradients are left as the
/// last run made them. `ceilingGflops`: of one thread.
OpTimes measureOpTimes(Executor& executor, const RunContext& context, int runs, double ceilingGflops);

}  // namespace glassbox
