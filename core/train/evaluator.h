#pragma once

#include "core/base/thread_pool.h"
#include "core/experiment/experiment_spec.h"
#include "core/optim/parameter_table.h"
#include "core/train/data_feed.h"
#include "core/train/head.h"
#include "core/train/metrics.h"

#include <map>
#include <memory>
#include <span>

namespace glassbox {

/// Runs a network with dropout inactive over samples of a data set, in large batches on all threads.
class Evaluator {
public:
    static Result<std::unique_ptr<Evaluator>> make(const ExperimentSpec& experiment, const DataFeed& feed,
                                                   ThreadPool& pool);

    /// Loss, accuracy and predictions of samples of the training (or test) part.
    Result<Evaluation> run(const ParameterTable& parameters, bool test, std::span<const std::int64_t> indices);

private:
    Evaluator(Lowered lowered, const DataFeed& feed, ThreadPool& pool);
    Result<Executor*> executorFor(const ParameterTable& parameters, int batch);

    Lowered lowered_;
    DataFeed feed_;
    ThreadPool& pool_;
    std::vector<Head> heads_;
    PlanCache plans_;
    std::map<int, std::unique_ptr<Executor>> executors_;  ///< by batch size
};

}  // namespace glassbox
