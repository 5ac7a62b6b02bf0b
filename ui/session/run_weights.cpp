#include "ui/session/run_weights.h"

#include "core/optim/parameter_table.h"
#include "core/train/training_graph.h"

namespace glassbox {

NamedTensors namedWeights(const ProbeSetup& setup, const ParameterSnapshot& snapshot) {
    NamedTensors tensors;
    const Result<Lowered> lowered = inferenceGraph(setup.network);
    if (!lowered) return tensors;
    ParameterTable table(setup.precision);
    for (const ParameterDeclaration& declaration : lowered->parameters)
        table.add(declaration.name, declaration.shape, false, declaration.kind);
    table.allocate();
    if (snapshot.values.elements() != table.size()) return tensors;
    table.setValues(snapshot.values.raw());
    for (const ParameterEntry& entry : table.entries())
        tensors.emplace_back(entry.name, table.value(entry.name));
    return tensors;
}

void RunWeights::keep(const ProbeSetup& setup, const ParameterSnapshot& snapshot) {
    if (snapshot.step == 0 || snapshot.generation != setup.generation) return;
    for (auto& [name, tensor] : namedWeights(setup, snapshot))
        weights_[{name, tensor.shape().toString()}] = std::move(tensor);
}

void RunWeights::rename(const std::map<std::string, std::string>& ids) {
    std::map<std::pair<std::string, std::string>, Tensor> moved;
    for (const auto& [key, tensor] : weights_)
        for (const auto& [from, to] : ids)
            if (key.first.starts_with(from + '.')) moved[{to + key.first.substr(from.size()), key.second}] = tensor;
    for (auto& [key, tensor] : moved)
        weights_[key] = std::move(tensor);
}

std::map<std::string, Tensor> RunWeights::matching(const NetworkSpec& network) const {
    std::map<std::string, Tensor> fitting;
    const Result<Lowered> lowered = inferenceGraph(network);
    if (!lowered) return fitting;
    for (const ParameterDeclaration& declaration : lowered->parameters) {
        const auto found = weights_.find({declaration.name, declaration.shape.toString()});
        if (found != weights_.end()) fitting.emplace(declaration.name, found->second);
    }
    return fitting;
}

}  // namespace glassbox
