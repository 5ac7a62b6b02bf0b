#include "ui/session/lab_session_state.h"

#include <algorithm>
#include <utility>

namespace glassbox {

void LabSession::watchLayers(bool watch) {
    const bool watched = state_->layerWatchers > 0;
    state_->layerWatchers = std::max(0, state_->layerWatchers + (watch ? 1 : -1));
    if ((state_->layerWatchers > 0) != watched) state_->worker.watchLayers(!watched);
}

void LabSession::watchUpdate(std::optional<UpdateWish> wish) {
    if (!wish) state_->updateView.reset();
    state_->worker.watchUpdate(std::move(wish));
}

void LabSession::requestTimes() {
    state_->worker.requestTimes();
}

void LabSession::tryRemedy(const Remedy& remedy, const QString& text) {
    state_->document.editExperiment(edited(state_->document.experiment(), remedy.edit), text);
    state_->weights = {};
    prepare(true, false);
}

const std::vector<Fault>& LabSession::faults() const {
    return state_->faults;
}

std::shared_ptr<const RunHealth> LabSession::health() const {
    return state_->health;
}

std::shared_ptr<const UpdateView> LabSession::updateView() const {
    return state_->updateView;
}

std::shared_ptr<const StepTimes> LabSession::times() const {
    return state_->times;
}

/// What a run that is gone still had to say comes too late.
void LabSession::takeWatched() {
    RunWatch& watch = state_->worker.watch;
    if (auto health = watch.healths.take(); health && health->generation == state_->generation) {
        state_->health = std::move(health);
        Q_EMIT healthChanged();
    }
    if (auto view = watch.updates.take(); view && view->generation == state_->generation) {
        state_->updateView = std::move(view);
        Q_EMIT updateViewChanged();
    }
    if (auto times = watch.times.take()) {
        state_->times = std::move(times);
        Q_EMIT timesTaken();
    }
}

void LabSession::clearWatched() {
    state_->health.reset();
    state_->updateView.reset();
    Q_EMIT healthChanged();
    Q_EMIT updateViewChanged();
    if (state_->faults.empty()) return;
    state_->faults.clear();
    Q_EMIT faultsChanged();
}

}  // namespace glassbox
