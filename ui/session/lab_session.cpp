#include "core/base/platform/clock.h"
#include "core/interop/safetensors.h"
#include "core/network/diff.h"
#include "ui/session/core_text.h"
#include "ui/session/lab_session_state.h"

#include <QFile>
#include <QSaveFile>

#include <filesystem>
#include <utility>

namespace glassbox {
namespace {

constexpr int pollMilliseconds = 100;
constexpr int prepareMilliseconds = 150;
constexpr double historyPeriod = 0.25;
constexpr double parameterPeriod = 0.2;

/// The figures of the first Output block besides its accuracy.
void showHead(const std::vector<HeadEvaluation>& heads, LiveStatus& status) {
    status.bits = heads.empty() ? -1 : heads.front().bitsPerToken;
    status.distance = heads.empty() ? -1 : heads.front().rootMeanSquare;
}

}  // namespace

LabSession::LabSession(DataPlaces places, QObject* parent)
    : QObject(parent), state_(std::make_unique<State>(*this, std::move(places))) {
    state_->pollTimer.setInterval(pollMilliseconds);
    state_->prepareTimer.setSingleShot(true);
    state_->prepareTimer.setInterval(prepareMilliseconds);
    connect(&state_->pollTimer, &QTimer::timeout, this, [this] {
        askForReport();
        poll();
    });
    connect(&state_->prepareTimer, &QTimer::timeout, this, [this] { prepare(false, true); });
    connect(&state_->document, &NetworkDocument::changed, this, &LabSession::documentChanged);
    connect(&state_->document, &NetworkDocument::renamed, this,
            [this](const std::map<std::string, std::string>& ids) { state_->renamed.push_back(ids); });
    state_->pollTimer.start();
}

LabSession::~LabSession() = default;

NetworkDocument& LabSession::document() {
    return state_->document;
}

std::optional<Error> LabSession::open(const QString& file) {
    auto experiment = loadExperiment(std::filesystem::path(file.toStdU16String()));
    if (!experiment) return experiment.error();
    startOver(std::move(*experiment), file);
    return std::nullopt;
}

void LabSession::startOver(ExperimentSpec experiment, const QString& file) {
    state_->weights = {};
    state_->sample = 0;
    state_->preparedAny = false;
    state_->document.reset(std::move(experiment), file);
    state_->prepareTimer.stop();
    prepare(false, false);
}

std::optional<QString> LabSession::save(const QString& file, bool networkOnly) {
    const ExperimentSpec& experiment = state_->document.experiment();
    const std::string text = networkOnly ? writeNetwork(experiment.network) : writeExperiment(experiment);
    QSaveFile target(file);
    const bool written = target.open(QIODevice::WriteOnly) &&
                         target.write(text.data(), static_cast<qint64>(text.size())) >= 0 && target.commit();
    if (!written) return tr("%1 can't be written: %2").arg(file, target.errorString());
    if (!networkOnly) {
        state_->document.setFile(file);
        state_->document.undoStack().setClean();
    }
    return std::nullopt;
}

std::optional<QString> LabSession::saveWeights(const QString& file) {
    if (!state_->parameters || !state_->setup) return tr("There are no weights yet: press Train first.");
    const auto tensors = namedWeights(*state_->setup, *state_->parameters);
    const Result<void> written = writeSafetensors(std::filesystem::path(file.toStdU16String()), tensors);
    if (!written) return placedSentences(written.error());
    return std::nullopt;
}

std::map<std::string, Tensor> LabSession::learnedWeights() {
    if (state_->setup && state_->parameters) state_->weights.keep(*state_->setup, *state_->parameters);
    return state_->weights.matching(state_->document.experiment().network);
}

/// Only what a run depends on starts a new preparation: moving a block on the canvas does not.
void LabSession::documentChanged() {
    if (!state_->preparedAny) return;
    ExperimentSpec now = state_->document.experiment(), before = state_->prepared;
    now.network = structureOf(std::move(now.network));
    before.network = structureOf(std::move(before.network));
    now.name = before.name;
    if (now == before) return;
    if (state_->status.state == RunState::Running) state_->worker.pause();
    if (state_->status.step > 0 && !state_->prepareTimer.isActive()) Q_EMIT runSetAside();
    state_->prepareTimer.start();
}

/// Hands the document's experiment to the training thread. `carry` keeps what was learned where names and shapes match.
void LabSession::prepare(bool startAtOnce, bool carry) {
    state_->prepareTimer.stop();
    if (carry && state_->setup && state_->parameters) state_->weights.keep(*state_->setup, *state_->parameters);
    for (const auto& renamed : std::exchange(state_->renamed, {}))
        state_->weights.rename(renamed);
    state_->prepared = state_->document.experiment();
    state_->preparedAny = true;
    ++state_->generation;
    clearRun();
    if (!haveData()) {
        state_->startWhenLoaded = startAtOnce;
        state_->carryWhenLoaded = carry;
        state_->status.state = RunState::Preparing;
        Q_EMIT statusChanged();
        return;
    }
    const Result<void> valid = validate(state_->prepared);
    if (!valid) {
        refuse(valid.error(), startAtOnce);
        return;
    }
    RunRequest request;
    request.experiment = state_->prepared;
    request.dataset = state_->dataset;
    request.generation = state_->generation;
    request.startAtOnce = startAtOnce;
    if (carry) request.carried = state_->weights.matching(state_->prepared.network);
    state_->status.state = RunState::Preparing;
    state_->worker.prepare(std::move(request));
    Q_EMIT statusChanged();
}

/// A network or data set that can't be run: said at once when the learner asked to run it, else only shown in place.
void LabSession::refuse(const Error& error, bool loud) {
    state_->status.error = error;
    state_->status.state = RunState::Idle;
    Q_EMIT statusChanged();
    Q_EMIT datasetChanged();
    if (loud) Q_EMIT failed(error);
}

/// Whether the data set is here; if not, it is on its way.
bool LabSession::haveData() {
    DatasetLoader::Wish wish{state_->prepared.data.dataset, state_->prepared.data.options};
    if (state_->datasetWish == wish) return state_->dataset != nullptr;
    state_->dataset = nullptr;
    state_->datasetWish = wish;
    state_->loader.load(std::move(wish));
    Q_EMIT datasetChanged();
    return false;
}

void LabSession::takeDataset() {
    auto loaded = state_->loader.take();
    if (!loaded || loaded->wish != state_->datasetWish || state_->dataset) return;
    if (!loaded->dataset) {
        state_->datasetWish = {};
        refuse(loaded->dataset.error(), true);
        return;
    }
    state_->dataset = std::move(*loaded->dataset);
    Q_EMIT datasetChanged();
    prepare(state_->startWhenLoaded, state_->carryWhenLoaded);
    if (std::exchange(state_->stepWhenLoaded, false)) state_->worker.stepOnce();
}

void LabSession::clearRun() {
    state_->history = {};
    state_->events.clear();
    state_->finalTest.reset();
    state_->moments.reset();
    state_->stripAnswer = {};
    state_->status = {};
    state_->setup.reset();
    state_->parameters.reset();
    state_->speedStep = 0;
    state_->speedStepSeconds = 0;
    clearWatched();
    Q_EMIT historyChanged();
}

void LabSession::train() {
    if (state_->status.state == RunState::Preparing && !state_->dataset) {
        state_->startWhenLoaded = true;
        return;
    }
    if (state_->status.state == RunState::Preparing && !state_->prepareTimer.isActive()) {
        state_->worker.run();
        return;
    }
    if (state_->prepareTimer.isActive() || !state_->preparedAny || !state_->setup) {
        prepare(true, true);
        return;
    }
    if (state_->status.state == RunState::Finished || state_->status.state == RunState::Failed)
        prepare(true, false);
    else
        state_->worker.run();
}

void LabSession::pause() {
    state_->worker.pause();
}

void LabSession::stepOnce() {
    if (!readyToStep()) return;
    if (state_->status.state == RunState::Preparing && !state_->dataset)
        state_->stepWhenLoaded = true;
    else
        state_->worker.stepOnce();
}

void LabSession::stepEpoch() {
    if (readyToStep()) state_->worker.stepEpoch();
}

/// Prepares what was edited; a network that can't run is told.
bool LabSession::readyToStep() {
    if (state_->prepareTimer.isActive() || !state_->preparedAny) prepare(false, true);
    const bool refused = state_->status.state == RunState::Idle && state_->status.error;
    if (refused) Q_EMIT failed(*state_->status.error);
    return !refused;
}

void LabSession::restart() {
    const bool running = state_->status.state == RunState::Running;
    state_->weights = {};
    prepare(running, false);
}

void LabSession::loadAgain() {
    prepare(false, true);
}

void LabSession::restartWithRate(double rate) {
    ExperimentSpec experiment = state_->document.experiment();
    experiment.optimizer.settings.set("learning_rate", rate);
    state_->document.editExperiment(std::move(experiment), tr("Change the learning rate"));
    state_->weights = {};
    prepare(true, false);
}

void LabSession::setLearningRate(double rate) {
    state_->worker.setLearningRate(rate);
}

/// While a run is on, every tick asks for a report; the parameters come along as often as the probes can use them.
void LabSession::askForReport() {
    if (state_->status.state != RunState::Running) return;
    const double now = monotonicSeconds();
    const bool parameters = now - state_->lastParameters >= parameterPeriod;
    if (parameters) state_->lastParameters = now;
    state_->worker.requestReport(parameters);
}

void LabSession::poll() {
    takeDataset();
    bool any = false;
    for (const auto& report : state_->worker.takeReports()) {
        if (report->generation != state_->generation) continue;
        takeReport(*report);
        any = true;
    }
    if (any) Q_EMIT statusChanged();
    const double now = monotonicSeconds();
    const bool still = state_->status.state != RunState::Running;
    if (state_->historyGrew && (still || now - state_->lastHistory >= historyPeriod)) {
        state_->historyGrew = false;
        state_->lastHistory = now;
        Q_EMIT historyChanged();
    }
    takeAnswers();
}

void LabSession::takeReport(const RunReport& report) {
    LiveStatus& status = state_->status;
    const RunState before = status.state;
    status.state = report.state;
    status.step = report.step;
    status.totalSteps = report.totalSteps;
    status.stepsPerEpoch = report.stepsPerEpoch;
    status.epoch = report.epochsDone;
    status.epochs = state_->prepared.epochs;
    status.learningRate = report.learningRate;
    status.baseLearningRate = report.baseLearningRate;
    status.error = report.error;
    appendRecords(report);
    updateSpeed(report, before);
    if (report.finalTest) state_->finalTest = report.finalTest;
    if (!report.faults.empty()) {
        state_->faults.insert(state_->faults.end(), report.faults.begin(), report.faults.end());
        Q_EMIT faultsChanged();
    }
    if (report.setup && report.setup != state_->setup) {
        state_->setup = report.setup;
        state_->probes.setSetup(report.setup);
        state_->probes.setSample(state_->sample);
        Q_EMIT datasetChanged();
    }
    if (report.parameters) {
        state_->parameters = report.parameters;
        state_->probes.setParameters(report.parameters);
        // A run that has stopped is shown as it stands, not when the probes have rested.
        if (before == RunState::Running && report.state != RunState::Running) state_->probes.setSample(state_->sample);
    }
    if (report.state == RunState::Failed && before != RunState::Failed && report.error) Q_EMIT failed(*report.error);
}

void LabSession::appendRecords(const RunReport& report) {
    History& history = state_->history;
    LiveStatus& status = state_->status;
    history.steps.insert(history.steps.end(), report.steps.begin(), report.steps.end());
    history.epochs.insert(history.epochs.end(), report.epochs.begin(), report.epochs.end());
    state_->events.insert(state_->events.end(), report.events.begin(), report.events.end());
    if (!report.steps.empty()) status.loss = report.steps.back().loss;
    if (!history.epochs.empty()) {
        const EpochRecord& last = history.epochs.back();
        const bool test = state_->prepared.watchTest;
        status.accuracyPart = test ? "test" : "validation";
        status.accuracy = test ? last.testAccuracy : last.validationAccuracy;
        showHead(test ? last.testHeads : last.validationHeads, status);
    }
    if (report.finalTest) {
        history.finalTest = true;
        history.testLoss = report.finalTest->loss;
        history.testAccuracy = report.finalTest->accuracy;
        status.accuracyPart = "test";
        status.accuracy = report.finalTest->accuracy;
        showHead(report.finalTest->heads, status);
    }
    state_->historyGrew = state_->historyGrew || !report.steps.empty() || !report.epochs.empty() || report.finalTest;
}

/// Samples a second over the last half second or so of training, and the time that the steps left will take at that
/// speed.
void LabSession::updateSpeed(const RunReport& report, RunState before) {
    LiveStatus& status = state_->status;
    if (before != RunState::Running) {
        state_->speedStep = report.step - static_cast<std::int64_t>(report.steps.size());
        state_->speedStepSeconds = 0;
        if (report.steps.empty()) state_->speedStepSeconds = report.trainingSeconds;
    }
    const double seconds = report.trainingSeconds - state_->speedStepSeconds;
    if (seconds >= 0.4) {
        const auto steps = static_cast<double>(report.step - state_->speedStep);
        status.samplesPerSecond = steps * static_cast<double>(state_->prepared.batchSize) / seconds;
        state_->speedStep = report.step;
        state_->speedStepSeconds = report.trainingSeconds;
    }
    if (status.samplesPerSecond > 0) {
        const auto left = static_cast<double>(report.totalSteps - report.step);
        status.secondsLeft = left * static_cast<double>(state_->prepared.batchSize) / status.samplesPerSecond;
    }
}

void LabSession::takeAnswers() {
    if (const auto view = state_->probes.sampleViews.take()) {
        state_->sampleView = *view;
        Q_EMIT sampleViewChanged();
    }
    if (const auto answer = state_->probes.padAnswers.take()) {
        state_->padAnswer = *answer;
        Q_EMIT padAnswerChanged();
    }
    // What a network that is gone still had to say comes too late.
    if (const auto answer = state_->probes.stripAnswers.take(); answer && answer->generation == state_->generation) {
        state_->stripAnswer = *answer;
        Q_EMIT stripAnswerChanged();
    }
    if (const auto pictures = state_->probes.weightPictures.take()) {
        state_->weightPictures = *pictures;
        Q_EMIT weightsChanged();
    }
    if (const auto answer = state_->probes.textAnswers.take()) {
        state_->textAnswer = *answer;
        Q_EMIT textAnswerChanged();
    }
    if (auto moments = state_->worker.moments.take(); moments && moments->generation == state_->generation) {
        state_->moments = std::move(moments);
        Q_EMIT momentsTaken();
    }
    takeWatched();
}

}  // namespace glassbox
