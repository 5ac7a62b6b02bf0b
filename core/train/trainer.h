#pragma once

#include "core/base/thread_pool.h"
#include "core/data/dataset.h"
#include "core/data/pipeline.h"
#include "core/experiment/experiment_spec.h"
#include "core/optim/optimizer.h"
#include "core/runtime/executor.h"
#include "core/train/metrics.h"
#include "core/train/rehearsal.h"
#include "core/train/step_origin.h"

#include <filesystem>
#include <map>
#include <memory>

namespace glassbox {

/// Choices of a run that are not part of its experiment.
struct TrainerOptions {
    int threads = 0;                        ///< 0: physical cores
    bool shuffle = true;                    ///< false: whole training set in file order, no validation part
    bool keepAll = false;                   ///< keep every value of a step (microscope); same bits
    std::map<std::string, Tensor> initial;  ///< weights to start from; each parameter must be there if not empty
    std::map<std::string, Tensor>
        carried;  ///< weights kept from before a structure change: used where name and shape match
};

/// Trains an experiment synchronously, a step at a time. Deterministic: same experiment and seed give the same bits
/// whatever the thread count, taps or stepping. One thread at a time may use it.
class Trainer {
public:
    static Result<std::unique_ptr<Trainer>> make(const ExperimentSpec& experiment,
                                                 std::shared_ptr<const Dataset> dataset, const TrainerOptions& options);
    ~Trainer();

    /// One batch: forward, loss, backward, update; after an epoch's last batch the watched parts are evaluated. False,
    /// and nothing is done, when all epochs are done or the stop target was reached. A loss that is not finite is an
    /// error
    /// ("train.diverged"); the state stays as it was before the step.
    Result<bool> step();
    /// All epochs are done, or the stop target was reached.
    bool finished() const;
    /// True if the last step ended an epoch.
    bool epochEnded() const;
    /// Evaluates the test part at the end of a run; recorded in the history.
    Result<Evaluation> finalTest();
    /// Evaluates the current weights on a part: "training", "validation", "test".
    Result<Evaluation> evaluate(const std::string& part);

    /// Moves the learning rate from the next step on; recorded as an event with the number of steps done. The schedule
    /// goes on as a factor of it.
    void setLearningRate(double rate);
    /// Sets one number of a parameter by hand, from the next step on; recorded as an event. Returns the number it was.
    Result<double> setWeight(const std::string& parameter, const std::vector<std::int64_t>& index, double value);
    double learningRate() const;  ///< of the next step, schedule included
    double baseLearningRate() const;
    const std::vector<RunEvent>& events() const;
    /// Events to replay at their steps (from a recorded run).
    void replay(std::vector<RunEvent> events);

    /// Values to be readable after each tapped step (names of the training graph).
    Result<void> setTaps(const std::vector<std::string>& values);
    /// Whether the coming steps are tapped, as at first. Those that are not run a plan of their own, without taps, over
    /// the same weights: they cost nothing more, and make the same bits.
    void setTapped(bool tapped);

    const ExperimentSpec& experiment() const;
    const Dataset& dataset() const;
    std::shared_ptr<const Dataset> sharedDataset() const;
    const Split& split() const;
    const Normalization& normalization() const;
    const Lowered& lowered() const;  ///< training graph
    const History& history() const;
    ParameterTable& parameters();
    const ParameterTable& parameters() const;
    Optimizer& optimizer();
    const Executor& executor() const;  ///< of the last step (of the first batch before it)
    std::int64_t stepNumber() const;   ///< steps done
    std::int64_t stepsPerEpoch() const;
    std::int64_t totalSteps() const;
    std::int64_t epochNumber() const;  ///< epochs done
    /// Indices (into the data set's training part) of the samples in the last batch.
    std::span<const std::int64_t> lastBatch() const;

    /// What the next step will be computed from.
    StepOrigin nextOrigin() const;
    /// Keeps what each step is computed from until the next one: a copy of weights and optimizer state a step. Off at
    /// first: nothing is copied.
    void keepOrigins(bool keep);
    /// What the last step was computed from, one that diverged too; null where it was not kept.
    const StepOrigin* lastOrigin() const;
    /// Runs the coming step beside the run, which it does not change.
    Result<Rehearsal> rehearse(Keep keep);
    ThreadPool& pool();

    /// Whole state in a file: continuing from it gives the bits of a run that was never stopped.
    Result<void> saveCheckpoint(const std::filesystem::path& file) const;
    Result<void> loadCheckpoint(const std::filesystem::path& file);

private:
    Trainer();
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
