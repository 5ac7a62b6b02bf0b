#include "core/base/platform/memory.h"
#include "core/train/trainer_state.h"

namespace glassbox {

Result<Rehearsal> Trainer::rehearse(Keep keep) {
    State& state = *state_;
    std::vector<std::int64_t> epoch = state.order;
    if (const std::int64_t number = state.step / state.batchesPerEpoch; state.orderEpoch != number) {
        if (state.options.shuffle)
            shuffledOrder(state.split.training, state.experiment.seed, number, epoch);
        else
            epoch = state.split.training;
    }
    const std::span<const std::int64_t> batch = state.batchOf(epoch);
    PlanOptions options;
    options.batch = static_cast<int>(batch.size());
    options.precision = state.experiment.precision;
    options.keep = keep;
    options.taps = {state.lowered.graph->loss()};
    options.parameterOffsets = state.parameters.offsets();
    options.memoryLimit = totalMemoryBytes();
    const auto plan = state.plans->get(options);
    if (!plan) return plan.error();
    Rehearsal rehearsal;
    rehearsal.gradients = Tensor(state.parameters.precision(), Shape{state.parameters.size()});
    rehearsal.executor = std::make_unique<Executor>(*plan, state.pool);
    rehearsal.context = {state.experiment.seed, static_cast<std::uint64_t>(state.step), state.parameters.values(),
                         rehearsal.gradients.raw()};
    state.feed->fill(*rehearsal.executor, false, batch.data());
    rehearsal.executor->run(rehearsal.context);
    return rehearsal;
}

}  // namespace glassbox
