#include "core/base/platform/memory.h"
#include "core/base/platform/processor.h"
#include "core/blocks/initializer.h"
#include "core/ops/channels.h"
#include "core/train/trainer_state.h"
#include "core/train/training_graph.h"

#include <algorithm>
#include <numeric>

namespace glassbox {

namespace {

Error missingParameter(const std::string& name) {
    return makeError("parameters.missing", translatable("core", "The weights lack \"{name}\""), {{"name", name}},
                     translatable("core", "Use weights that were saved from the same network."));
}

/// A single number has no deviation: a batch of one sample can't be normalised over the batch, unless its channels have
/// several places (as PyTorch refuses it).
Result<void> checkSmallestBatch(const Lowered& lowered, std::int64_t samples, const ExperimentSpec& experiment) {
    const std::int64_t batch = experiment.batchSize, rest = samples % batch;
    const std::int64_t smallest = experiment.dropLast || rest == 0 ? batch : rest;
    if (smallest > 1) return {};
    for (const Op& op : lowered.graph->ops()) {
        if (op.type != "channel_moments") continue;
        const ChannelAxis axis = channelAxis(lowered.graph->value(op.inputs[0]).type);
        if (axis.outer * axis.inner > 1) continue;
        return makeError("train.batch_of_one",
                         translatable("core",
                                      "{block} can't normalise over a batch of one sample: {samples} samples in "
                                      "batches of {batch} make such a batch"),
                         {{"block", op.block}, {"samples", std::to_string(samples)}, {"batch", std::to_string(batch)}},
                         translatable("core",
                                      "Choose another batch size, or leave the last, smaller batch out "
                                      "(drop_last)."),
                         "batch_size");
    }
    return {};
}

}  // namespace

Trainer::State::State(const ExperimentSpec& spec, std::shared_ptr<const Dataset> data, const TrainerOptions& chosen,
                      int threads)
    : experiment(spec), dataset(std::move(data)), options(chosen), pool(threads) {}

Result<void> Trainer::State::makeGraph() {
    Result<Lowered> made = trainingGraph(experiment);
    if (!made) return made.error();
    lowered = std::move(*made);
    plans = std::make_unique<PlanCache>(lowered.graph);
    for (Head& head : headsOf(lowered, experiment.losses)) {
        if (head.judgement == Judgement::None) continue;
        const auto bytes = [&](ValueId id) {
            const ValueType& type = lowered.graph->value(id).type;
            const std::size_t width = sizeOf(type.dtype == DType::F32 ? experiment.precision : type.dtype);
            return static_cast<std::size_t>(experiment.batchSize * type.shape.elements()) * width;
        };
        outputRows.resize(bytes(head.output));
        targetRows.resize(bytes(head.target));
        judged = std::move(head);
        break;
    }
    return {};
}

Result<void> Trainer::State::makeParameters() {
    parameters = ParameterTable(experiment.precision);
    for (std::size_t i = 0; i < lowered.parameters.size(); ++i)
        parameters.add(lowered.parameters[i].name, lowered.parameters[i].shape, !lowered.trainable[i],
                       lowered.parameters[i].kind);
    parameters.allocate();
    for (std::size_t i = 0; i < lowered.parameters.size(); ++i) {
        const ParameterDeclaration& declaration = lowered.parameters[i];
        Tensor start(DType::F64, declaration.shape);
        const auto given = options.initial.find(declaration.name);
        const auto kept = options.carried.find(declaration.name);
        if (given != options.initial.end()) {
            start = given->second;
        } else if (!options.initial.empty()) {
            return missingParameter(declaration.name);
        } else if (kept != options.carried.end() && kept->second.shape() == declaration.shape) {
            start = kept->second;
        } else {
            initialize(declaration, experiment.seed, static_cast<std::uint32_t>(i), start.span<double>());
        }
        if (Result<void> set = parameters.setValue(declaration.name, start); !set) return set;
    }
    auto made = makeOptimizer(experiment.optimizer.type, experiment.optimizer.settings, parameters);
    if (!made) return made.error();
    optimizer = std::move(*made);
    baseRate = optimizer->settings().real("learning_rate");
    return {};
}

Result<void> Trainer::State::makeData() {
    split = splitTraining(*dataset, options.shuffle ? experiment.data.validation : 0.0, experiment.data.splitSeed);
    testIndices.resize(static_cast<std::size_t>(dataset->test.size()));
    std::iota(testIndices.begin(), testIndices.end(), 0);
    if (experiment.data.normalization == "standardize")
        normalization = standardize(*dataset, split.training, experiment.data.perChannel);
    Result<DataFeed> made = DataFeed::make(dataset, normalization, experiment.data.targets, lowered);
    if (!made) return made.error();
    feed = std::move(*made);
    auto madeEvaluator = Evaluator::make(experiment, *feed, pool);
    if (!madeEvaluator) return madeEvaluator.error();
    evaluator = std::move(*madeEvaluator);
    const auto samples = static_cast<std::int64_t>(split.training.size());
    const std::int64_t batch = experiment.batchSize;
    batchesPerEpoch = experiment.dropLast ? samples / batch : (samples + batch - 1) / batch;
    if (batchesPerEpoch > 0) return checkSmallestBatch(lowered, samples, experiment);
    return makeError("train.no_batches",
                     translatable("core", "The training part has {samples} samples, too few for a batch of {batch}"),
                     {{"samples", std::to_string(samples)}, {"batch", std::to_string(batch)}},
                     translatable("core", "Choose a smaller batch size, or keep the last batch."), "batch_size");
}

Trainer::Trainer() = default;
Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::make(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                                               const TrainerOptions& options) {
    if (Result<void> valid = validate(experiment); !valid) return valid.error();
    const int threads = options.threads > 0 ? options.threads : physicalCores();
    std::unique_ptr<Trainer> trainer(new Trainer);
    trainer->state_ = std::make_unique<State>(experiment, std::move(dataset), options, threads);
    State& state = *trainer->state_;
    if (Result<void> made = state.makeGraph(); !made) return made.error();
    if (Result<void> made = state.makeParameters(); !made) return made.error();
    if (Result<void> made = state.makeData(); !made) return made.error();
    if (Result<void> made = state.makeSchedule(); !made) return made.error();
    if (Result<void> made = state.makeRegularization(); !made) return made.error();
    const auto first = std::min<std::int64_t>(experiment.batchSize, std::ssize(state.split.training));
    Result<Executor*> executor = state.executorFor(static_cast<int>(first));
    if (!executor) return executor.error();
    state.lastExecutor = *executor;
    return trainer;
}

Result<Executor*> Trainer::State::executorFor(int batch) {
    const std::pair key(batch, tapped && !taps.empty());
    if (const auto found = executors.find(key); found != executors.end()) return found->second.get();
    PlanOptions plan;
    plan.batch = batch;
    plan.precision = experiment.precision;
    plan.keep = options.keepAll ? Keep::All : Keep::None;
    plan.taps = {lowered.graph->loss()};
    if (judged) plan.taps.insert(plan.taps.end(), {judged->output, judged->target});
    if (key.second) plan.taps.insert(plan.taps.end(), taps.begin(), taps.end());
    plan.parameterOffsets = parameters.offsets();
    plan.memoryLimit = totalMemoryBytes();
    auto made = plans->get(plan);
    if (!made) return made.error();
    return executors.emplace(key, std::make_unique<Executor>(*made, pool)).first->second.get();
}

}  // namespace glassbox
