#include "core/train/trainer_state.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

void Trainer::State::applyEvents() {
    while (!toReplay.empty() && toReplay.front().step <= step) {
        const RunEvent& event = toReplay.front();
        if (event.kind == "learning_rate") baseRate = event.value;
        // A weight that this network lacks changes nothing: the events may be another network's.
        if (event.kind == "weight") static_cast<void>(setWeight(event.parameter, event.index, event.value));
        events.push_back(std::move(toReplay.front()));
        toReplay.erase(toReplay.begin());
    }
}

Result<std::int64_t> Trainer::State::placeOf(const std::string& parameter,
                                             const std::vector<std::int64_t>& index) const {
    const ParameterEntry* entry = parameters.find(parameter);
    if (entry == nullptr || entry->kind == ParameterKind::Counter)
        return makeError("train.no_weight", translatable("core", "{parameter} is no parameter that can be set by hand"),
                         {{"parameter", parameter}});
    const auto sizes = entry->shape.sizes();
    bool inside = index.size() == sizes.size();
    std::int64_t place = 0;
    for (std::size_t axis = 0; inside && axis < sizes.size(); ++axis) {
        inside = index[axis] >= 0 && index[axis] < sizes[axis];
        place = place * sizes[axis] + index[axis];
    }
    if (!inside)
        return makeError("train.no_element",
                         translatable("core", "{parameter} has no such number: its shape is {shape}"),
                         {{"parameter", parameter}, {"shape", entry->shape.toString()}});
    return entry->offset + place;
}

Result<double> Trainer::State::setWeight(const std::string& parameter, const std::vector<std::int64_t>& index,
                                         double value) {
    const Result<std::int64_t> place = placeOf(parameter, index);
    if (!place) return place.error();
    if (!std::isfinite(value))
        return makeError("train.not_finite", translatable("core", "A weight is set to a finite number"), {});
    double before = 0;
    if (parameters.precision() == DType::F64) {
        double& number = static_cast<double*>(parameters.values())[*place];
        before = number;
        number = value;
    } else {
        float& number = static_cast<float*>(parameters.values())[*place];
        before = number;
        number = static_cast<float>(value);
    }
    lastTest.reset();
    return before;
}

Result<double> Trainer::setWeight(const std::string& parameter, const std::vector<std::int64_t>& index, double value) {
    Result<double> before = state_->setWeight(parameter, index, value);
    if (before) state_->events.push_back({state_->step, "weight", value, parameter, index});
    return before;
}

void Trainer::setLearningRate(double rate) {
    state_->baseRate = rate;
    state_->events.push_back({state_->step, "learning_rate", rate});
}

const std::vector<RunEvent>& Trainer::events() const {
    return state_->events;
}

void Trainer::replay(std::vector<RunEvent> events) {
    std::ranges::stable_sort(events, {}, &RunEvent::step);
    state_->toReplay = std::move(events);
}

}  // namespace glassbox
