#include "core/explain/time_gradient.h"

#include "core/explain/slow_motion.h"
#include "core/train/trainer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {
namespace {

constexpr const char* recurrentTypes[] = {"RNN", "LSTM", "GRU"};

bool isRecurrent(const BlockSpec& block) {
    return std::ranges::find(recurrentTypes, block.type) != std::end(recurrentTypes);
}

/// The block as another type: what that one has no setting for is left out.
void become(BlockSpec& block, const std::string& type) {
    const BlockType* row = findBlockType(type);
    Settings settings = Settings::defaults(row->settings);
    for (const auto& [key, value] : block.settings.entries())
        if (findSetting(row->settings, key) != nullptr) settings.set(key, value);
    block.type = type;
    block.settings = std::move(settings);
}

/// What a recurrent block's input product reads: its first op, seen from the sequence op back.
ValueId layerInput(const Graph& graph, const std::string& block) {
    for (const Op& op : graph.ops()) {
        if (!op.type.ends_with("_sequence") || !graph.value(op.outputs[0]).name.starts_with(block + ".")) continue;
        ValueId value = op.inputs[0];
        while (graph.value(value).producer.valid() && graph.value(value).name.starts_with(block + "."))
            value = graph.op(graph.value(value).producer).inputs[0];
        return value;
    }
    return {};
}

/// Keeps the last time step of a gradient [T,...] alone, as the gradient of its own loss: the sequence's is the mean.
void keepLastStep(StepRun& run, ValueId gradient) {
    const Shape& shape = run.graph().value(gradient).type.shape;
    if (shape.rank() < 2) return;
    const std::int64_t steps = shape[0], size = shape.elements() / steps;
    for (std::int64_t i = 0; i < steps * size; ++i) {
        const Element element{0, i};
        run.write(gradient, element, i / size + 1 == steps ? run.read(gradient, element) * double(steps) : 0);
    }
}

/// Of the one sample's gradient [T,...].
std::vector<double> lengthsOf(const Tensor& gradient, std::int64_t steps) {
    const std::int64_t size = gradient.elements() / steps;
    std::vector<double> lengths;
    for (std::int64_t t = 0; t < steps; ++t) {
        double sum = 0;
        for (std::int64_t i = 0; i < size; ++i)
            sum += gradient.at(t * size + i) * gradient.at(t * size + i);
        lengths.push_back(std::sqrt(sum));
    }
    return lengths;
}

/// One step whose loss is that of the last time step.
Result<TimeGradient> measured(const Moment& moment, const std::string& block, ThreadPool& pool) {
    auto motion = SlowMotion::make(moment, pool, {.inputGradients = true});
    if (!motion) return motion.error();
    auto run = (*motion)->reference();
    if (!run) return run.error();
    const Graph& graph = run->graph();
    const ValueId input = layerInput(graph, block), gradient = graph.gradientOf(input);
    if (!gradient.valid())
        return makeError("explain.no_time_gradient",
                         translatable("core", "No gradient reaches the input of block \"{block}\""), {{"block", block}},
                         translatable("core", "Wire the block to an Output with a loss."));
    for (const Plan::EntryInfo& entry : run->executor().plan().entries()) {
        run->runEntry(entry.op);
        for (const auto& [output, logits] : run->lowered().logits) {
            const auto& made = graph.op(entry.op).outputs;
            if (std::ranges::find(made, graph.gradientOf(logits)) != made.end())
                keepLastStep(*run, graph.gradientOf(logits));
        }
    }
    return TimeGradient{
        {}, graph.value(input).name, lengthsOf(run->whole(gradient), graph.value(gradient).type.shape[0])};
}

/// The next step of a run that was trained for some steps.
Result<Moment> trained(const TimeGradientRequest& request, const ExperimentSpec& experiment, const std::string& type,
                       int threads) {
    TrainerOptions options;
    options.threads = threads;
    const auto trainer = Trainer::make(experiment, request.dataset, options);
    if (!trainer) return trainer.error();
    for (std::int64_t i = 0; i < request.steps; ++i) {
        if (request.goOn && !request.goOn(type, i))
            return makeError("explain.given_up", translatable("core", "The measurement was given up"));
        const auto more = (*trainer)->step();
        if (!more) return more.error();
        if (!*more) break;
    }
    return nextMoment(**trainer);
}

}  // namespace

std::vector<std::string> recurrentBlocks(const NetworkSpec& network) {
    std::vector<std::string> ids;
    for (const BlockSpec& block : network.blocks)
        if (isRecurrent(block)) ids.push_back(block.id);
    return ids;
}

Result<std::vector<TimeGradient>> gradientsThroughTime(const TimeGradientRequest& request, ThreadPool& pool) {
    const std::vector<std::string> blocks = recurrentBlocks(request.experiment.network);
    const std::string block = request.block.empty() && !blocks.empty() ? blocks.front() : request.block;
    if (std::ranges::find(blocks, block) == blocks.end())
        return makeError(
            "explain.no_recurrent_block",
            translatable("core", "The network has no RNN, LSTM or GRU that the loss could go back through"), {},
            translatable("core", "Add an RNN, LSTM or GRU block, or open a text preset."));
    std::vector<TimeGradient> gradients;
    for (const char* type : recurrentTypes) {
        ExperimentSpec experiment = request.experiment;
        become(*experiment.network.find(block), type);
        const auto moment = trained(request, experiment, type, pool.threads());
        if (!moment) return moment.error();
        auto gradient = measured(moment->on(request.part, {request.sample}), block, pool);
        if (!gradient) return gradient.error();
        gradient->type = type;
        gradients.push_back(std::move(*gradient));
    }
    return gradients;
}

}  // namespace glassbox
