#include "core/ops/families.h"
#include "core/ops/fused.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr const char* whyNoGradient = "fusing follows differentiation: its parts have been differentiated";

/// Of qkv: scores, weights, context.
std::vector<FusedPart> decomposeForward(const Attributes& attributes) {
    const Attributes causal = pick(attributes, {"causal"});
    return {{"attention_scores", {0}, 0, attributes},
            {"attention_weights", {-1}, 1, causal},
            {"attention_context", {-2, 0}, 2, causal}};
}

/// Of dcontext, qkv, weights: dweights, dscores, the two parts of dqkv, dqkv.
std::vector<FusedPart> decomposeGradient(const Attributes& attributes) {
    const Attributes causal = pick(attributes, {"causal"});
    return {{"attention_context_weights_gradient", {0, 1}, 0, attributes},
            {"attention_weights_gradient", {-1, 2}, 1, causal},
            {"attention_scores_gradient", {-2, 1}, 2, causal},
            {"attention_context_values_gradient", {0, 2}, 3, causal},
            {"add", {-3, -4}, 4, {}}};
}

using Decompose = std::vector<FusedPart> (*)(const Attributes&);

template <Decompose decompose, std::size_t inputCount>
Types infer(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferParts(inputs, inputCount, decompose(attributes));
}

template <Decompose decompose>
Terms terms(const TermContext& context, int output, Element element) {
    return termsOfPart(context, decompose(context.op.attributes)[static_cast<std::size_t>(output)], element);
}

/// Operations of all parts; inputs are read and the last result is written once.
template <Decompose decompose>
Cost cost(const Graph& graph, const Op& op) {
    Cost result;
    result.flops = flopsOfParts(graph, op, decompose(op.attributes));
    std::vector<ValueId> values = op.inputs;
    values.push_back(op.outputs.back());
    for (const ValueId id : values)
        result.bytes += static_cast<double>(graph.value(id).type.shape.elements()) * sizeof(float);
    return result;
}

const OpType rows[] = {
    {.name = "fused_attention",
     .formula = "y = softmax(q k^T / sqrt(d)) v",
     .help = translatable("core",
                          "Scores, weights and context of a head while its numbers are in the cache; the same bits as "
                          "one after the other (Vaswani et al., \"Attention is all you need\", NeurIPS 2017, eq. 1)."),
     .onnx = "",
     .infer = infer<decomposeForward, 1>,
     .whyNoGradient = whyNoGradient,
     .cost = cost<decomposeForward>,
     .terms = terms<decomposeForward>,
     .decompose = decomposeForward,
     .optionalOutputs = 0b011},
    {.name = "fused_attention_gradient",
     .formula = "dqkv = gradients of softmax(q k^T / sqrt(d)) v",
     .help = translatable("core",
                          "The gradients of a head's context, weights and scores while its numbers are in the cache; "
                          "the same numbers as one after the other (Vaswani et al., NeurIPS 2017)."),
     .onnx = "",
     .infer = infer<decomposeGradient, 3>,
     .whyNoGradient = firstOrderOnly,
     .cost = cost<decomposeGradient>,
     .terms = terms<decomposeGradient>,
     .decompose = decomposeGradient,
     .optionalOutputs = 0b01111},
};

}  // namespace

std::span<const OpType> fusedAttentionOps() {
    return rows;
}

}  // namespace glassbox
