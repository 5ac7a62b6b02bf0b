#include "ui/session/microscope_session.h"

#include "ui/session/slow_motion_worker.h"

#include <QMetaObject>
#include <QPointer>
#include <QTimer>
#include <QUndoCommand>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>
#include <variant>

namespace glassbox {
namespace {

constexpr int atEnd = std::numeric_limits<int>::max();
constexpr int silent = -1;  ///< an order of undo or redo: nobody waits for its answer

/// Where a run stands: what it does next depends on nothing else.
struct RunPlace {
    std::int64_t generation = -1, step = 0, events = 0;
    bool operator==(const RunPlace&) const = default;
};

/// Which step the cursor moves in; samples and weights may differ.
struct StagePlace {
    std::int64_t generation = -1, step = 0;
    LookedAtStep lookedAt = LookedAtStep::Next;
    bool operator==(const StagePlace&) const = default;
};

struct OtherSamples {
    std::string part;
    std::vector<std::int64_t> samples;
};

/// With which samples a moment is looked at; the first: training's own.
using ChosenBatch = std::variant<std::monostate, OtherSamples, FreeSample>;

Moment lookedAtWith(const Moment& moment, const ChosenBatch& batch) {
    if (const auto* other = std::get_if<OtherSamples>(&batch)) return moment.on(other->part, other->samples);
    if (const auto* own = std::get_if<FreeSample>(&batch)) return moment.on(*own);
    return moment;
}

Error noRun() {
    return makeError("session.no_run", translatable("core", "there is no step to look at"), {},
                     translatable("core", "Open a network whose data are here."));
}

/// A number set by hand. Where it can't be set any more, nothing is done and the command goes away.
class NumberCommand : public QUndoCommand {
public:
    NumberCommand(const QString& text, std::function<bool(double)> set, double before, double after, bool done)
        : QUndoCommand(text), set_(std::move(set)), before_(before), after_(after), done_(done) {}

    void redo() override {
        if (!std::exchange(done_, false) && !set_(after_)) setObsolete(true);
    }
    void undo() override {
        if (!set_(before_)) setObsolete(true);
    }

private:
    std::function<bool(double)> set_;
    double before_, after_;
    bool done_;  ///< already, when it is pushed
};

}  // namespace

struct MicroscopeSession::State {
    State(MicroscopeSession& session, LabSession& laboratory)
        : lab(laboratory), worker([&session] { QMetaObject::invokeMethod(&session, "poll", Qt::QueuedConnection); }) {}

    RunPlace runPlace() const {
        return {lab.generation(), lab.status().step, static_cast<std::int64_t>(lab.events().size())};
    }
    RunPlace takenPlace() const {
        if (!moments || !moments->next) return {};
        return {moments->generation, moments->next->step, moments->events};
    }
    bool runRests() const {
        return lab.status().state != RunState::Running && lab.status().state != RunState::Preparing;
    }
    LabSession& lab;
    bool open = false;
    std::int64_t askedOf = -1;  ///< generation whose moments are on their way; -1: none are
    std::shared_ptr<const RunMoments> moments;
    LookedAtStep lookedAt = LookedAtStep::Next;
    ChosenBatch batch;
    std::int64_t stageNumber = 0;  ///< of the stage that was laid last
    StagePlace place;
    int position = 0;
    std::int64_t sample = -1;
    std::shared_ptr<const MicroscopeView> view = std::make_shared<const MicroscopeView>();
    int lastRequest = 0;
    std::vector<int> settingInRun;  ///< requests that the next stage answers
    QTimer playTimer;
    StepSize playSize = StepSize::Op;
    SlowMotionWorker worker;
};

MicroscopeSession::MicroscopeSession(LabSession& lab, QObject* parent)
    : QObject(parent), state_(std::make_unique<State>(*this, lab)) {
    connect(&lab, &LabSession::statusChanged, this, &MicroscopeSession::runChanged);
    connect(&lab, &LabSession::momentsTaken, this, &MicroscopeSession::takeMoments);
    connect(&state_->playTimer, &QTimer::timeout, this, &MicroscopeSession::playOn);
}

MicroscopeSession::~MicroscopeSession() {
    if (state_->open) state_->lab.lookClosely(false);
}

void MicroscopeSession::open() {
    if (state_->open) return;
    state_->open = true;
    state_->lab.lookClosely(true);
    Q_EMIT openChanged();
    if (state_->lab.status().state != RunState::Preparing) askForMoments();
}

void MicroscopeSession::close() {
    if (!state_->open) return;
    stopPlaying();
    state_->open = false;
    state_->askedOf = -1;
    state_->lab.lookClosely(false);
    state_->worker.putAway();
    state_->moments.reset();
    state_->lookedAt = LookedAtStep::Next;
    ++state_->stageNumber;
    state_->view = std::make_shared<const MicroscopeView>();
    Q_EMIT stageChanged();
    Q_EMIT viewChanged();
    Q_EMIT openChanged();
}

bool MicroscopeSession::isOpen() const {
    return state_->open;
}

/// A run that moved on, was changed or replaced has another step to look at.
void MicroscopeSession::runChanged() {
    if (!state_->open || state_->askedOf == state_->lab.generation() || !state_->runRests()) return;
    if (state_->runPlace() != state_->takenPlace()) askForMoments();
}

/// A network or data that can't run have no moments: that is said once.
void MicroscopeSession::askForMoments() {
    state_->askedOf = state_->lab.generation();
    const LiveStatus& status = state_->lab.status();
    if (status.state == RunState::Idle && status.error)
        Q_EMIT failed(*status.error);
    else
        state_->lab.requestMoments();
}

void MicroscopeSession::takeMoments() {
    if (!state_->open) return;
    state_->askedOf = -1;
    state_->moments = state_->lab.moments();
    if (!state_->moments || !state_->moments->next) {
        if (!state_->runRests()) return;
        const std::optional<Error>& why = state_->lab.status().error;
        state_->askedOf = state_->lab.generation();
        Q_EMIT failed(why ? *why : noRun());
        return;
    }
    layStage();
    const RunPlace run = state_->runPlace(), taken = state_->takenPlace();
    const bool late = run.generation == taken.generation && (taken.step < run.step || taken.events < run.events);
    if (late && state_->runRests()) askForMoments();
}

/// Lays what is chosen of the moments under the microscope. In the same step the cursor stays where it is.
void MicroscopeSession::layStage(int startPosition) {
    if (!state_->moments || !state_->moments->next) return;
    if (!state_->moments->last) state_->lookedAt = LookedAtStep::Next;
    const bool last = state_->lookedAt == LookedAtStep::Last;
    const Moment& moment = last ? *state_->moments->last : *state_->moments->next;
    const StagePlace place{state_->moments->generation, moment.step, state_->lookedAt};
    if (place != std::exchange(state_->place, place)) state_->position = startPosition;
    state_->worker.lay(
        {++state_->stageNumber, state_->lookedAt, lookedAtWith(moment, state_->batch), state_->position});
}

void MicroscopeSession::showStep(LookedAtStep step) {
    if (step == state_->lookedAt) return;
    state_->lookedAt = step;
    layStage();
}

bool MicroscopeSession::hasLastStep() const {
    return state_->moments && state_->moments->last;
}

void MicroscopeSession::showTrainingBatch() {
    state_->batch = {};
    layStage();
}

void MicroscopeSession::showSamples(std::string part, std::vector<std::int64_t> samples) {
    state_->batch = OtherSamples{std::move(part), std::move(samples)};
    layStage();
}

void MicroscopeSession::showOwn(FreeSample sample) {
    state_->batch = std::move(sample);
    layStage();
}

void MicroscopeSession::setSample(std::int64_t sample) {
    state_->sample = sample;
    state_->worker.setSample(sample);
}

std::int64_t MicroscopeSession::sample() const {
    return state_->sample;
}

const MicroscopeView& MicroscopeSession::view() const {
    return *state_->view;
}

int MicroscopeSession::position() const {
    return state_->position;
}

bool MicroscopeSession::stageIsHere() const {
    return state_->view->stage && state_->view->stage->number == state_->stageNumber;
}

void MicroscopeSession::setPosition(int position) {
    if (position == state_->position) return;
    state_->position = position;
    Q_EMIT positionChanged();
}

void MicroscopeSession::moveTo(int position) {
    if (!stageIsHere()) return;
    const int wanted = std::clamp(position, 0, state_->view->stage->score.end());
    if (wanted == state_->position) return;
    state_->worker.moveTo(wanted);
    setPosition(wanted);
}

void MicroscopeSession::forward(StepSize size) {
    if (!stageIsHere()) return;
    const Score& score = state_->view->stage->score;
    const int wanted = score.next(state_->position, size);
    const bool withinBatch = size != StepSize::Batch && size != StepSize::Epoch;
    if (wanted <= score.end())
        moveTo(wanted);
    else if (withinBatch && !std::holds_alternative<std::monostate>(state_->batch))
        moveTo(score.end());
    else if (size == StepSize::Epoch)
        state_->lab.stepEpoch();
    else if (state_->lookedAt == LookedAtStep::Last)
        showStep(LookedAtStep::Next);
    else
        state_->lab.stepOnce();
}

void MicroscopeSession::back(StepSize size) {
    if (!stageIsHere() || !canGoBack(size)) return;
    const int wanted = state_->view->stage->score.previous(state_->position, size);
    if (wanted >= 0) {
        moveTo(wanted);
        return;
    }
    state_->lookedAt = LookedAtStep::Last;
    layStage(size == StepSize::Batch ? 0 : atEnd);
}

bool MicroscopeSession::canGoBack(StepSize size) const {
    if (!stageIsHere()) return false;
    if (state_->view->stage->score.previous(state_->position, size) >= 0) return true;
    return size != StepSize::Epoch && state_->lookedAt == LookedAtStep::Next && hasLastStep();
}

void MicroscopeSession::play(double movesPerSecond, StepSize size) {
    const bool before = isPlaying();
    state_->playSize = size;
    state_->playTimer.start(static_cast<int>(std::lround(1000 / std::clamp(movesPerSecond, 0.05, 100.0))));
    if (!before) Q_EMIT playingChanged();
}

void MicroscopeSession::stopPlaying() {
    if (!isPlaying()) return;
    state_->playTimer.stop();
    Q_EMIT playingChanged();
}

bool MicroscopeSession::isPlaying() const {
    return state_->playTimer.isActive();
}

/// The next move, once the last one is seen.
void MicroscopeSession::playOn() {
    if (!stageIsHere() || state_->view->position != state_->position || !state_->runRests()) return;
    const bool withinBatch = state_->playSize != StepSize::Batch && state_->playSize != StepSize::Epoch;
    const bool over = withinBatch ? state_->position == state_->view->stage->score.end()
                                  : state_->lab.status().state == RunState::Finished;
    if (over)
        stopPlaying();
    else
        forward(state_->playSize);
}

void MicroscopeSession::watch(std::vector<TensorWish> wishes) {
    state_->worker.watch(std::move(wishes));
}

template <class What>
int MicroscopeSession::ask(What what) {
    if (!state_->open) return refuse(noRun());
    state_->worker.ask({++state_->lastRequest, state_->stageNumber, std::move(what)});
    return state_->lastRequest;
}

/// Says no as soon as the caller knows the number.
int MicroscopeSession::refuse(const Error& error) {
    const int request = ++state_->lastRequest;
    QTimer::singleShot(0, this, [this, request, error] { Q_EMIT refused(request, error); });
    return request;
}

int MicroscopeSession::unfold(const NumberRef& ref, std::int64_t sample, const UnfoldOptions& options) {
    return ask(UnfoldQuestion{ref, sample, options});
}

int MicroscopeSession::verify(const NumberRef& ref, std::int64_t sample) {
    return ask(VerifyQuestion{ref, sample});
}

int MicroscopeSession::chain(const NumberRef& ref, std::int64_t sample) {
    return ask(ChainQuestion{ref, sample});
}

int MicroscopeSession::contribution(const std::string& parameter, std::int64_t sample) {
    return ask(ContributionQuestion{parameter, sample});
}

int MicroscopeSession::change(const std::string& parameter) {
    return ask(ChangeQuestion{parameter});
}

int MicroscopeSession::setNumber(const NumberRef& ref, double number, std::int64_t sample) {
    if (!stageIsHere()) return refuse(noRun());
    const MicroscopeStage& stage = *state_->view->stage;
    const Graph& graph = *stage.lowered.graph;
    const auto element = locate(graph, ref, sample);
    if (!element) return refuse(element.error());
    if (!std::isfinite(number))
        return refuse(makeError("session.not_finite", translatable("core", "only a finite number can be set")));
    const auto& weights = stage.moment.weights;
    const auto weight = std::ranges::find(weights, ref.value, [](const auto& entry) { return entry.first; });
    const Value& value = graph.value(graph.find(ref.value));
    if (stage.step == LookedAtStep::Last || weight == weights.end() || value.parameterKind == ParameterKind::Counter)
        return ask(SetNumberOrder{ref, sample, number});
    const double before = weight->second.at(element->offset);
    state_->settingInRun.push_back(++state_->lastRequest);
    const int request = state_->lastRequest;
    setInRun(ref, before, number);
    return request;
}

/// The run trains on with this weight; its next step comes under the microscope by itself.
void MicroscopeSession::setInRun(const NumberRef& ref, double before, double number) {
    const auto set = [lab = QPointer<LabSession>(&state_->lab), generation = state_->lab.generation(),
                      ref](double value) {
        if (!lab || lab->generation() != generation) return false;
        lab->setWeight(ref, value);
        return true;
    };
    const QString name = QString::fromStdString(ref.toString());
    state_->lab.document().undoStack().push(
        new NumberCommand(tr("Set %1 by hand").arg(name), set, before, number, false));
}

/// Undoing it is possible as long as this step is under the microscope.
void MicroscopeSession::wasSetInStep(int request, const NumberEdit& edit) {
    if (request == silent) return;
    const auto set = [session = QPointer<MicroscopeSession>(this), stage = state_->stageNumber, edit](double value) {
        if (!session || session->state_->stageNumber != stage) return false;
        session->state_->worker.ask({silent, stage, SetNumberOrder{edit.ref, edit.sample, value}});
        return true;
    };
    const QString name = QString::fromStdString(edit.ref.toString());
    state_->lab.document().undoStack().push(
        new NumberCommand(tr("Set %1 in this step").arg(name), set, edit.before, edit.after, true));
    Q_EMIT numberSet(request);
}

void MicroscopeSession::takeView(std::shared_ptr<const MicroscopeView> view) {
    if (view->stage->number != state_->stageNumber) return;
    const bool another = !stageIsHere();
    state_->view = std::move(view);
    if (another) {
        setPosition(state_->view->position);
        Q_EMIT stageChanged();
    }
    Q_EMIT viewChanged();
    if (!another) return;
    for (const int request : std::exchange(state_->settingInRun, {}))
        Q_EMIT numberSet(request);
}

void MicroscopeSession::poll() {
    if (auto view = state_->worker.views.take()) takeView(std::move(view));
    for (const MicroscopeAnswer& answer : state_->worker.takeAnswers()) {
        const int request = answer.request;
        if (request == silent) continue;
        const auto* error = std::get_if<Error>(&answer.what);
        if (request == 0) {
            if (answer.stage == state_->stageNumber) Q_EMIT failed(*error);
        } else if (answer.stage != state_->stageNumber) {
            Q_EMIT refused(request, stepGone());
        } else if (error) {
            Q_EMIT refused(request, *error);
        } else if (const auto* unfolding = std::get_if<Unfolding>(&answer.what)) {
            Q_EMIT unfolded(request, *unfolding);
        } else if (const auto* verification = std::get_if<Verification>(&answer.what)) {
            Q_EMIT verified(request, *verification);
        } else if (const auto* way = std::get_if<GradientChain>(&answer.what)) {
            Q_EMIT chained(request, *way);
        } else if (const auto* share = std::get_if<Tensor>(&answer.what)) {
            Q_EMIT contributed(request, *share);
        } else if (const auto* made = std::get_if<ParameterChange>(&answer.what)) {
            Q_EMIT changeMade(request, *made);
        } else {
            wasSetInStep(request, std::get<NumberEdit>(answer.what));
        }
    }
}

}  // namespace glassbox
