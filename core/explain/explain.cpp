#include "core/explain/explain.h"

#include "core/explain/sample_batch.h"
#include "core/explain/step_run.h"
#include "core/explain/verify.h"
#include "core/ops/op_type.h"
#include "core/train/training_graph.h"

#include <utility>

namespace glassbox {

struct Microscope::State {
    StepRun engine;     ///< float32, fused, as in training
    StepRun reference;  ///< float64, one op at a time, so that any value can be moved
    std::int64_t batch = 0;

    /// The batch rows that an index may name.
    Result<Element> element(const NumberRef& ref, std::int64_t sample) const {
        if (sample < 0 || sample >= batch) {
            return makeError("explain.sample", translatable("core", "sample {sample} is outside the batch of {batch}"),
                             {{"sample", std::to_string(sample)}, {"batch", std::to_string(batch)}});
        }
        return locate(engine.graph(), ref, sample);
    }
};

Microscope::Microscope() : state_(std::make_unique<State>()) {}
Microscope::~Microscope() = default;

Result<std::unique_ptr<Microscope>> Microscope::make(const ExperimentSpec& experiment,
                                                     std::shared_ptr<const Dataset> dataset,
                                                     const std::vector<std::pair<std::string, Tensor>>& weights,
                                                     const std::string& part, const std::vector<std::int64_t>& samples,
                                                     ThreadPool& pool) {
    const auto batch = SampleBatch::make(experiment, std::move(dataset), part, samples);
    if (!batch) return batch.error();
    StepSetup setup;
    setup.seed = experiment.seed;
    setup.batch = batch->size();
    setup.weights = &weights;
    setup.fill = [&batch](const Lowered& lowered, Executor& executor) { return batch->fill(lowered, executor); };
    auto microscope = std::unique_ptr<Microscope>(new Microscope);
    for (const bool exact : {false, true}) {
        auto lowered = trainingGraph(experiment, true, exact ? Fusion::Off : Fusion::On);
        if (!lowered) return lowered.error();
        auto run = StepRun::make(std::move(*lowered), setup, exact ? DType::F64 : DType::F32, pool);
        if (!run) return run.error();
        (exact ? microscope->state_->reference : microscope->state_->engine) = std::move(*run);
    }
    microscope->state_->batch = batch->size();
    microscope->state_->engine.run();
    microscope->state_->reference.run();
    return microscope;
}

const Graph& Microscope::graph() const {
    return state_->engine.graph();
}

std::vector<std::string> Microscope::valueNames() const {
    std::vector<std::string> names;
    for (const Value& value : graph().values())
        names.push_back(value.name);
    return names;
}

Result<double> Microscope::number(const NumberRef& ref, std::int64_t sample) const {
    const auto element = state_->element(ref, sample);
    if (!element) return element.error();
    return state_->engine.read(graph().find(ref.value), *element);
}

StepNumbers Microscope::numbers() const {
    return numbersOf(state_->engine);
}

Result<Explanation> Microscope::explain(const NumberRef& ref, std::int64_t sample) const {
    const auto element = state_->element(ref, sample);
    if (!element) return element.error();
    const ValueId id = graph().find(ref.value);
    const Value& value = graph().value(id);
    Explanation explanation;
    explanation.ref = ref;
    explanation.block = value.block;
    explanation.engine = state_->engine.read(id, *element);
    if (!value.producer.valid()) {
        explanation.terms.reference = explanation.engine;
        return explanation;
    }
    const Op& op = graph().op(value.producer);
    const OpType& type = *makingOf(graph(), id).type;
    explanation.op = std::string(type.name);
    explanation.formula = std::string(type.formula);
    explanation.terms = termsOf(state_->engine, op, value.outputIndex, *element);
    for (const Term& term : explanation.terms.terms) {
        ExplainedTerm part;
        part.constant = part.product = term.constant;
        for (const Factor& factor : term.factors) {
            const double number = state_->engine.read(factor.value, factor.element);
            part.product *= number;
            part.sample = factor.element.sample;
            part.factors.push_back({refOf(graph(), factor.value, factor.element), number});
        }
        explanation.parts.push_back(std::move(part));
    }
    return explanation;
}

Result<Verification> Microscope::verify(const NumberRef& ref, std::int64_t sample) {
    const auto element = state_->element(ref, sample);
    if (!element) return element.error();
    return verifyNumber(state_->engine, state_->reference, graph().find(ref.value), *element);
}

}  // namespace glassbox
