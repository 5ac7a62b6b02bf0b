#include "core/passes/fuse.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace glassbox {

namespace {

constexpr std::array<std::string_view, 8> fusedActivations = {"relu", "leaky_relu", "sigmoid", "tanh",
                                                              "gelu", "elu",        "silu",    "softplus"};

bool isActivation(const Op& op) {
    return std::ranges::find(fusedActivations, op.type) != fusedActivations.end();
}

/// Ops that become one, in order, and what they become.
struct Chain {
    std::vector<const Op*> parts;
    Op fused;
};

/// Finds the chains of a graph.
class ChainFinder {
public:
    explicit ChainFinder(const Graph& graph) : graph_(graph), users_(graph.values().size()) {
        for (const Op& op : graph.ops())
            for (const ValueId input : op.inputs)
                users_[input.index()].push_back(op.id);
    }

    /// The chain that starts with this op; no parts where there is none.
    Chain startingAt(const Op& op) const {
        if (op.type == "product" || op.type == "conv2d" || op.type == "conv1d") return productChain(op);
        if (op.type == "max_pool_gradient") return poolGradientChain(op);
        if (op.type == "bias_gradient") return weightGradientChain(op);
        if (op.type == "normalize") return normalizeChain(op);
        if (op.type == "relu_gradient") return reluSumsChain(op);
        if (op.type == "batch_normalize_gradient") return reluNormalizeChain(op);
        if (op.type == "add" && op.phase == Phase::Backward) return addReluGradientChain(op);
        if (op.type == "attention_scores") return attentionChain(op);
        if (op.type == "attention_context_weights_gradient") return attentionGradientChain(op);
        return {};
    }

private:
    /// The one op of the same phase that uses this op's first result, once; null if there are none or several. For the
    /// forward pass, ops of the backward pass don't count.
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

    /// product, conv2d or conv1d, add_bias and perhaps an activation; without a bias there is no chain.
    Chain productChain(const Op& product) const {
        const Op* bias = onlyUser(product);
        if (bias == nullptr || bias->type != "add_bias" || bias->inputs[0] != product.outputs[0]) return {};
        Chain chain{{&product, bias}, product};
        chain.fused.type = "fused_" + product.type;
        chain.fused.inputs.push_back(bias->inputs[1]);
        chain.fused.outputs.push_back(bias->outputs[0]);
        const Op* activation = onlyUser(*bias);
        const bool activates = activation != nullptr && isActivation(*activation);
        chain.fused.attributes.set("activation", activates ? activation->type : std::string("none"));
        if (!activates) return chain;
        chain.parts.push_back(activation);
        chain.fused.outputs.push_back(activation->outputs[0]);
        for (const auto& [name, value] : activation->attributes.entries())
            chain.fused.attributes.set(name, value);
        return chain;
    }

    /// The gradients of a convolution's bias and weights, both of which read dz.
    Chain weightGradientChain(const Op& bias) const {
        if (!users_[bias.outputs[0].index()].empty()) return {};
        for (const OpId id : users_[bias.inputs[0].index()]) {
            const Op& weight = graph_.op(id);
            const bool convolution = weight.type == "conv2d_weight_gradient" || weight.type == "conv1d_weight_gradient";
            if (!convolution || weight.inputs[0] != bias.inputs[0] || weight.id < bias.id) continue;
            Chain chain{{&bias, &weight}, weight};
            chain.fused.type = "fused_" + weight.type;
            chain.fused.outputs = {bias.outputs[0], weight.outputs[0]};
            return chain;
        }
        return {};
    }

    /// max_pool_gradient and relu_gradient, where the pooling took the relu's result: its largest numbers say where
    /// the relu let through.
    Chain poolGradientChain(const Op& gradient) const {
        const Op* relu = onlyUser(gradient);
        if (relu == nullptr || relu->type != "relu_gradient" || relu->inputs[0] != gradient.outputs[0]) return {};
        const OpId poolId = graph_.value(gradient.inputs[1]).producer;
        if (!poolId.valid() || graph_.op(poolId).inputs[0] != relu->inputs[1]) return {};
        Chain chain{{&gradient, relu}, gradient};
        chain.fused.type = "fused_max_pool_gradient";
        chain.fused.inputs.push_back(graph_.op(poolId).outputs[0]);
        chain.fused.inputs.push_back(relu->inputs[1]);
        chain.fused.outputs.push_back(relu->outputs[0]);
        return chain;
    }

    /// The one user if it is of that type and takes the result first.
    const Op* nextOfType(const Op& op, std::string_view type) const {
        const Op* user = onlyUser(op);
        return user != nullptr && user->type == type && user->inputs[0] == op.outputs[0] ? user : nullptr;
    }

    /// The scores, weights and context of one attention.
    Chain attentionChain(const Op& scores) const {
        const Op* weights = nextOfType(scores, "attention_weights");
        const Op* context = weights == nullptr ? nullptr : nextOfType(*weights, "attention_context");
        if (context == nullptr || context->inputs[1] != scores.inputs[0]) return {};
        Chain chain{{&scores, weights, context}, scores};
        chain.fused.type = "fused_attention";
        chain.fused.outputs = {scores.outputs[0], weights->outputs[0], context->outputs[0]};
        return chain;
    }

    /// The gradients of one attention's steps and the sum of the two parts that they give.
    Chain attentionGradientChain(const Op& contextWeights) const {
        const Op* weights = nextOfType(contextWeights, "attention_weights_gradient");
        const Op* scores = weights == nullptr ? nullptr : nextOfType(*weights, "attention_scores_gradient");
        const Op* sum = scores == nullptr ? nullptr : nextOfType(*scores, "add");
        if (sum == nullptr || sum->inputs.size() != 2 || scores->inputs[1] != contextWeights.inputs[1]) return {};
        const OpId valuesId = graph_.value(sum->inputs[1]).producer;
        if (!valuesId.valid()) return {};
        const Op& values = graph_.op(valuesId);
        const std::vector<ValueId> wanted = {contextWeights.inputs[0], weights->inputs[1]};
        if (values.type != "attention_context_values_gradient" || values.inputs != wanted || onlyUser(values) != sum)
            return {};
        Chain chain{{&contextWeights, weights, scores, &values, sum}, contextWeights};
        chain.fused.type = "fused_attention_gradient";
        chain.fused.inputs.push_back(weights->inputs[1]);
        chain.fused.outputs = {contextWeights.outputs[0], weights->outputs[0], scores->outputs[0], values.outputs[0],
                               sum->outputs[0]};
        return chain;
    }

    const Op* producerOf(ValueId value, std::string_view type) const {
        const OpId id = graph_.value(value).producer;
        return id.valid() && graph_.op(id).type == type ? &graph_.op(id) : nullptr;
    }

    /// normalize and relu, with the sum with one other value between them where there is one.
    Chain normalizeChain(const Op& normalize) const {
        const Op* last = onlyUser(normalize);
        if (last == nullptr) return {};
        Chain chain{{&normalize}, normalize};
        chain.fused.type = "fused_normalize";
        if (last->type == "add" && last->inputs.size() == 2 && last->inputs[0] != last->inputs[1]) {
            chain.parts.push_back(last);
            chain.fused.type = "fused_normalize_add";
            chain.fused.inputs.push_back(last->inputs[last->inputs[0] == normalize.outputs[0] ? 1 : 0]);
            chain.fused.outputs.push_back(last->outputs[0]);
            last = onlyUser(*last);
        }
        if (last == nullptr || last->type != "relu") return {};
        chain.parts.push_back(last);
        chain.fused.outputs.push_back(last->outputs[0]);
        return chain;
    }

    /// The sum of two gradients and the relu's gradient of it.
    Chain addReluGradientChain(const Op& add) const {
        const Op* relu = onlyUser(add);
        const bool fits = relu != nullptr && relu->type == "relu_gradient" && relu->inputs[0] == add.outputs[0];
        if (!fits || add.inputs.size() != 2 || add.inputs[0] == add.inputs[1] || reluNormalize(*relu)) return {};
        Chain chain{{&add, relu}, add};
        chain.fused.type = "fused_add_relu_gradient";
        chain.fused.inputs.push_back(relu->inputs[1]);
        chain.fused.outputs.push_back(relu->outputs[0]);
        return chain;
    }

    /// What follows a relu's gradient where the relu followed a normalisation over the batch and nothing else wants
    /// that gradient: the sums, and the gradient by the normalisation's input.
    struct ReluNormalize {
        const Op* relu = nullptr;
        const Op* sums = nullptr;
        const Op* gradient = nullptr;
        const Op* normalize = nullptr;
    };
    std::optional<ReluNormalize> reluNormalize(const Op& gradient) const {
        ReluNormalize found{&gradient};
        const Op* relu = producerOf(gradient.inputs[1], "relu");
        if (relu != nullptr) found.normalize = producerOf(relu->inputs[0], "normalize");
        const std::vector<OpId>& users = users_[gradient.outputs[0].index()];
        if (found.normalize == nullptr || users.size() != 2) return std::nullopt;
        const Op* pool = producerOf(gradient.inputs[0], "max_pool_gradient");
        if (pool != nullptr && !poolGradientChain(*pool).parts.empty()) return std::nullopt;
        for (const OpId id : users) {
            const Op& user = graph_.op(id);
            if (user.type == "normalize_sums") found.sums = &user;
            if (user.type == "batch_normalize_gradient") found.gradient = &user;
        }
        const bool whole = found.sums != nullptr && found.gradient != nullptr;
        if (!whole || found.sums->inputs[1] != found.normalize->inputs[0]) return std::nullopt;
        return found;
    }

    /// relu_gradient and normalize_sums.
    Chain reluSumsChain(const Op& gradient) const {
        const auto found = reluNormalize(gradient);
        if (!found) return {};
        Chain chain{{&gradient, found->sums}, *found->sums};
        chain.fused.type = "fused_normalize_sums";
        const std::vector<ValueId>& forward = found->normalize->inputs;
        chain.fused.inputs = {gradient.inputs[0], forward[0], forward[1],        forward[2],
                              forward[3],         forward[4], gradient.inputs[1]};
        chain.fused.outputs.insert(chain.fused.outputs.begin(), gradient.outputs[0]);
        return chain;
    }

    /// batch_normalize_gradient, which makes the relu's gradient again instead of reading it.
    Chain reluNormalizeChain(const Op& gradient) const {
        const Op* relu = producerOf(gradient.inputs[0], "relu_gradient");
        const auto found = relu != nullptr ? reluNormalize(*relu) : std::nullopt;
        if (!found) return {};
        Chain chain{{&gradient}, gradient};
        chain.fused.type = "fused_batch_normalize_gradient";
        chain.fused.inputs[0] = relu->inputs[0];
        chain.fused.inputs.push_back(relu->outputs[0]);
        chain.fused.inputs.push_back(found->normalize->inputs[4]);
        return chain;
    }

    const Graph& graph_;
    std::vector<std::vector<OpId>> users_;
};

}  // namespace

Graph fuse(const Graph& graph) {
    const ChainFinder finder(graph);
    std::vector<bool> absorbed(graph.ops().size(), false);
    std::vector<Chain> chainEndingAt(graph.ops().size());
    for (const Op& op : graph.ops()) {
        Chain chain = finder.startingAt(op);
        const auto taken = [&](const Op* part) { return absorbed[part->id.index()]; };
        if (chain.parts.empty() || std::ranges::any_of(chain.parts, taken)) continue;
        for (const Op* part : chain.parts)
            absorbed[part->id.index()] = true;
        const Op* last = chain.parts.back();
        chainEndingAt[last->id.index()] = std::move(chain);
    }

    Graph result;
    for (const Value& value : graph.values())
        result.addValue(value);
    for (const Op& op : graph.ops()) {
        const Chain& chain = chainEndingAt[op.id.index()];
        // A fused op stands where its last part stood: all of its inputs have been made by then.
        if (!chain.parts.empty()) {
            result.addOp(chain.fused);
        } else if (!absorbed[op.id.index()]) {
            result.addOp(op);
        }
    }
    for (const ValueId output : graph.outputs())
        result.addOutput(output);
    for (const ParameterUpdate& update : graph.updates())
        result.addUpdate(update);
    if (graph.loss().valid()) result.setLoss(graph.loss());
    for (const Value& value : graph.values())
        if (graph.gradientOf(value.id).valid()) result.setGradient(value.id, graph.gradientOf(value.id));
    return result;
}

}  // namespace glassbox
