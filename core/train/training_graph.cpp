#include "core/train/training_graph.h"

#include "core/passes/differentiate.h"
#include "core/passes/fuse.h"

namespace glassbox {

namespace {

Result<Lowered> fused(Result<Lowered> lowered) {
    if (!lowered) return lowered;
    lowered->graph = std::make_shared<const Graph>(fuse(*lowered->graph));
    return lowered;
}

}  // namespace

Result<Lowered> trainingGraph(const NetworkSpec& network, const std::map<std::string, LossSpec>& losses,
                              bool inputGradients, Fusion fusion) {
    Result<Lowered> lowered = lower(network, {losses, true});
    if (!lowered) return lowered;
    DifferentiateOptions options;
    options.inputGradients = inputGradients;
    for (std::size_t i = 0; i < lowered->parameters.size(); ++i)
        if (!lowered->trainable[i]) options.frozenParameters.push_back(lowered->parameters[i].name);
    lowered->graph = std::make_shared<const Graph>(differentiate(*lowered->graph, options));
    return fusion == Fusion::On ? fused(std::move(lowered)) : std::move(lowered);
}

Result<Lowered> evaluationGraph(const NetworkSpec& network, const std::map<std::string, LossSpec>& losses) {
    return fused(lower(network, {losses, false}));
}

Result<Lowered> inferenceGraph(const NetworkSpec& network) {
    return fused(lower(network, {}));
}

}  // namespace glassbox
