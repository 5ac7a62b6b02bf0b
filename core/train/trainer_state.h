#pragma once

#include "core/optim/range_test.h"
#include "core/optim/regularizer.h"
#include "core/optim/schedule.h"
#include "core/train/data_feed.h"
#include "core/train/evaluator.h"
#include "core/train/trainer.h"

#include <optional>

namespace glassbox {

/// Everything a trainer has.
struct Trainer::State {
    State(const ExperimentSpec& spec, std::shared_ptr<const Dataset> data, const TrainerOptions& chosen, int threads);

    // Making.
    Result<void> makeGraph();
    Result<void> makeParameters();
    Result<void> makeData();
    Result<void> makeSchedule();
    Result<void> makeRegularization();

    // Running.
    /// The executor for a batch of this size, tapped or not as the steps are now; made at the first use.
    Result<Executor*> executorFor(int batch);
    void applyEvents();
    /// Where a number of a parameter lies in the flat buffer; an error where there is none that can be set.
    Result<std::int64_t> placeOf(const std::string& parameter, const std::vector<std::int64_t>& index) const;
    /// Sets a number in the parameters; returns the number it was.
    Result<double> setWeight(const std::string& parameter, const std::vector<std::int64_t>& index, double value);
    void beginEpoch();
    /// The samples of an epoch in the order in which it takes them.
    void writeOrder(std::int64_t epoch, std::vector<std::int64_t>& samples) const;
    Result<void> runBatch();
    /// Statistics and counters take what the step made of them.
    void applyUpdates(const Executor& executor);
    /// Share of the batch's answers that were right; negative: a regression.
    double batchAccuracy(const Executor& executor);
    Result<void> endEpoch();
    bool reachesTarget(const EpochRecord& record) const;
    /// What the schedule says for the next step.
    ScheduleValue scheduled() const { return scheduledAt(baseRate); }
    /// The same under another base rate.
    ScheduleValue scheduledAt(double base) const;
    /// Takes the loss of a step: a range test ends where it has risen.
    void noteLoss(double loss);
    /// Takes the watched loss of an epoch; early stopping keeps or restores the best weights and may end the run.
    void noteEpoch(const EpochRecord& record);
    double watchedLoss(const EpochRecord& record) const;
    /// Makes what schedule and early stopping know from the history, after it was loaded.
    void recallHistory();
    /// Indices of the samples of the batch that the next step takes.
    std::span<const std::int64_t> nextBatch() const { return batchOf(order); }
    /// The same in this order of the epoch.
    std::span<const std::int64_t> batchOf(std::span<const std::int64_t> epoch) const;
    /// Writes what the next step is computed from, but for its batch.
    void writeOrigin(StepOrigin& origin, double base) const;
    /// Keeps what the step that begins is computed from, where that is wanted.
    void noteOrigin();
    /// Evaluates a part with the weights as they are.
    Result<Evaluation> evaluate(bool test, std::span<const std::int64_t> indices);

    ExperimentSpec experiment;
    std::shared_ptr<const Dataset> dataset;
    TrainerOptions options;
    ThreadPool pool;
    Split split;
    std::vector<std::int64_t> testIndices;
    Normalization normalization;
    Lowered lowered;
    ParameterTable parameters;
    std::unique_ptr<Optimizer> optimizer;
    const ScheduleType* schedule = nullptr;
    Settings scheduleSettings;
    SmoothedLoss smoothedLoss;          ///< of the steps so far
    std::vector<double> watchedLosses;  ///< of the watched part, after each epoch
    Regularization regularization;
    std::optional<Settings> earlyStopping;  ///< settings, where it is chosen
    std::optional<Tensor> bestValues;       ///< flat parameters after the best epoch, for early stopping
    std::optional<DataFeed> feed;
    std::unique_ptr<PlanCache> plans;
    /// By batch size, and whether its steps are tapped.
    std::map<std::pair<int, bool>, std::unique_ptr<Executor>> executors;
    std::unique_ptr<Evaluator> evaluator;
    std::vector<ValueId> taps;
    bool tapped = true;

    /// What the accuracy of a step is counted from: the first Output whose answers are right or wrong.
    std::optional<Head> judged;
    std::vector<std::byte> outputRows, targetRows;

    std::vector<std::int64_t> order;  ///< of the epoch's samples
    std::int64_t orderEpoch = -1;     ///< epoch that `order` is of
    const Executor* lastExecutor = nullptr;
    std::span<const std::int64_t> lastBatch;
    bool keepsOrigins = false;
    std::optional<StepOrigin> lastOrigin;
    std::int64_t step = 0;  ///< steps done
    std::int64_t batchesPerEpoch = 0;
    double baseRate = 0;
    bool targetReached = false;
    std::int64_t epochNanoseconds = 0;    ///< of the current epoch's steps
    std::int64_t resumedNanoseconds = 0;  ///< of its steps before it was resumed
    std::vector<RunEvent> events, toReplay;
    History history;
    std::optional<Evaluation> lastTest;  ///< of the weights as they are
};

}  // namespace glassbox
