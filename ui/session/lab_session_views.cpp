#include "ui/session/lab_session_state.h"

namespace glassbox {

const LiveStatus& LabSession::status() const {
    return state_->status;
}
const History& LabSession::history() const {
    return state_->history;
}
const Evaluation* LabSession::finalTest() const {
    return state_->finalTest.get();
}
const std::vector<RunEvent>& LabSession::events() const {
    return state_->events;
}
std::shared_ptr<const Dataset> LabSession::dataset() const {
    return state_->dataset;
}

const std::vector<std::int64_t>& LabSession::watchedIndices() const {
    static const std::vector<std::int64_t> none;
    return state_->setup ? state_->setup->indices : none;
}

std::string LabSession::watchedPart() const {
    return state_->setup ? state_->setup->part : std::string();
}

void LabSession::setSample(std::int64_t index) {
    const auto count = static_cast<std::int64_t>(watchedIndices().size());
    if (count == 0) return;
    state_->sample = ((index % count) + count) % count;
    state_->probes.setSample(state_->sample);
}

std::int64_t LabSession::sample() const {
    return state_->sample;
}
void LabSession::setPadPicture(std::vector<std::uint8_t> picture) {
    state_->probes.setPadPicture(std::move(picture));
}
void LabSession::watchWeights(std::vector<std::string> names) {
    state_->probes.watchWeights(std::move(names));
}
void LabSession::watchWindows(WindowWishes windows) {
    state_->probes.watchWindows(std::move(windows));
}
void LabSession::writeText(GenerationSettings settings) {
    state_->probes.writeText(std::move(settings));
}
const TextAnswer& LabSession::textAnswer() const {
    return state_->textAnswer;
}
void LabSession::setStripWanted(bool wanted) {
    state_->probes.setStripWanted(wanted);
}
const SampleView& LabSession::sampleView() const {
    return state_->sampleView;
}
const PadAnswer& LabSession::padAnswer() const {
    return state_->padAnswer;
}
const StripAnswer& LabSession::stripAnswer() const {
    return state_->stripAnswer;
}
const std::vector<WeightPicture>& LabSession::weights() const {
    return state_->weightPictures;
}

std::int64_t LabSession::generation() const {
    return state_->generation;
}

void LabSession::lookClosely(bool look) {
    state_->worker.lookClosely(look);
    if (!look) state_->moments.reset();
}

void LabSession::requestMoments() {
    state_->worker.requestMoments();
}

std::shared_ptr<const RunMoments> LabSession::moments() const {
    return state_->moments;
}

void LabSession::setWeight(const NumberRef& weight, double value) {
    state_->worker.setWeight({0, "weight", value, weight.value, weight.index});
}

}  // namespace glassbox
