#include "ui/session/training_worker.h"

#include "core/base/platform/clock.h"

#include <cstring>
#include <exception>
#include <numeric>
#include <utility>

namespace glassbox {
namespace {

/// Of fewer steps the mean says little: the first makes the plans.
constexpr double stepsToTime = 20;

}  // namespace

TrainingWorker::TrainingWorker(std::function<void()> wake, int threads)
    : wake_(std::move(wake)), threads_(threads), thread_([this] { loop(); }) {}

TrainingWorker::~TrainingWorker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
    thread_.join();
    watch.follow(nullptr, generation_);  // it ends before the trainer that it watches
}

void TrainingWorker::prepare(RunRequest request) {
    {
        const std::lock_guard lock(mutex_);
        request_ = std::move(request);
        order_ = Order::None;
        newRate_.reset();
        newWeights_.clear();
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::run() {
    {
        const std::lock_guard lock(mutex_);
        order_ = Order::Run;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::pause() {
    {
        const std::lock_guard lock(mutex_);
        order_ = Order::Pause;
        if (request_) request_->startAtOnce = false;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::stepOnce() {
    {
        const std::lock_guard lock(mutex_);
        order_ = Order::StepOnce;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::stepEpoch() {
    {
        const std::lock_guard lock(mutex_);
        order_ = Order::StepEpoch;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::setWeight(RunEvent weight) {
    {
        const std::lock_guard lock(mutex_);
        newWeights_.push_back(std::move(weight));
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::lookClosely(bool look) {
    {
        const std::lock_guard lock(mutex_);
        look_ = look;
        if (look) order_ = Order::Pause;
        if (look && request_) request_->startAtOnce = false;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::requestMoments() {
    {
        const std::lock_guard lock(mutex_);
        momentsWanted_ = true;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::watchLayers(bool wanted) {
    {
        const std::lock_guard lock(mutex_);
        layersWatched_ = wanted;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::watchUpdate(std::optional<UpdateWish> wish) {
    {
        const std::lock_guard lock(mutex_);
        updateWatched_.emplace(std::move(wish));
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::requestTimes() {
    {
        const std::lock_guard lock(mutex_);
        timesWanted_ = true;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::setLearningRate(double rate) {
    {
        const std::lock_guard lock(mutex_);
        newRate_ = rate;
        ordersWaiting_ = true;
    }
    condition_.notify_one();
}

void TrainingWorker::requestReport(bool withParameters) {
    {
        const std::lock_guard lock(mutex_);
        if (withParameters) parametersWanted_ = true;
        reportWanted_ = true;
    }
    condition_.notify_one();
}

std::vector<std::shared_ptr<const RunReport>> TrainingWorker::takeReports() {
    const std::lock_guard lock(mutex_);
    return std::exchange(reports_, {});
}

void TrainingWorker::loop() {
    while (waitForWork()) {
        try {
            takeOrders();
            if (state_ == RunState::Running) trainOneStep();
            if (reportWanted_.exchange(false)) report(parametersWanted_.exchange(false));
            if (std::exchange(momentsDue_, false)) tellMoments();
            if (std::exchange(timesDue_, false)) tellTimes();
        } catch (const std::exception& exception) {
            fail(makeError("session.exception", translatable("core", "the run stopped: {reason}"),
                           {{"reason", exception.what()}}));
        }
    }
}

/// Sleeps until there is something to do; false when the worker is to end.
bool TrainingWorker::waitForWork() {
    if (state_ == RunState::Running && !ordersWaiting_.load(std::memory_order_relaxed)) return true;
    std::unique_lock lock(mutex_);
    condition_.wait(lock,
                    [this] { return stopping_ || state_ == RunState::Running || ordersWaiting_ || reportWanted_; });
    return !stopping_;
}

void TrainingWorker::takeOrders() {
    if (!ordersWaiting_.load(std::memory_order_relaxed)) return;
    std::optional<RunRequest> request;
    Order order = Order::None;
    std::optional<double> rate;
    std::vector<RunEvent> weights;
    std::optional<bool> look;
    {
        const std::lock_guard lock(mutex_);
        request = std::exchange(request_, std::nullopt);
        order = std::exchange(order_, Order::None);
        rate = std::exchange(newRate_, std::nullopt);
        weights = std::exchange(newWeights_, {});
        look = std::exchange(look_, std::nullopt);
        momentsDue_ = std::exchange(momentsWanted_, false) || momentsDue_;
        timesDue_ = std::exchange(timesWanted_, false) || timesDue_;
        ordersWaiting_ = false;
    }
    if (request) makeTrainer(std::move(*request));
    takeWatching();
    if (trainer_ && rate) {
        trainer_->setLearningRate(*rate);
        report(false);
    }
    if (trainer_ && !weights.empty()) {
        for (const RunEvent& weight : weights)  // one that the network lacks is a run's that is gone
            static_cast<void>(trainer_->setWeight(weight.parameter, weight.index, weight.value));
        report(true);
        wake_();
    }
    const bool lastStepWanted = look && *look && !looksClosely_;
    if (look) looksClosely_ = *look;
    if (look) watch.keepOrigins(looksClosely_);
    if (!trainer_ || trainer_->finished() || state_ == RunState::Failed) return;
    if (order == Order::Pause && state_ == RunState::Running && (lastStepWanted || watch.watchesUpdate()))
        pauseAfterStep_ = true;
    else
        follow(order);
}

void TrainingWorker::takeWatching() {
    std::optional<bool> layers;
    std::optional<std::optional<UpdateWish>> update;
    {
        const std::lock_guard lock(mutex_);
        layers = std::exchange(layersWatched_, std::nullopt);
        update = std::exchange(updateWatched_, std::nullopt);
    }
    if (layers) watch.watchLayers(*layers);
    if (update) watch.watchUpdate(std::move(*update));
}

void TrainingWorker::follow(Order order) {
    if (order == Order::None) return;
    if (order == Order::Pause) {
        if (state_ != RunState::Running) return;
        state_ = RunState::Paused;
        watch.tell();
        report(true);
        return;
    }
    pauseAfterStep_ = order == Order::StepOnce;
    pauseAfterEpoch_ = order == Order::StepEpoch;
    state_ = RunState::Running;
    report(false);
}

void TrainingWorker::makeTrainer(RunRequest request) {
    generation_ = request.generation;
    stepsTold_ = epochsTold_ = eventsTold_ = faultsTold_ = 0;
    trainingSeconds_ = 0;
    finalTest_.reset();
    error_.reset();
    setup_.reset();
    watch.follow(nullptr, generation_);
    trainer_.reset();
    state_ = RunState::Preparing;
    report(false);
    TrainerOptions options;
    options.threads = threads_;
    options.carried = std::move(request.carried);
    dataset_ = request.dataset;
    auto made = Trainer::make(request.experiment, dataset_, options);
    if (!made) {
        fail(made.error());
        return;
    }
    trainer_ = std::move(*made);
    watch.follow(trainer_.get(), generation_);
    makeSetup();
    pauseAfterStep_ = pauseAfterEpoch_ = false;
    state_ = request.startAtOnce ? RunState::Running : RunState::Idle;
    report(true);
}

/// Everything that probes need, once: which samples are watched, and how they are prepared.
void TrainingWorker::makeSetup() {
    auto setup = std::make_shared<ProbeSetup>();
    const ExperimentSpec& experiment = trainer_->experiment();
    setup->generation = generation_;
    setup->network = experiment.network;
    setup->dataset = dataset_;
    setup->normalization = trainer_->normalization();
    setup->precision = experiment.precision;
    setup->seed = experiment.seed;
    if (experiment.watchTest) {
        setup->part = "test";
        setup->indices.resize(static_cast<std::size_t>(dataset_->test.size()));
        std::iota(setup->indices.begin(), setup->indices.end(), 0);
    } else {
        setup->part = "validation";
        setup->indices = trainer_->split().validation;
        if (setup->indices.empty()) {  // nothing is kept apart: the test part stays unseen all the same
            setup->part = "training";
            setup->indices = trainer_->split().training;
        }
    }
    setup_ = std::move(setup);
}

void TrainingWorker::trainOneStep() {
    const double start = monotonicSeconds();
    const Result<bool> more = watch.step(pauseAfterStep_);
    trainingSeconds_ += monotonicSeconds() - start;
    if (!more) {
        fail(more.error());
    } else if (trainer_->finished()) {
        finish();
    } else if (pauseAfterStep_ || (pauseAfterEpoch_ && trainer_->epochEnded())) {
        pauseAfterStep_ = pauseAfterEpoch_ = false;
        state_ = RunState::Paused;
        watch.tell();
        report(true);
    }
}

/// The end of all epochs: the test part is looked at once, unless the experiment watched it all along.
void TrainingWorker::finish() {
    auto test = trainer_->finalTest();
    if (!test) {
        fail(test.error());
        return;
    }
    finalTest_ = std::make_shared<const Evaluation>(std::move(*test));
    state_ = RunState::Finished;
    watch.tell();
    report(true);
}

void TrainingWorker::fail(const Error& error) {
    error_ = error;
    state_ = RunState::Failed;
    watch.tell();
    report(true);
}

void TrainingWorker::tellMoments() {
    auto told = std::make_shared<RunMoments>();
    told->generation = generation_;
    if (trainer_) {
        told->events = static_cast<std::int64_t>(trainer_->events().size());
        told->next = std::make_shared<const Moment>(nextMoment(*trainer_));
        if (auto last = lastMoment(*trainer_)) told->last = std::make_shared<const Moment>(std::move(*last));
    }
    moments.put(std::move(told));
    wake_();
}

void TrainingWorker::tellTimes() {
    const double steps = trainer_ ? static_cast<double>(trainer_->history().steps.size()) : 0;
    watch.tellTimes(steps >= stepsToTime ? trainingSeconds_ / steps : 0);
    wake_();
}

void TrainingWorker::report(bool withParameters) {
    auto report = std::make_shared<RunReport>();
    report->generation = generation_;
    report->state = state_;
    report->error = error_;
    report->setup = setup_;
    report->finalTest = finalTest_;
    report->trainingSeconds = trainingSeconds_;
    if (trainer_) {
        const History& history = trainer_->history();
        report->steps.assign(history.steps.begin() + static_cast<std::ptrdiff_t>(stepsTold_), history.steps.end());
        report->epochs.assign(history.epochs.begin() + static_cast<std::ptrdiff_t>(epochsTold_), history.epochs.end());
        const auto& events = trainer_->events();
        report->events.assign(events.begin() + static_cast<std::ptrdiff_t>(eventsTold_), events.end());
        stepsTold_ = history.steps.size();
        epochsTold_ = history.epochs.size();
        eventsTold_ = events.size();
        const auto faults = watch.faults();
        report->faults.assign(faults.begin() + static_cast<std::ptrdiff_t>(faultsTold_), faults.end());
        faultsTold_ = faults.size();
        report->step = trainer_->stepNumber();
        report->totalSteps = trainer_->totalSteps();
        report->stepsPerEpoch = trainer_->stepsPerEpoch();
        report->epochsDone = trainer_->epochNumber();
        report->learningRate = trainer_->learningRate();
        report->baseLearningRate = trainer_->baseLearningRate();
        if (withParameters) {
            const ParameterTable& table = trainer_->parameters();
            auto snapshot = std::make_shared<ParameterSnapshot>();
            snapshot->generation = generation_;
            snapshot->step = trainer_->stepNumber();
            snapshot->values = Tensor(table.precision(), Shape{table.size()});
            std::memcpy(snapshot->values.raw(), table.values(), snapshot->values.bytes());
            report->parameters = std::move(snapshot);
        }
    }
    const RunState state = report->state;
    bool changed = false;
    {
        const std::lock_guard lock(mutex_);
        changed = reports_.empty() || reports_.back()->state != state;
        reports_.push_back(std::move(report));
    }
    if (changed) wake_();
}

}  // namespace glassbox
