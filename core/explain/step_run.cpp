#include "core/explain/step_run.h"

#include "core/data/pipeline.h"
#include "core/ops/op_type.h"
#include "core/train/training_graph.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// Indices of a part's samples into the tensors that hold them.
Result<std::vector<std::int64_t>> pick(const StepRunInput& input, const Split& split) {
    const std::vector<std::int64_t>* among = nullptr;
    std::int64_t count = input.dataset->test.size();
    if (input.part != "test") {
        among = input.part == "validation" ? &split.validation : &split.training;
        count = static_cast<std::int64_t>(among->size());
    }
    std::vector<std::int64_t> indices;
    for (const std::int64_t sample : input.samples) {
        if (sample < 0 || sample >= count) {
            return makeError(
                "explain.part_sample",
                translatable("core", "sample {sample} does not exist: the {part} part has {count} samples"),
                {{"sample", std::to_string(sample)}, {"part", input.part}, {"count", std::to_string(count)}});
        }
        indices.push_back(among == nullptr ? sample : (*among)[static_cast<std::size_t>(sample)]);
    }
    return indices;
}

}  // namespace

Result<StepRun> StepRun::make(const StepRunInput& input, DType precision, bool fused, ThreadPool& pool) {
    StepRun run;
    auto lowered =
        trainingGraph(input.experiment->network, input.experiment->losses, true, fused ? Fusion::On : Fusion::Off);
    if (!lowered) return lowered.error();
    run.lowered_ = std::move(*lowered);
    run.batch_ = static_cast<std::int64_t>(input.samples.size());
    run.table_ = std::make_unique<ParameterTable>(precision);
    for (const ParameterDeclaration& declaration : run.lowered_.parameters)
        run.table_->add(declaration.name, declaration.shape, false);
    run.table_->allocate();
    if (const auto set = run.setWeights(*input.weights); !set) return set.error();
    PlanOptions options;
    options.batch = static_cast<int>(run.batch_);
    options.precision = precision;
    options.keep = Keep::All;
    options.parameterOffsets = run.table_->offsets();
    auto plan = Plan::make(run.lowered_.graph, options);
    if (!plan) return plan.error();
    run.executor_ = std::make_unique<Executor>(*plan, pool);
    run.context_.seed = input.experiment->seed;
    run.context_.parameters = run.table_->values();
    run.context_.gradients = run.table_->gradients();
    if (const auto set = run.setSamples(input); !set) return set.error();
    return run;
}

Result<void> StepRun::setWeights(const std::vector<std::pair<std::string, Tensor>>& weights) {
    for (const ParameterEntry& entry : table_->entries()) {
        const auto found =
            std::find_if(weights.begin(), weights.end(), [&](const auto& named) { return named.first == entry.name; });
        if (found == weights.end()) {
            return makeError("explain.missing_weight", translatable("core", "the weights lack {name}"),
                             {{"name", entry.name}}, translatable("core", "save them from a run of this network"));
        }
        if (const auto set = table_->setValue(entry.name, found->second); !set) return set.error();
    }
    return {};
}

Result<void> StepRun::setSamples(const StepRunInput& input) {
    const DataSpec& data = input.experiment->data;
    const Split split = splitTraining(*input.dataset, data.validation, data.splitSeed);
    const auto indices = pick(input, split);
    if (!indices) return indices.error();
    Normalization normalization;
    if (data.normalization == "standardize")
        normalization = standardize(*input.dataset, split.training, data.perChannel);
    const DataPart& part = input.part == "test" ? input.dataset->test : input.dataset->train;
    InputBatch batch;
    batch.samples = part.samples.raw();
    batch.dtype = part.samples.dtype();
    batch.indices = indices->data();
    if (!normalization.mean.empty()) {
        batch.mean = normalization.mean.data();
        batch.inverseDeviation = normalization.inverseDeviation.data();
        batch.channels = static_cast<int>(normalization.mean.size());
    }
    for (const auto& [block, value] : lowered_.inputs)
        executor_->setInput(value, batch);
    InputBatch labels;
    labels.samples = part.labels.raw();
    labels.dtype = part.labels.dtype();
    labels.indices = indices->data();
    for (const auto& [block, value] : lowered_.targets)
        executor_->setTarget(value, labels);
    return {};
}

void StepRun::run() {
    executor_->rewind();
    while (executor_->runOne(context_)) {
    }
}

void StepRun::runForward() {
    executor_->runTo(graph().value(graph().loss()).producer, context_);
}

double StepRun::read(ValueId value, Element element) const {
    return executor_->readElement(value, element);
}

std::int64_t StepRun::parameterPosition(ValueId value, Element element) const {
    const auto& parameters = graph().parameters();
    const auto found = std::find(parameters.begin(), parameters.end(), value);
    const auto number = static_cast<std::size_t>(found - parameters.begin());
    return table_->entries()[number].offset + element.offset;
}

double StepRun::lossWhenMoved(ValueId value, Element element, double delta) {
    const Value& described = graph().value(value);
    executor_->rewind();
    if (described.role == ValueRole::Parameter) {
        GLASSBOX_ASSERT(table_->precision() == DType::F64);
        double& number = static_cast<double*>(table_->values())[parameterPosition(value, element)];
        const double before = number;
        number = before + delta;
        runForward();
        number = before;
    } else {
        if (described.producer.valid()) executor_->runTo(described.producer, context_);
        const double before = executor_->readElement(value, element);
        executor_->writeElement(value, element, before + delta);
        runForward();
        if (!described.producer.valid()) executor_->writeElement(value, element, before);
    }
    return executor_->readElement(graph().loss(), {});
}

double StepRun::largest(ValueId value) const {
    const Tensor tensor = executor_->read(value);
    double largest = 0;
    for (std::int64_t i = 0; i < tensor.elements(); ++i)
        largest = std::max(largest, std::abs(tensor.at(i)));
    return largest;
}

Terms termsOf(const StepRun& run, const Op& op, int output, Element element) {
    const TermContext context{
        run.graph(), op, run.batch(), [&run](ValueId value, Element at) { return run.read(value, at); }, run.seed(), 0};
    return findOpType(op.type)->terms(context, output, element);
}

}  // namespace glassbox
