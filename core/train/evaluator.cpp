#include "core/train/evaluator.h"

#include "core/train/head_tally.h"
#include "core/train/training_graph.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr std::size_t batchSamples = 512;

}  // namespace

Evaluator::Evaluator(Lowered lowered, const DataFeed& feed, ThreadPool& pool)
    : lowered_(std::move(lowered)), feed_(feed.forGraph(lowered_)), pool_(pool), plans_(lowered_.graph) {}

Result<std::unique_ptr<Evaluator>> Evaluator::make(const ExperimentSpec& experiment, const DataFeed& feed,
                                                   ThreadPool& pool) {
    Result<Lowered> lowered = evaluationGraph(experiment.network, experiment.losses);
    if (!lowered) return lowered.error();
    std::unique_ptr<Evaluator> evaluator(new Evaluator(std::move(*lowered), feed, pool));
    evaluator->heads_ = headsOf(evaluator->lowered_, experiment.losses);
    return evaluator;
}

Result<Executor*> Evaluator::executorFor(const ParameterTable& parameters, int batch) {
    if (const auto found = executors_.find(batch); found != executors_.end()) return found->second.get();
    PlanOptions options;
    options.batch = batch;
    options.precision = parameters.precision();
    options.parameterOffsets = parameters.offsets();
    for (const Head& head : heads_) {
        options.taps.insert(options.taps.end(), {head.losses, head.output, head.target});
        if (head.weights.valid()) options.taps.push_back(head.weights);
    }
    auto plan = plans_.get(options);
    if (!plan) return plan.error();
    return executors_.emplace(batch, std::make_unique<Executor>(*plan, pool_)).first->second.get();
}

Result<Evaluation> Evaluator::run(const ParameterTable& parameters, bool test, std::span<const std::int64_t> indices) {
    Evaluation evaluation;
    evaluation.count = static_cast<std::int64_t>(indices.size());
    std::vector<HeadTally> tallies;
    bool listed = false;  // predictions are those of the first head whose answers are right or wrong
    for (const Head& head : heads_) {
        const bool lists = !listed && listsPredictions(head);
        tallies.emplace_back(head, lists);
        listed = listed || lists;
    }
    for (std::size_t start = 0; start < indices.size(); start += batchSamples) {
        const auto batch = indices.subspan(start, std::min(batchSamples, indices.size() - start));
        Result<Executor*> executor = executorFor(parameters, static_cast<int>(batch.size()));
        if (!executor) return executor.error();
        feed_.fill(**executor, test, batch.data());
        (*executor)->run({0, 0, parameters.values(), nullptr});
        evaluation.losses.resize(start + batch.size(), 0.0f);
        for (HeadTally& tally : tallies)
            tally.add(**executor, std::span(evaluation.losses).subspan(start), evaluation);
    }
    for (const HeadTally& tally : tallies) {
        const HeadEvaluation result = tally.result();
        evaluation.loss += tally.head().weight * result.loss;
        if (evaluation.accuracy < 0) evaluation.accuracy = result.accuracy;
        evaluation.heads.push_back(result);
    }
    return evaluation;
}

}  // namespace glassbox
