#include "core/train/training_graph.h"

#include "core/optim/optimizer.h"
#include "core/passes/differentiate.h"
#include "core/passes/fuse.h"
#include "core/passes/local_rule.h"

#include <algorithm>
#include <utility>

namespace glassbox {

namespace {

Result<Lowered> fused(Result<Lowered> lowered) {
    if (!lowered) return lowered;
    lowered->graph = std::make_shared<const Graph>(fuse(*lowered->graph));
    return lowered;
}

LocalRulePlaces placesOf(const Lowered& lowered) {
    const auto& [block, output] = *lowered.logits.rbegin();
    return {output, lowered.targets.at(block), block, static_cast<int>(lowered.logits.size())};
}

/// The backward pass; parameters that no gradient reaches, because a step is in the way, are an error.
Result<Graph> descended(const Lowered& lowered, const DifferentiateOptions& options) {
    Graph graph = differentiate(*lowered.graph, options);
    const bool steps = std::ranges::any_of(graph.ops(), [](const Op& op) { return op.type == "step"; });
    for (std::size_t i = 0; steps && i < lowered.parameters.size(); ++i) {
        const Value& parameter = graph.value(graph.parameters()[i]);
        if (!lowered.trainable[i] || graph.gradientOf(parameter.id).valid()) continue;
        return makeError("train.no_gradient",
                         translatable("core",
                                      "no gradient reaches {block}: a step stands behind it, whose "
                                      "slope is 0"),
                         {{"block", parameter.block}},
                         translatable("core",
                                      "Choose the perceptron rule as optimizer, or set trainable of {block} to "
                                      "false."),
                         parameter.block);
    }
    return graph;
}

}  // namespace

Result<Lowered> trainingGraph(const ExperimentSpec& experiment, bool inputGradients, Fusion fusion) {
    LowerOptions lowering{experiment.losses, true};
    for (const ChoiceSpec& choice : experiment.regularization)
        if (choice.type == "input_noise") lowering.inputNoise = choice.settings.real("deviation");
    Result<Lowered> lowered = lower(experiment.network, lowering);
    if (!lowered) return lowered;
    DifferentiateOptions options;
    options.inputGradients = inputGradients;
    for (std::size_t i = 0; i < lowered->parameters.size(); ++i)
        if (!lowered->trainable[i]) options.frozenParameters.push_back(lowered->parameters[i].name);
    const OptimizerType* optimizer = findOptimizerType(experiment.optimizer.type);
    Result<Graph> trained = optimizer && optimizer->local
                                ? applyLocalRule(optimizer->name, *lowered->graph, placesOf(*lowered), options)
                                : descended(*lowered, options);
    if (!trained) return trained.error();
    lowered->graph = std::make_shared<const Graph>(std::move(*trained));
    return fusion == Fusion::On ? fused(std::move(lowered)) : std::move(lowered);
}

Result<Lowered> evaluationGraph(const NetworkSpec& network, const std::map<std::string, LossSpec>& losses) {
    return fused(lower(network, {losses, false}));
}

Result<Lowered> inferenceGraph(const NetworkSpec& network) {
    return fused(lower(network, {}));
}

}  // namespace glassbox
