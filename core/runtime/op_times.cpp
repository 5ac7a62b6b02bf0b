#include "core/runtime/op_times.h"

#include "core/base/platform/clock.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <atomic>

namespace glassbox {

namespace {

/// Samples that the cost of an op is to be counted for: costs are by sample, but where nothing is batched.
double samplesOf(const Graph& graph, const Op& op, int batch) {
    const auto batched = [&](ValueId id) { return id.valid() && graph.value(id).type.batched; };
    const bool any = std::ranges::any_of(op.inputs, batched) || std::ranges::any_of(op.outputs, batched);
    return any ? batch : 1;
}

OpTime timeOf(const Plan& plan, OpId id, double seconds, double ceilingGflops) {
    const Op& op = plan.graph().op(id);
    const double samples = samplesOf(plan.graph(), op, plan.options().batch);
    const Cost cost = findOpType(op.type)->cost(plan.graph(), op);
    OpTime time{id, seconds, samples * cost.flops, samples * cost.bytes, 0};
    if (plan.options().precision == DType::F64) time.bytes *= 2;  // costs are of float32
    if (seconds > 0 && ceilingGflops > 0) time.ceilingShare = time.flops / (seconds * ceilingGflops * 1e9);
    return time;
}

}  // namespace

OpTimes measureOpTimes(Executor& executor, const RunContext& context, int runs, double ceilingGflops) {
    const Plan& plan = executor.plan();
    std::vector<std::atomic<std::int64_t>> nanoseconds(plan.entries().size());
    executor.run(context);  // the first touches memory that later ones find in the caches
    executor.setTimes(nanoseconds.data());
    const double start = monotonicSeconds();
    for (int run = 0; run < runs; ++run)
        executor.run(context);
    OpTimes times;
    times.stepSeconds = (monotonicSeconds() - start) / runs;
    executor.setTimes(nullptr);
    times.threads = executor.threads();
    times.idleSeconds = times.stepSeconds * times.threads;
    for (std::size_t entry = 0; entry < nanoseconds.size(); ++entry) {
        const double seconds = 1e-9 * static_cast<double>(nanoseconds[entry].load()) / runs;
        times.ops.push_back(timeOf(plan, plan.entries()[entry].op, seconds, ceilingGflops));
        times.idleSeconds -= seconds;
    }
    return times;
}

}  // namespace glassbox
