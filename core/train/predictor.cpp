#include "core/train/predictor.h"

#include "core/base/assert.h"
#include "core/train/training_graph.h"

namespace glassbox {

struct Predictor::State {
    Lowered lowered;
    ParameterTable table;
    std::unique_ptr<Executor> executor;
};

Predictor::Predictor() : state_(std::make_unique<State>()) {}
Predictor::~Predictor() = default;

Result<std::unique_ptr<Predictor>> Predictor::make(const NetworkSpec& network, int batch, ThreadPool& pool,
                                                   const std::vector<std::string>& values, DType precision) {
    Result<Lowered> lowered = inferenceGraph(network);
    if (!lowered) return lowered.error();
    std::unique_ptr<Predictor> predictor(new Predictor);
    State& state = *predictor->state_;
    state.lowered = std::move(*lowered);
    state.table = ParameterTable(precision);
    for (const ParameterDeclaration& parameter : state.lowered.parameters)
        state.table.add(parameter.name, parameter.shape, true, parameter.kind);
    state.table.allocate();
    PlanOptions options;
    options.batch = batch;
    options.precision = precision;
    options.parameterOffsets = state.table.offsets();
    for (const auto& [block, id] : state.lowered.outputs)
        options.taps.push_back(id);
    for (const auto& [block, id] : state.lowered.logits)
        options.taps.push_back(id);
    for (const std::string& name : values) {
        const ValueId id = state.lowered.graph->find(name);
        if (!id.valid())
            return makeError("predict.unknown_value", translatable("core", "The network has no value \"{name}\""),
                             {{"name", name}}, translatable("core", "check lists the values of a network."));
        options.taps.push_back(id);
    }
    auto plan = Plan::make(state.lowered.graph, options);
    if (!plan) return plan.error();
    state.executor = std::make_unique<Executor>(*plan, pool);
    return predictor;
}

Result<void> Predictor::setParameters(const ParameterTable& table) {
    for (const ParameterEntry& entry : state_->table.entries()) {
        if (!table.find(entry.name))
            return makeError("parameters.missing", translatable("core", "The weights lack \"{name}\""),
                             {{"name", entry.name}},
                             translatable("core", "Use weights that were saved from the same network."));
        if (Result<void> set = state_->table.setValue(entry.name, table.value(entry.name)); !set) return set;
    }
    return {};
}

Result<void> Predictor::setParameters(const std::map<std::string, Tensor>& weights) {
    for (const ParameterEntry& entry : state_->table.entries()) {
        const auto found = weights.find(entry.name);
        if (found == weights.end())
            return makeError("parameters.missing", translatable("core", "The weights lack \"{name}\""),
                             {{"name", entry.name}},
                             translatable("core", "Use weights that were saved from the same network."));
        if (Result<void> set = state_->table.setValue(entry.name, found->second); !set) return set;
    }
    return {};
}

void Predictor::setFlatParameters(const void* values) {
    state_->table.setValues(values);
}

const ParameterTable& Predictor::parameters() const {
    return state_->table;
}

void Predictor::run(const InputBatch& input) {
    for (const auto& [block, id] : state_->lowered.inputs)
        state_->executor->setInput(id, input);
    state_->executor->run({0, 0, state_->table.values(), nullptr});
}

Tensor Predictor::output() const {
    return state_->executor->read(state_->lowered.outputs.begin()->second);
}

Tensor Predictor::logits() const {
    return state_->executor->read(state_->lowered.logits.begin()->second);
}

Tensor Predictor::value(const std::string& name) const {
    const ValueId id = state_->lowered.graph->find(name);
    GLASSBOX_ASSERT(id.valid() && state_->executor->plan().readable(id));
    return state_->executor->read(id);
}

const Lowered& Predictor::lowered() const {
    return state_->lowered;
}

int Predictor::batch() const {
    return state_->executor->plan().options().batch;
}

}  // namespace glassbox
