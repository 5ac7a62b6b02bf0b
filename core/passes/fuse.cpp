#include "core/passes/fuse.h"

#include "core/base/assert.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 5> fusedActivations = {"relu", "leaky_relu", "sigmoid", "tanh", "gelu"};

bool isActivation(const Op& op) {
    return std::ranges::find(fusedActivations, op.type) != fusedActivations.end();
}

/// Ops that become one: the product (or convolution), its bias and perhaps an activation.
struct Chain {
    const Op* product = nullptr;
    const Op* bias = nullptr;
    const Op* activation = nullptr;
};

/// Finds the chains of a graph.
class ChainFinder {
public:
    explicit ChainFinder(const Graph& graph) : graph_(graph), users_(graph.values().size()) {
        for (const Op& op : graph.ops())
            for (const ValueId input : op.inputs)
                users_[input.index()].push_back(op.id);
    }

    /// The chain that starts with this op; without a bias there is none.
    Chain startingAt(const Op& op) const {
        if (op.type != "product" && op.type != "conv2d") return {};
        const Op* bias = onlyUser(op);
        if (bias == nullptr || bias->type != "add_bias" || bias->inputs[0] != op.outputs[0]) return {};
        const Op* activation = onlyUser(*bias);
        if (activation != nullptr && !isActivation(*activation)) activation = nullptr;
        return {&op, bias, activation};
    }

private:
    /// The one op of the same phase that uses this op's result, once; null if there are none or several. Ops of the
    /// backward pass don't count.
    const Op* onlyUser(const Op& op) const {
        const Op* user = nullptr;
        for (const OpId id : users_[op.outputs[0].index()]) {
            const Op& candidate = graph_.op(id);
            if (candidate.phase == Phase::Backward && op.phase != Phase::Backward) continue;
            if (user != nullptr || candidate.phase != op.phase) return nullptr;
            user = &candidate;
        }
        return user;
    }

    const Graph& graph_;
    std::vector<std::vector<OpId>> users_;
};

Op fusedOp(const Chain& chain) {
    Op op = *chain.product;
    op.type = "fused_" + chain.product->type;
    op.inputs.push_back(chain.bias->inputs[1]);
    op.outputs.push_back(chain.bias->outputs[0]);
    op.attributes.set("activation", chain.activation != nullptr ? chain.activation->type : std::string("none"));
    if (chain.activation == nullptr) return op;
    op.outputs.push_back(chain.activation->outputs[0]);
    for (const auto& [name, value] : chain.activation->attributes.entries())
        op.attributes.set(name, value);
    return op;
}

}  // namespace

Graph fuse(const Graph& graph) {
    const ChainFinder finder(graph);
    std::vector<bool> absorbed(graph.ops().size(), false);
    std::vector<Chain> chainEndingAt(graph.ops().size());
    for (const Op& op : graph.ops()) {
        const Chain chain = finder.startingAt(op);
        if (chain.product == nullptr) continue;
        const Op& last = chain.activation != nullptr ? *chain.activation : *chain.bias;
        absorbed[op.id.index()] = absorbed[chain.bias->id.index()] = true;
        chainEndingAt[last.id.index()] = chain;
    }

    Graph result;
    for (const Value& value : graph.values())
        result.addValue(value);
    for (const Op& op : graph.ops()) {
        const Chain& chain = chainEndingAt[op.id.index()];
        // A fused op stands where its last part stood: all of its inputs have been made by then.
        if (chain.product != nullptr) {
            result.addOp(fusedOp(chain));
        } else if (!absorbed[op.id.index()]) {
            result.addOp(op);
        }
    }
    for (const ValueId output : graph.outputs())
        result.addOutput(output);
    if (graph.loss().valid()) result.setLoss(graph.loss());
    for (const Value& value : graph.values())
        if (graph.gradientOf(value.id).valid()) result.setGradient(value.id, graph.gradientOf(value.id));
    return result;
}

}  // namespace glassbox
