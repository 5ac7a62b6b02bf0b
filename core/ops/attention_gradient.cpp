#include "core/ops/attention.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// Sizes of a gradient op whose inputs are a picture a head and rows of `thirds` times the width.
AttentionSizes sizesOf(const TermContext& context, int pairs, int rows, std::int64_t thirds) {
    return {shapeOf(context, pairs), shapeOf(context, rows), thirds, isCausal(context.op)};
}

/// The rows of dqkv have three times the context's width; a context that so many heads can share.
void checkContext(InputCheck& check, int input, std::int64_t heads) {
    check.sequence(input);
    if (check.failed() || lastSize(check[input].shape) % heads == 0) return;
    check.fail(makeError("op.attention_width",
                         translatable("core", "a context of {width} numbers can't be shared by {heads} heads"),
                         {{"width", std::to_string(lastSize(check[input].shape))}, {"heads", std::to_string(heads)}}));
}

void checkLength(InputCheck& check, int input, std::int64_t length) {
    check.size(input, 0, length, translatable("core", "the length of the sequence"));
}

// attention_context_weights_gradient: dcontext [T,E], qkv [T,3E] -> dweights [heads,T,T].

Types inferContextWeights(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("attention_context_weights_gradient", inputs, attributes, {"dy", "qkv"});
    const std::int64_t heads = check.integer("heads", 1);
    check.integer("causal", 0);
    checkContext(check, 0, heads);
    checkQkv(check, 1, heads);
    if (check.failed()) return check.error();
    const std::int64_t length = inputs[0].shape[0];
    checkLength(check, 1, length);
    check.size(1, 1, 3 * inputs[0].shape[1], translatable("core", "three times the width of dy"));
    return check.finish({{DType::F32, AxisKind::Image, {heads, length, length}, inputs[0].batched}});
}

Terms contextWeightsTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& pairs = context.graph.value(context.op.outputs[0]).type.shape;
    const AttentionSizes sizes(pairs, shapeOf(context, 1), 3, isCausal(context.op));
    const AttentionPair at = sizes.pairAt(element.offset);
    if (sizes.masked(at)) return maskedTerms();
    TermSum sum(context, "dw[h,i,j] = sum_c dy[i,c] v[j,c]");
    for (std::int64_t c = 0; c < sizes.headSize; ++c)
        sum.add(1, {factorOf(context, 0, element.sample, sizes.contextPlace(at.row, at.head, c)),
                    factorOf(context, 1, element.sample, sizes.part(at.column, 2, at.head, c))});
    return sum.finish();
}

Cost contextWeightsCost(const Graph& graph, const Op& op) {
    const AttentionSizes sizes(graph.value(op.outputs[0]).type.shape, graph.value(op.inputs[1]).type.shape, 3,
                               isCausal(op));
    return {2 * static_cast<double>(sizes.headSize) * sizes.pairsSeen(), sampleBytes(graph, op)};
}

// attention_context_values_gradient: dcontext [T,E], weights [heads,T,T] -> dqkv [T,3E], its values alone.

Types inferContextValues(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("attention_context_values_gradient", inputs, attributes, {"dy", "weights"});
    check.integer("causal", 0);
    checkPairs(check, 1);
    if (check.failed()) return check.error();
    checkContext(check, 0, inputs[1].shape[0]);
    if (check.failed()) return check.error();
    checkLength(check, 0, inputs[1].shape[1]);
    const Shape& rows = inputs[0].shape;
    return check.finish({{DType::F32, AxisKind::Sequence, withLast(rows, 3 * lastSize(rows)), inputs[0].batched}});
}

Terms contextValuesTerms(const TermContext& context, int /*output*/, Element element) {
    const AttentionSizes sizes = sizesOf(context, 1, 0, 1);
    const std::int64_t row = element.offset / (3 * sizes.width), place = element.offset % (3 * sizes.width);
    const std::int64_t feature = place % sizes.width, head = feature / sizes.headSize;
    TermSum sum(context, "dv[j,c] = sum_i w[h,i,j] dy[i,c]; dq = dk = 0");
    for (std::int64_t i = sizes.causal ? row : 0; place >= 2 * sizes.width && i < sizes.length; ++i)
        sum.add(1, {factorOf(context, 1, element.sample, sizes.pair({head, i, row})),
                    factorOf(context, 0, element.sample, i * sizes.width + feature)});
    return sum.finish();
}

Cost contextValuesCost(const Graph& graph, const Op& op) {
    const AttentionSizes sizes(graph.value(op.inputs[1]).type.shape, graph.value(op.inputs[0]).type.shape, 1,
                               isCausal(op));
    return {2 * static_cast<double>(sizes.headSize) * sizes.pairsSeen(), sampleBytes(graph, op)};
}

// attention_weights_gradient: dweights, weights [heads,T,T] -> dscores [heads,T,T].

Types inferWeights(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("attention_weights_gradient", inputs, attributes, {"dw", "w"});
    check.integer("causal", 0);
    checkPairs(check, 0);
    check.same(0, 1);
    return check.finish({check[0]});
}

Terms weightsTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t length = shapeOf(context, 0)[1];
    const std::int64_t column = element.offset % length, row = element.offset / length % length;
    const std::int64_t seen = isCausal(context.op) ? row + 1 : length, first = element.offset - column;
    if (column >= seen) return maskedTerms();
    const Factor own = factorOf(context, 1, element.sample, element.offset);
    TermSum sum(context, "ds[j] = dw[j] w[j] - sum_k dw[k] w[k] w[j]");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset), own});
    for (std::int64_t k = first; k < first + seen; ++k)
        sum.add(-1, {factorOf(context, 0, element.sample, k), factorOf(context, 1, element.sample, k), own});
    return sum.finish();
}

// attention_scores_gradient: dscores [heads,T,T], qkv [T,3E] -> dqkv [T,3E], its queries and keys alone.

Types inferScores(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("attention_scores_gradient", inputs, attributes, {"ds", "qkv"});
    check.integer("causal", 0);
    checkPairs(check, 0);
    if (check.failed()) return check.error();
    checkQkv(check, 1, inputs[0].shape[0]);
    if (check.failed()) return check.error();
    checkLength(check, 1, inputs[0].shape[1]);
    return check.finish({inputs[1]});
}

Terms scoresTerms(const TermContext& context, int /*output*/, Element element) {
    const AttentionSizes sizes = sizesOf(context, 0, 1, 3);
    const std::int64_t row = element.offset / (3 * sizes.width), place = element.offset % (3 * sizes.width);
    const std::int64_t third = place / sizes.width, feature = place % sizes.width;
    const std::int64_t head = feature / sizes.headSize, c = feature % sizes.headSize;
    const double factor = 1 / std::sqrt(static_cast<double>(sizes.headSize));
    TermSum sum(context, "dq[i] = sum_j ds[h,i,j] k[j] / sqrt(d); dk[j] = sum_i ds[h,i,j] q[i] / sqrt(d); dv = 0");
    for (std::int64_t other = 0; third < 2 && other < sizes.length; ++other) {
        const AttentionPair at = third == 0 ? AttentionPair{head, row, other} : AttentionPair{head, other, row};
        if (sizes.masked(at)) continue;
        sum.add(factor, {factorOf(context, 0, element.sample, sizes.pair(at)),
                         factorOf(context, 1, element.sample, sizes.part(other, 1 - third, head, c))});
    }
    return sum.finish();
}

Cost scoresCost(const Graph& graph, const Op& op) {
    const AttentionSizes sizes(graph.value(op.inputs[0]).type.shape, graph.value(op.inputs[1]).type.shape, 3,
                               isCausal(op));
    return {4 * static_cast<double>(sizes.headSize) * sizes.pairsSeen(), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "attention_context_weights_gradient",
     .formula = "dw[h,i,j] = dy[h,i] . v[h,j]",
     .help = translatable("core",
                          "How the loss would change if a row attended more to another: what came back, times that "
                          "row's value (Vaswani et al., NeurIPS 2017; chain rule as in Rumelhart et al., 1986)."),
     .onnx = "",
     .infer = inferContextWeights,
     .whyNoGradient = firstOrderOnly,
     .cost = contextWeightsCost,
     .terms = contextWeightsTerms},
    {.name = "attention_context_values_gradient",
     .formula = "dv[h,j] = sum_i w[h,i,j] dy[h,i]",
     .help = translatable("core",
                          "A row's value gets the gradients of all rows that attended to it, weighted by how much "
                          "(Vaswani et al., NeurIPS 2017; chain rule as in Rumelhart et al., 1986)."),
     .onnx = "",
     .infer = inferContextValues,
     .whyNoGradient = firstOrderOnly,
     .cost = contextValuesCost,
     .terms = contextValuesTerms},
    {.name = "attention_weights_gradient",
     .formula = "ds[j] = w[j] (dw[j] - sum_k dw[k] w[k])",
     .help = translatable("core",
                          "A weight rises with its own score and falls with all others of its row (Bishop, \"Pattern "
                          "Recognition and Machine Learning\", 2006, ch. 4.3)."),
     .onnx = "",
     .infer = inferWeights,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<4>,
     .terms = weightsTerms},
    {.name = "attention_scores_gradient",
     .formula = "dq[h,i] = sum_j ds[h,i,j] k[h,j] / sqrt(d), dk[h,j] = sum_i ds[h,i,j] q[h,i] / sqrt(d)",
     .help = translatable("core",
                          "A query is pulled towards the keys that it should attend to, a key towards the queries that "
                          "should attend to it (Vaswani et al., NeurIPS 2017; chain rule as in Rumelhart et al., "
                          "1986)."),
     .onnx = "",
     .infer = inferScores,
     .whyNoGradient = firstOrderOnly,
     .cost = scoresCost,
     .terms = scoresTerms},
};

}  // namespace

std::span<const OpType> attentionGradientOps() {
    return rows;
}

}  // namespace glassbox
