#include "core/explain/step_update.h"

#include "core/train/choices.h"

#include <algorithm>
#include <cstring>

namespace glassbox {

namespace {

/// One parameter's part of a flat buffer.
Tensor partOf(const Tensor& flat, const ParameterEntry& entry) {
    Tensor part(flat.dtype(), entry.shape);
    std::memcpy(part.raw(), flat.raw() + static_cast<std::size_t>(entry.offset) * sizeOf(flat.dtype()), part.bytes());
    return part;
}

Error foreignState() {
    return makeError("explain.optimizer_state",
                     translatable("core", "The optimizer's state belongs to other parameters"), {},
                     translatable("core", "Use the state of the run that the weights are of."));
}

Tensor difference(const Tensor& after, const Tensor& before) {
    Tensor result(after.dtype(), after.shape());
    for (std::int64_t i = 0; i < result.elements(); ++i)
        result.set(i, after.at(i) - before.at(i));
    return result;
}

}  // namespace

Result<StepUpdate> StepUpdate::make(const Moment& moment, const Lowered& lowered, const ParameterTable& table) {
    StepUpdate update;
    update.learningRate_ = moment.learningRate;
    update.momentum_ = moment.momentum;
    auto optimizer = makeOptimizer(moment.experiment.optimizer.type, moment.experiment.optimizer.settings, table);
    if (!optimizer) return optimizer.error();
    update.optimizer_ = std::move(*optimizer);
    for (const auto& [name, buffer] : update.optimizer_->state()) {
        const auto given = moment.optimizer.find(name);
        const bool fits = given != moment.optimizer.end() && given->second.shape() == buffer->shape() &&
                          given->second.dtype() == buffer->dtype();
        if (!fits && !moment.optimizer.empty()) return foreignState();
        update.startState_.emplace(name, fits ? given->second : *buffer);
    }
    for (const ParameterEntry& entry : table.entries())
        update.startSteps_.push_back(entry.steps);
    if (!moment.parameterSteps.empty() && moment.parameterSteps.size() != lowered.parameters.size())
        return foreignState();
    for (std::size_t i = 0; i < moment.parameterSteps.size(); ++i)
        update.startSteps_[i] = moment.parameterSteps[i];
    auto chosen = chosenRegularizers(moment.experiment);
    if (!chosen) return chosen.error();
    update.regularization_ = Regularization(std::move(*chosen), table);
    return update;
}

void StepUpdate::run(const StepRun& step, ThreadPool& pool) {
    after_ = step.parameters();
    for (std::size_t i = 0; i < startSteps_.size(); ++i)
        after_.entries()[i].steps = startSteps_[i];
    for (const auto& [name, buffer] : optimizer_->state())
        *buffer = startState_.at(name);
    regularization_.beforeUpdate(after_, pool);
    descended_ = Tensor(after_.precision(), {after_.size()});
    std::memcpy(descended_.raw(), after_.gradients(), descended_.bytes());
    optimizer_->update(after_, learningRate_, momentum_, pool);
    regularization_.afterUpdate(after_, pool);
    const Graph& graph = step.graph();
    for (const ParameterUpdate& update : graph.updates()) {
        const auto place = std::ranges::find(graph.parameters(), update.parameter) - graph.parameters().begin();
        ParameterEntry& entry = after_.entries()[static_cast<std::size_t>(place)];
        if (update.value.valid())
            step.executor().readInto(update.value, after_.valueAt(entry));
        else
            after_.count(entry);
    }
}

ParameterChange StepUpdate::change(const StepRun& step, std::size_t parameter) const {
    const ParameterEntry& entry = after_.entries()[parameter];
    ParameterChange change;
    change.before = step.parameters().value(entry.name);
    change.after = after_.value(entry.name);
    change.change = difference(change.after, change.before);
    if (entry.kind != ParameterKind::Trained) return change;
    change.gradient = step.parameters().gradient(entry.name);
    change.descended = partOf(descended_, entry);
    for (const auto& [name, buffer] : startState_)
        change.stateBefore.emplace_back(name, partOf(buffer, entry));
    for (const auto& [name, buffer] : optimizer_->state())
        change.stateAfter.emplace_back(name, partOf(*buffer, entry));
    return change;
}

}  // namespace glassbox
