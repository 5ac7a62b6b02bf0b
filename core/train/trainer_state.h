#pragma once

#include "core/train/data_feed.h"
#include "core/train/evaluator.h"
#include "core/train/trainer.h"

#include <optional>

namespace glassbox {

struct ScheduleType;

/// Everything a trainer has.
struct Trainer::State {
    State(const ExperimentSpec& spec, std::shared_ptr<const Dataset> data, const TrainerOptions& chosen, int threads);

    // Making.
    Result<void> makeGraph();
    Result<void> makeParameters();
    Result<void> makeData();
    Result<void> makeSchedule();

    // Running.
    /// The executor for a batch of this size, made at the first use.
    Result<Executor*> executorFor(int batch);
    void applyEvents();
    void beginEpoch();
    Result<void> runBatch();
    /// Statistics and counters take what the step made of them.
    void applyUpdates(const Executor& executor);
    /// Share of the batch that was right.
    double batchAccuracy(const Executor& executor);
    Result<void> endEpoch();
    bool reachesTarget(const EpochRecord& record) const;
    double scheduledRate(std::int64_t step) const;
    /// Indices of the samples of the batch that the next step takes.
    std::span<const std::int64_t> nextBatch() const;
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
    std::optional<DataFeed> feed;
    std::unique_ptr<PlanCache> plans;
    std::map<int, std::unique_ptr<Executor>> executors;  ///< by batch size
    std::unique_ptr<Evaluator> evaluator;
    std::vector<ValueId> taps;

    /// What the accuracy of a step is counted from; invalid where no Output classifies.
    ValueId accuracyOutput, accuracyTarget;
    std::vector<std::byte> outputRows;
    std::vector<std::int32_t> targetRows;

    std::vector<std::int64_t> order;  ///< of the epoch's samples
    std::int64_t orderEpoch = -1;     ///< epoch that `order` is of
    const Executor* lastExecutor = nullptr;
    std::span<const std::int64_t> lastBatch;
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
