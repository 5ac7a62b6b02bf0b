#include "core/train/trainer_state.h"

#include <cstring>

namespace glassbox {

namespace {

/// Copies into memory that is there already where the size is the same.
void copyInto(Tensor& target, DType type, const Shape& shape, const void* bytes) {
    if (target.dtype() != type || target.shape() != shape || target.empty()) target = Tensor(type, shape);
    std::memcpy(target.raw(), bytes, target.bytes());
}

}  // namespace

void Trainer::State::writeOrigin(StepOrigin& origin, double base) const {
    const ScheduleValue rate = scheduledAt(base);
    origin.step = step;
    origin.learningRate = base * rate.factor;
    origin.momentum = rate.momentum;
    copyInto(origin.parameters, parameters.precision(), {parameters.size()}, parameters.values());
    origin.parameterSteps.resize(parameters.entries().size());
    for (std::size_t i = 0; i < origin.parameterSteps.size(); ++i)
        origin.parameterSteps[i] = parameters.entries()[i].steps;
    for (const auto& [name, buffer] : optimizer->state())
        copyInto(origin.optimizer[name], buffer->dtype(), buffer->shape(), buffer->raw());
}

void Trainer::State::noteOrigin() {
    if (!keepsOrigins) return;
    if (!lastOrigin) lastOrigin.emplace();
    writeOrigin(*lastOrigin, baseRate);
    const std::span<const std::int64_t> batch = nextBatch();
    lastOrigin->batch.assign(batch.begin(), batch.end());
}

StepOrigin Trainer::nextOrigin() const {
    const State& state = *state_;
    double base = state.baseRate;
    for (const RunEvent& event : state.toReplay)
        if (event.step <= state.step && event.kind == "learning_rate") base = event.value;
    StepOrigin origin;
    state.writeOrigin(origin, base);
    std::vector<std::int64_t> order;
    if (epochNumber() == state.orderEpoch)
        order = state.order;
    else
        state.writeOrder(epochNumber(), order);
    const std::span<const std::int64_t> batch = state.batchOf(order);
    origin.batch.assign(batch.begin(), batch.end());
    for (const RunEvent& event : state.toReplay) {
        if (event.step > state.step || event.kind != "weight") continue;
        if (const auto place = state.placeOf(event.parameter, event.index)) origin.parameters.set(*place, event.value);
    }
    return origin;
}

void Trainer::keepOrigins(bool keep) {
    state_->keepsOrigins = keep;
    if (!keep) state_->lastOrigin.reset();
}

const StepOrigin* Trainer::lastOrigin() const {
    return state_->lastOrigin ? &*state_->lastOrigin : nullptr;
}

}  // namespace glassbox
