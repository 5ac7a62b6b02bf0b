#include "core/passes/differentiate.h"

#include "core/base/assert.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <utility>

namespace glassbox {

namespace {

bool isDifferentiable(const Value& value) {
    return value.type.dtype == DType::F32 || value.type.dtype == DType::F64;
}

/// Marks the values whose gradients are wanted: parameters that are not frozen, inputs where asked, and all that
/// depends on one of them.
std::vector<bool> findWanted(const Graph& graph, const DifferentiateOptions& options) {
    std::vector<bool> wanted(graph.values().size(), false);
    for (const ValueId id : graph.parameters())
        wanted[id.index()] =
            graph.value(id).parameterKind == ParameterKind::Trained &&
            std::ranges::find(options.frozenParameters, graph.value(id).name) == options.frozenParameters.end();
    if (options.inputGradients)
        for (const ValueId id : graph.inputs())
            wanted[id.index()] = isDifferentiable(graph.value(id));
    for (const Op& op : graph.ops()) {
        const bool depends = std::ranges::any_of(op.inputs, [&](ValueId id) { return wanted[id.index()]; });
        for (const ValueId output : op.outputs)
            wanted[output.index()] = depends && isDifferentiable(graph.value(output));
    }
    return wanted;
}

/// Walks the ops backwards, calls their gradient rules and sums the parts.
class ReverseMode final : public GradientBuilder {
public:
    ReverseMode(const Graph& graph, const DifferentiateOptions& options)
        : graph_(graph), options_(options), wanted_(findWanted(graph, options)), parts_(graph.values().size()) {}

    Graph run() {
        const std::size_t forwardOps = graph_.ops().size();
        start();
        for (std::size_t i = forwardOps; i-- > 0;) {
            const Op op = graph_.ops()[i];
            if (reaches(op)) differentiateOp(op);
        }
        for (std::size_t i = 0; i < parts_.size(); ++i)
            sumParts(ValueId(static_cast<std::int32_t>(i)));
        return renamed();
    }

    const Graph& graph() const override { return graph_; }

    ValueId outputGradient(int output) const override {
        return graph_.gradientOf(current_.outputs[static_cast<std::size_t>(output)]);
    }

    bool wanted(ValueId input) const override { return wanted_[input.index()]; }

    ValueId emitGradient(ValueId of, std::string_view type, std::vector<ValueId> inputs,
                         Attributes attributes) override {
        return emitGradients({of}, type, std::move(inputs), std::move(attributes)).front();
    }

    std::vector<ValueId> emitGradients(const std::vector<ValueId>& of, std::string_view type,
                                       std::vector<ValueId> inputs, Attributes attributes) override {
        std::vector<ValueId> ids = append(of, type, std::move(inputs), std::move(attributes));
        for (std::size_t i = 0; i < of.size(); ++i)
            parts_[of[i].index()].push_back(ids[i]);
        return ids;
    }

    void passGradient(ValueId of, int output) override {
        const ValueId gradient = outputGradient(output);
        if (gradient.valid()) parts_[of.index()].push_back(gradient);
    }

private:
    void start() {
        for (const GradientStart& each : options_.starts)
            if (wanted_[each.of.index()]) emitGradient(each.of, each.type, each.inputs, {});
        const ValueId loss = graph_.loss();
        if (options_.starts.empty() && loss.valid() && wanted_[loss.index()]) emitGradient(loss, "one", {}, {});
    }

    /// True if the op has an influence on the loss and depends on something wanted; sums the parts of its outputs'
    /// gradients, all of whose uses have been passed by now.
    bool reaches(const Op& op) {
        bool result = false;
        for (const ValueId output : op.outputs) {
            if (!wanted_[output.index()]) continue;
            sumParts(output);
            result = result || graph_.gradientOf(output).valid();
        }
        return result;
    }

    void differentiateOp(const Op& op) {
        const OpType* type = findOpType(op.type);
        GLASSBOX_ASSERT(type != nullptr);
        if (type->differentiate == nullptr) return;
        std::vector<ValueId> inputs = op.inputs;
        std::ranges::sort(inputs);
        inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
        std::vector<std::size_t> before;
        for (const ValueId input : inputs)
            before.push_back(parts_[input.index()].size());
        current_ = op;
        type->differentiate(*this, op);
        // An op that uses a value twice gives its parts in the order of its inputs: last use first, as everywhere here.
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            std::vector<ValueId>& parts = parts_[inputs[i].index()];
            std::reverse(parts.begin() + static_cast<std::ptrdiff_t>(before[i]), parts.end());
        }
    }

    std::vector<ValueId> append(const std::vector<ValueId>& of, std::string_view typeName, std::vector<ValueId> inputs,
                                Attributes attributes) {
        const OpType* type = findOpType(typeName);
        GLASSBOX_ASSERT(type != nullptr);
        std::vector<ValueType> types;
        for (const ValueId input : inputs)
            types.push_back(graph_.value(input).type);
        const auto inferred = type->infer(types, attributes);
        GLASSBOX_ASSERT(inferred.ok() && inferred->size() == of.size());
        std::vector<ValueId> ids;
        for (std::size_t i = 0; i < of.size(); ++i) {
            Value gradient;
            gradient.block = graph_.value(of[i]).block;
            gradient.type = (*inferred)[i];
            gradient.role = ValueRole::Gradient;
            gradient.gradientOf = of[i];
            ids.push_back(graph_.addValue(std::move(gradient)));
        }
        const std::string& block = current_.id.valid() ? current_.block : graph_.value(of.front()).block;
        graph_.addOp(
            {{}, std::string(typeName), std::move(inputs), ids, std::move(attributes), block, Phase::Backward});
        return ids;
    }

    /// Makes the parts of a value's gradient one; parts were collected last use first.
    void sumParts(ValueId of) {
        std::vector<ValueId>& parts = parts_[of.index()];
        if (parts.empty() || graph_.gradientOf(of).valid()) return;
        std::ranges::reverse(parts);
        current_ = {};
        const bool passed = graph_.value(parts.front()).gradientOf != of;
        if (parts.size() > 1)
            graph_.setGradient(of, append({of}, "add", parts, {}).front());
        else if (passed && graph_.value(of).role == ValueRole::Parameter)  // its place is in the flat gradients
            graph_.setGradient(of, append({of}, "scale", parts, {{"factor", 1.0}}).front());
        else
            graph_.setGradient(of, parts.front());
    }

    /// The graph with its gradients named: "grad(v)", parts "grad(v)#1" and on.
    Graph renamed() const {
        std::vector<std::string> names(graph_.values().size());
        for (const Value& value : graph_.values())
            names[value.id.index()] = value.name;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (parts_[i].empty()) continue;
            const ValueId of(static_cast<std::int32_t>(i));
            const std::string name = "grad(" + names[i] + ')';
            for (std::size_t part = 0; part < parts_[i].size(); ++part)
                if (graph_.value(parts_[i][part]).gradientOf == of)
                    names[parts_[i][part].index()] = name + '#' + std::to_string(part + 1);
            // A gradient that was passed on unchanged keeps the name of the value that it was made for.
            const Value& gradient = graph_.value(graph_.gradientOf(of));
            if (gradient.gradientOf == of) names[gradient.id.index()] = name;
        }
        Graph result;
        for (Value value : graph_.values()) {
            value.name = names[value.id.index()];
            result.addValue(std::move(value));
        }
        for (const Op& op : graph_.ops())
            result.addOp(op);
        for (const ValueId output : graph_.outputs())
            result.addOutput(output);
        for (const ParameterUpdate& update : graph_.updates())
            result.addUpdate(update);
        if (graph_.loss().valid()) result.setLoss(graph_.loss());
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const ValueId of(static_cast<std::int32_t>(i));
            if (graph_.gradientOf(of).valid()) result.setGradient(of, graph_.gradientOf(of));
        }
        return result;
    }

    Graph graph_;
    const DifferentiateOptions& options_;
    std::vector<bool> wanted_;
    std::vector<std::vector<ValueId>> parts_;  ///< by value of the forward graph
    Op current_;
};

}  // namespace

Graph differentiate(const Graph& graph, const DifferentiateOptions& options) {
    return ReverseMode(graph, options).run();
}

}  // namespace glassbox
