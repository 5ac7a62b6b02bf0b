#include "core/train/trainer.h"

#include "core/base/platform/clock.h"
#include "core/optim/schedule.h"
#include "core/train/trainer_state.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {

std::span<const std::int64_t> Trainer::State::batchOf(std::span<const std::int64_t> epoch) const {
    const auto first = static_cast<std::size_t>(step % batchesPerEpoch * experiment.batchSize);
    return epoch.subspan(first, std::min(static_cast<std::size_t>(experiment.batchSize), epoch.size() - first));
}

void Trainer::State::writeOrder(std::int64_t epoch, std::vector<std::int64_t>& samples) const {
    if (options.shuffle)
        shuffledOrder(split.training, experiment.seed, epoch, samples);
    else
        samples = split.training;
}

void Trainer::State::beginEpoch() {
    const std::int64_t epoch = step / batchesPerEpoch;
    if (orderEpoch == epoch) return;
    writeOrder(epoch, order);
    orderEpoch = epoch;
    epochNanoseconds = std::exchange(resumedNanoseconds, 0);
    const std::size_t wanted = history.steps.size() + static_cast<std::size_t>(batchesPerEpoch);
    if (history.steps.capacity() < wanted) history.steps.reserve(std::max(wanted, 2 * history.steps.capacity()));
}

double Trainer::State::batchAccuracy(const Executor& executor) {
    if (!judged) return -1;
    executor.readInto(judged->output, outputRows.data());
    executor.readInto(judged->target, targetRows.data());
    return judge(*judged, experiment.precision, executor.plan().options().batch, outputRows.data(), targetRows.data())
        .share();
}

void Trainer::State::applyUpdates(const Executor& executor) {
    for (const ParameterUpdate& update : lowered.graph->updates()) {
        const std::vector<ValueId>& all = lowered.graph->parameters();
        const auto place = std::ranges::find(all, update.parameter) - all.begin();
        ParameterEntry& entry = parameters.entries()[static_cast<std::size_t>(place)];
        if (update.value.valid())
            executor.readInto(update.value, parameters.valueAt(entry));
        else
            parameters.count(entry);
    }
}

Result<void> Trainer::State::runBatch() {
    noteOrigin();
    const std::span<const std::int64_t> batch = nextBatch();
    Result<Executor*> found = executorFor(static_cast<int>(batch.size()));
    if (!found) return found.error();
    Executor& executor = **found;
    feed->fill(executor, false, batch.data());
    executor.run({experiment.seed, static_cast<std::uint64_t>(step), parameters.values(), parameters.gradients()});
    lastExecutor = &executor;
    lastBatch = batch;
    StepRecord record;
    record.step = step + 1;
    record.loss = executor.readElement(lowered.graph->loss(), {});
    const ScheduleValue rate = scheduled();
    record.learningRate = baseRate * rate.factor;
    if (!std::isfinite(record.loss) && schedule->endsAtRise > 0) {
        targetReached = true;
        return {};
    }
    if (!std::isfinite(record.loss))
        return makeError("train.diverged",
                         translatable("core", "Training diverged: the loss of step {step} is not a finite number"),
                         {{"step", std::to_string(record.step)}},
                         translatable("core", "Lower the learning rate, or start again with smaller weights."));
    record.accuracy = batchAccuracy(executor);
    regularization.beforeUpdate(parameters, pool);
    optimizer->update(parameters, record.learningRate, rate.momentum, pool);
    regularization.afterUpdate(parameters, pool);
    applyUpdates(executor);
    lastTest.reset();
    ++step;
    history.steps.push_back(record);
    noteLoss(record.loss);
    return {};
}

Result<Evaluation> Trainer::State::evaluate(bool test, std::span<const std::int64_t> indices) {
    if (test && lastTest) return *lastTest;
    Result<Evaluation> evaluation = evaluator->run(parameters, test, indices);
    if (test && evaluation) lastTest = *evaluation;
    return evaluation;
}

Result<void> Trainer::State::endEpoch() {
    EpochRecord record;
    record.epoch = step / batchesPerEpoch;
    record.step = step;
    const auto steps = std::span(history.steps).last(static_cast<std::size_t>(batchesPerEpoch));
    for (const StepRecord& each : steps) {
        record.trainLoss += each.loss / static_cast<double>(batchesPerEpoch);
        if (each.accuracy >= 0)
            record.trainAccuracy =
                std::max(record.trainAccuracy, 0.0) + each.accuracy / static_cast<double>(batchesPerEpoch);
    }
    record.seconds = static_cast<double>(epochNanoseconds) * 1e-9;
    const std::int64_t samples =
        std::min(batchesPerEpoch * experiment.batchSize, static_cast<std::int64_t>(order.size()));
    record.samplesPerSecond = static_cast<double>(samples) / std::max(record.seconds, 1e-9);
    if (!split.validation.empty()) {
        const Result<Evaluation> validation = evaluate(false, split.validation);
        if (!validation) return validation.error();
        record.validationLoss = validation->loss;
        record.validationAccuracy = validation->accuracy;
        record.validationHeads = validation->heads;
    }
    if (experiment.watchTest) {
        const Result<Evaluation> test = evaluate(true, testIndices);
        if (!test) return test.error();
        record.testLoss = test->loss;
        record.testAccuracy = test->accuracy;
        record.testHeads = test->heads;
    }
    history.epochs.push_back(record);
    targetReached = targetReached || reachesTarget(record);
    noteEpoch(record);
    return {};
}

bool Trainer::State::reachesTarget(const EpochRecord& record) const {
    if (!experiment.stopAt) return false;
    const double target = experiment.stopAt->value;
    const std::string& metric = experiment.stopAt->metric;
    const auto above = [target](double value) { return value >= 0 && value >= target; };
    const auto below = [target](double value) { return value >= 0 && value <= target; };
    if (metric == "validation_accuracy") return above(record.validationAccuracy);
    if (metric == "test_accuracy") return above(record.testAccuracy);
    if (metric == "validation_loss") return below(record.validationLoss);
    return metric == "test_loss" && below(record.testLoss);
}

Result<bool> Trainer::step() {
    if (finished()) return false;
    const std::int64_t start = monotonicNanoseconds();
    state_->applyEvents();
    state_->beginEpoch();
    const std::int64_t before = state_->step;
    if (Result<void> ran = state_->runBatch(); !ran) return ran.error();
    if (state_->step == before) return false;
    state_->epochNanoseconds += monotonicNanoseconds() - start;
    if (!epochEnded()) return true;
    if (Result<void> ended = state_->endEpoch(); !ended) return ended.error();
    return true;
}

bool Trainer::finished() const {
    return state_->targetReached || state_->step >= totalSteps();
}

bool Trainer::epochEnded() const {
    return state_->step > 0 && state_->step % state_->batchesPerEpoch == 0;
}

Result<Evaluation> Trainer::finalTest() {
    Result<Evaluation> test = state_->evaluate(true, state_->testIndices);
    if (!test) return test;
    state_->history.finalTest = true;
    state_->history.testLoss = test->loss;
    state_->history.testAccuracy = test->accuracy;
    state_->history.testHeads = test->heads;
    return test;
}

Result<Evaluation> Trainer::evaluate(const std::string& part) {
    if (part == "training") return state_->evaluate(false, state_->split.training);
    if (part == "validation") return state_->evaluate(false, state_->split.validation);
    if (part == "test") return state_->evaluate(true, state_->testIndices);
    return makeError("train.unknown_part", translatable("core", "There is no part of the data called \"{name}\""),
                     {{"name", part}}, translatable("core", "Use training, validation or test."));
}

double Trainer::learningRate() const {
    return state_->baseRate * state_->scheduled().factor;
}

double Trainer::baseLearningRate() const {
    return state_->baseRate;
}

Result<void> Trainer::setTaps(const std::vector<std::string>& values) {
    std::vector<ValueId> taps;
    for (const std::string& name : values) {
        const ValueId id = state_->lowered.graph->find(name);
        if (!id.valid())
            return makeError("train.unknown_value", translatable("core", "The training graph has no value \"{name}\""),
                             {{"name", name}});
        taps.push_back(id);
    }
    if (taps == state_->taps) return {};
    const int batch = state_->lastExecutor->plan().options().batch;
    state_->taps = std::move(taps);
    std::erase_if(state_->executors, [](const auto& executor) { return executor.first.second; });
    Result<Executor*> executor = state_->executorFor(batch);
    if (!executor) return executor.error();
    state_->lastExecutor = *executor;
    return {};
}

void Trainer::setTapped(bool tapped) {
    state_->tapped = tapped;
}

const ExperimentSpec& Trainer::experiment() const {
    return state_->experiment;
}

const Dataset& Trainer::dataset() const {
    return *state_->dataset;
}

std::shared_ptr<const Dataset> Trainer::sharedDataset() const {
    return state_->dataset;
}

const Split& Trainer::split() const {
    return state_->split;
}

const Normalization& Trainer::normalization() const {
    return state_->normalization;
}

const Lowered& Trainer::lowered() const {
    return state_->lowered;
}

const History& Trainer::history() const {
    return state_->history;
}

ParameterTable& Trainer::parameters() {
    state_->lastTest.reset();  // the caller may change weights
    return state_->parameters;
}

const ParameterTable& Trainer::parameters() const {
    return state_->parameters;
}

Optimizer& Trainer::optimizer() {
    return *state_->optimizer;
}

const Executor& Trainer::executor() const {
    return *state_->lastExecutor;
}

std::int64_t Trainer::stepNumber() const {
    return state_->step;
}

std::int64_t Trainer::stepsPerEpoch() const {
    return state_->batchesPerEpoch;
}

std::int64_t Trainer::totalSteps() const {
    return state_->batchesPerEpoch * state_->experiment.epochs;
}

std::int64_t Trainer::epochNumber() const {
    return state_->step / state_->batchesPerEpoch;
}

std::span<const std::int64_t> Trainer::lastBatch() const {
    return state_->lastBatch;
}

ThreadPool& Trainer::pool() {
    return state_->pool;
}

}  // namespace glassbox
