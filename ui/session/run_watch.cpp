#include "ui/session/run_watch.h"

#include "core/base/platform/clock.h"
#include "core/kernels/cpu/ceiling.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// While somebody watches, a step is looked at this often.
constexpr double lookPeriod = 0.2;
/// The ops are timed for about this long.
constexpr double timingSeconds = 0.4;
constexpr int fewestRuns = 3, mostRuns = 400;

/// Where the gradient is largest; infinite and undefined numbers count as none.
std::int64_t largestGradient(const Tensor& gradient) {
    std::int64_t place = 0;
    double largest = -1;
    for (std::int64_t i = 0; i < gradient.elements(); ++i) {
        const double size = std::abs(gradient.at(i));
        if (size > largest) largest = size, place = i;
    }
    return place;
}

/// What the last step made of a number, from what it began with and what it left.
ElementUpdate lastUpdate(Trainer& trainer, const StepOrigin& origin, std::int64_t place, double gradient,
                         double after) {
    ElementUpdate update;
    update.gradient = gradient;
    update.before = origin.parameters.at(place);
    update.after = after;
    const std::map<std::string, Tensor*> state = trainer.optimizer().state();
    for (const std::string_view name : trainer.optimizer().type().state) {
        const auto now = state.find(std::string(name));
        const auto then = origin.optimizer.find(std::string(name));
        if (now == state.end() || then == origin.optimizer.end() || update.stateCount == update.states.size()) continue;
        update.states[update.stateCount++] = {name, then->second.at(place), now->second->at(place)};
    }
    return update;
}

StepTimes::Row rowOf(const Graph& graph, const OpTime& time) {
    const Op& op = graph.op(time.op);
    return {op.block, op.type, op.phase == Phase::Backward, time};
}

}  // namespace

void RunWatch::follow(Trainer* trainer, std::int64_t generation) {
    faults_.reset();
    pulses_.reset();
    trainer_ = trainer;
    generation_ = generation;
    layers_.reset();
    columns_.clear();
    nextLook_ = 0;
    if (trainer_ != nullptr) trainer_->keepOrigins(keepsOrigins_);
}

void RunWatch::keepOrigins(bool keep) {
    keepsOrigins_ = keep;
    if (trainer_ != nullptr) trainer_->keepOrigins(keep);
}

void RunWatch::watchLayers(bool watch) {
    layersWatched_ = watch;
    nextLook_ = 0;
    if (watch) tellHealth();
}

void RunWatch::watchUpdate(std::optional<UpdateWish> wish) {
    wish_ = std::move(wish);
    nextLook_ = 0;
    tellUpdate();
}

/// With the first step: a run that is only prepared needs no second plan.
void RunWatch::begin() {
    if (pulses_ || trainer_ == nullptr) return;
    auto made = PulseTaker::make(*trainer_);
    if (!made) return;  // then the step says what is wrong
    pulses_ = std::move(*made);
    layers_ = std::make_shared<const std::vector<PulsedLayer>>(pulses_->layers().begin(), pulses_->layers().end());
    faults_ = std::make_unique<FaultWatch>(*pulses_);
}

Result<bool> RunWatch::step(bool last) {
    begin();
    if (!faults_) return trainer_->step();
    const bool watched = layersWatched_ || wish_;
    const bool ends = (trainer_->stepNumber() + 1) % trainer_->stepsPerEpoch() == 0;  // the run's end too
    const bool look = watched && (last || ends || monotonicSeconds() >= nextLook_);
    if (wish_) trainer_->keepOrigins(keepsOrigins_ || look);
    Result<bool> stepped = faults_->step(look);
    if (!look || !stepped || !*stepped) return stepped;
    tell();
    nextLook_ = monotonicSeconds() + lookPeriod;
    return stepped;
}

void RunWatch::tell() {
    if (layersWatched_) tellHealth();
    tellUpdate();
}

std::shared_ptr<const PulseColumn> RunWatch::columnOf(std::size_t place) const {
    auto column = std::make_shared<PulseColumn>();
    column->step = pulses_->strip(0)[place].step;
    for (std::size_t layer = 0; layer < pulses_->layers().size(); ++layer)
        column->layers.push_back(pulses_->strip(layer)[place]);
    return column;
}

/// Columns that were told before are shared; strips that were thinned have lost some of them.
void RunWatch::tellHealth() {
    if (!pulses_ || pulses_->layers().empty()) return;
    const std::span<const LayerPulse> strip = pulses_->strip(0);
    std::vector<std::shared_ptr<const PulseColumn>> columns;
    columns.reserve(strip.size() + 1);
    std::size_t known = 0;
    for (std::size_t place = 0; place < strip.size(); ++place) {
        while (known < columns_.size() && columns_[known]->step < strip[place].step)
            ++known;
        const bool told = known < columns_.size() && columns_[known]->step == strip[place].step;
        columns.push_back(told ? columns_[known] : columnOf(place));
    }
    columns_ = columns;
    auto health = std::make_shared<RunHealth>();
    health->generation = generation_;
    health->layers = layers_;
    health->columns = std::move(columns);
    if (const std::int64_t step = pulses_->latest(0).step; !strip.empty() && step > strip.back().step) {
        auto latest = std::make_shared<PulseColumn>();
        latest->step = step;
        for (std::size_t layer = 0; layer < layers_->size(); ++layer)
            latest->layers.push_back(pulses_->latest(layer));
        health->columns.push_back(std::move(latest));
    }
    healths.put(std::move(health));
}

/// Only of a step whose beginning was kept and whose gradients are still there.
void RunWatch::tellUpdate() {
    if (!wish_ || trainer_ == nullptr) return;
    const StepOrigin* origin = trainer_->lastOrigin();
    const ParameterTable& table = static_cast<const Trainer*>(trainer_)->parameters();
    const ParameterEntry* entry = table.find(wish_->parameter);
    if (origin == nullptr || origin->step + 1 != trainer_->stepNumber() || entry == nullptr ||
        entry->kind != ParameterKind::Trained || entry->elements() == 0)
        return;
    const Tensor gradient = table.gradient(entry->name);
    auto view = std::make_shared<UpdateView>();
    view->generation = generation_;
    view->step = trainer_->stepNumber();
    view->optimizer = trainer_->optimizer().type().name;
    view->learningRate = origin->learningRate;
    view->parameter = entry->name;
    view->shape = entry->shape;
    view->largest = !wish_->element || *wish_->element >= entry->elements();
    view->element = view->largest ? largestGradient(gradient) : *wish_->element;
    view->frozen = entry->frozen;
    view->update = lastUpdate(*trainer_, *origin, entry->offset + view->element, gradient.at(view->element),
                              table.value(entry->name).at(view->element));
    updates.put(std::move(view));
}

void RunWatch::tellTimes(double trainSeconds) {
    if (trainer_ == nullptr) return;
    const Result<Rehearsal> rehearsal = trainer_->rehearse(Keep::None);
    if (!rehearsal) return;
    Executor& executor = *rehearsal->executor;
    if (ceiling_ <= 0) ceiling_ = kernels::measureFmaCeiling();
    const double once = std::max(measureOpTimes(executor, rehearsal->context, 1, ceiling_).stepSeconds, 1e-7);
    const int runs = static_cast<int>(std::clamp(timingSeconds / once, 1.0 * fewestRuns, 1.0 * mostRuns));
    const OpTimes measured = measureOpTimes(executor, rehearsal->context, runs, ceiling_);
    auto told = std::make_shared<StepTimes>();
    told->generation = generation_;
    told->step = trainer_->stepNumber();
    told->batch = executor.plan().options().batch;
    told->threads = measured.threads;
    told->ceilingGflops = ceiling_;
    for (const OpTime& time : measured.ops)
        told->rows.push_back(rowOf(executor.plan().graph(), time));
    std::ranges::stable_sort(told->rows, std::ranges::greater{}, [](const auto& row) { return row.time.seconds; });
    told->planSeconds = measured.stepSeconds;
    told->idleSeconds = measured.idleSeconds;
    told->trainSeconds = trainSeconds;
    times.put(std::move(told));
}

std::span<const Fault> RunWatch::faults() const {
    if (!faults_) return {};
    return faults_->faults();
}

}  // namespace glassbox
