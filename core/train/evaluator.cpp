#include "core/train/evaluator.h"

#include "core/train/training_graph.h"

#include <algorithm>

namespace glassbox {

namespace {

constexpr std::size_t batchSamples = 512;

/// Position of the largest of a row, the first of equals.
template <class T>
std::int32_t winner(const T* row, std::int64_t columns) {
    return static_cast<std::int32_t>(std::max_element(row, row + columns) - row);
}

template <class T>
void collectPredictions(const Tensor& outputs, const std::int32_t* labels, std::size_t count, Evaluation& evaluation) {
    const std::int64_t columns = outputs.shape()[1];
    const T* rows = outputs.span<T>().data();
    std::int64_t right = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const T* row = rows + static_cast<std::int64_t>(i) * columns;
        const std::int32_t prediction = winner(row, columns);
        evaluation.predictions.push_back(prediction);
        evaluation.confidence.push_back(static_cast<float>(row[prediction]));
        right += prediction == labels[i] ? 1 : 0;
    }
    evaluation.accuracy += static_cast<double>(right);  // a count until the end
}

}  // namespace

Evaluator::Evaluator(Lowered lowered, const DataFeed& feed, ThreadPool& pool)
    : lowered_(std::move(lowered)), feed_(feed.forGraph(lowered_)), pool_(pool), plans_(lowered_.graph) {}

Result<std::unique_ptr<Evaluator>> Evaluator::make(const ExperimentSpec& experiment, const DataFeed& feed,
                                                   ThreadPool& pool) {
    Result<Lowered> lowered = evaluationGraph(experiment.network, experiment.losses);
    if (!lowered) return lowered.error();
    std::unique_ptr<Evaluator> evaluator(new Evaluator(std::move(*lowered), feed, pool));
    const Lowered& graph = evaluator->lowered_;
    for (const auto& [block, losses] : graph.sampleLosses) {
        const ValueId target = graph.targets.at(block);
        const auto loss = experiment.losses.find(block);
        evaluator->outputs_.push_back({losses, graph.outputs.at(block), target,
                                       loss == experiment.losses.end() ? 1.0 : loss->second.weight,
                                       graph.graph->value(target).type.dtype == DType::I32});
    }
    return evaluator;
}

Result<Executor*> Evaluator::executorFor(const ParameterTable& parameters, int batch) {
    if (const auto found = executors_.find(batch); found != executors_.end()) return found->second.get();
    PlanOptions options;
    options.batch = batch;
    options.precision = parameters.precision();
    options.parameterOffsets = parameters.offsets();
    for (const OutputValues& output : outputs_)
        options.taps.insert(options.taps.end(), {output.losses, output.output, output.target});
    auto plan = plans_.get(options);
    if (!plan) return plan.error();
    return executors_.emplace(batch, std::make_unique<Executor>(*plan, pool_)).first->second.get();
}

void Evaluator::collect(const Executor& executor, std::span<const std::int64_t> indices, Evaluation& evaluation) {
    const std::size_t first = evaluation.losses.size();
    evaluation.losses.resize(first + indices.size(), 0.0f);
    bool predicted = false;
    for (const OutputValues& output : outputs_) {
        const Tensor losses = executor.read(output.losses);
        for (std::size_t i = 0; i < indices.size(); ++i) {
            const double loss = output.weight * losses.at(static_cast<std::int64_t>(i));
            evaluation.losses[first + i] += static_cast<float>(loss);
            evaluation.loss += loss;  // a sum until the end
        }
        if (!output.classifies || predicted) continue;
        predicted = true;
        const Tensor labels = executor.read(output.target);
        const Tensor probabilities = executor.read(output.output);
        const std::int32_t* truth = labels.span<std::int32_t>().data();
        if (probabilities.dtype() == DType::F64)
            collectPredictions<double>(probabilities, truth, indices.size(), evaluation);
        else
            collectPredictions<float>(probabilities, truth, indices.size(), evaluation);
    }
}

Result<Evaluation> Evaluator::run(const ParameterTable& parameters, bool test, std::span<const std::int64_t> indices) {
    Evaluation evaluation;
    evaluation.count = static_cast<std::int64_t>(indices.size());
    for (std::size_t start = 0; start < indices.size(); start += batchSamples) {
        const auto batch = indices.subspan(start, std::min(batchSamples, indices.size() - start));
        Result<Executor*> executor = executorFor(parameters, static_cast<int>(batch.size()));
        if (!executor) return executor.error();
        feed_.fill(**executor, test, batch.data());
        (*executor)->run({0, 0, parameters.values(), nullptr});
        collect(**executor, batch, evaluation);
    }
    if (evaluation.count > 0) {
        evaluation.loss /= static_cast<double>(evaluation.count);
        evaluation.accuracy /= static_cast<double>(evaluation.count);
    }
    return evaluation;
}

}  // namespace glassbox
