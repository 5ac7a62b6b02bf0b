#include "core/ops/attention.h"

#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/softmax.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

AttentionSizes::AttentionSizes(const Shape& pairs, const Shape& rows, std::int64_t thirds, bool isCausal)
    : heads(pairs[0]), length(pairs[1]), width(lastSize(rows) / thirds), headSize(width / heads), causal(isCausal) {}

double AttentionSizes::pairsSeen() const {
    const auto rows = static_cast<double>(length);
    return static_cast<double>(heads) * (causal ? rows * (rows + 1) / 2 : rows * rows);
}

bool isCausal(const Op& op) {
    return op.attributes.integer("causal") != 0;
}

Terms maskedTerms() {
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "0: a row does not look at later rows";
    return terms;
}

void checkPairs(InputCheck& check, int input) {
    check.image(input);
    if (check.failed()) return;
    check.size(input, 2, check[input].shape[1], translatable("core", "the length of the sequence"));
}

void checkQkv(InputCheck& check, int input, std::int64_t heads) {
    check.sequence(input);
    if (check.failed() || lastSize(check[input].shape) % (3 * heads) == 0) return;
    check.fail(
        makeError("op.attention_width",
                  translatable("core", "queries, keys and values of {width} numbers can't be shared by {heads} heads"),
                  {{"width", std::to_string(lastSize(check[input].shape))}, {"heads", std::to_string(heads)}}));
}

namespace {

using Types = Result<std::vector<ValueType>>;

// attention_scores: qkv [T,3E] -> scores [heads,T,T].

Types inferScores(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("attention_scores", inputs, attributes, {"qkv"});
    const std::int64_t heads = check.integer("heads", 1);
    check.integer("causal", 0);
    checkQkv(check, 0, heads);
    if (check.failed()) return check.error();
    const std::int64_t length = inputs[0].shape[0];
    return check.finish({{DType::F32, AxisKind::Image, {heads, length, length}, inputs[0].batched}});
}

void differentiateScores(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "attention_scores_gradient", {builder.outputGradient(0), op.inputs[0]},
                             {{"causal", op.attributes.integer("causal")}});
}

Terms scoresTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& pairs = context.graph.value(context.op.outputs[0]).type.shape;
    const AttentionSizes sizes(pairs, shapeOf(context, 0), 3, isCausal(context.op));
    const AttentionPair at = sizes.pairAt(element.offset);
    if (sizes.masked(at)) return maskedTerms();
    TermSum sum(context, "s[h,i,j] = sum_c q[i,c] k[j,c] / sqrt(d)");
    for (std::int64_t c = 0; c < sizes.headSize; ++c)
        sum.add(1 / std::sqrt(static_cast<double>(sizes.headSize)),
                {factorOf(context, 0, element.sample, sizes.part(at.row, 0, at.head, c)),
                 factorOf(context, 0, element.sample, sizes.part(at.column, 1, at.head, c))});
    return sum.finish();
}

Cost scoresCost(const Graph& graph, const Op& op) {
    const AttentionSizes sizes(graph.value(op.outputs[0]).type.shape, graph.value(op.inputs[0]).type.shape, 3,
                               isCausal(op));
    return {2 * static_cast<double>(sizes.headSize) * sizes.pairsSeen(), sampleBytes(graph, op)};
}

// attention_weights: scores [heads,T,T] -> weights [heads,T,T].

Types inferWeights(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("attention_weights", inputs, attributes, {"scores"});
    check.integer("causal", 0);
    checkPairs(check, 0);
    return check.finish({check[0]});
}

void differentiateWeights(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "attention_weights_gradient", {builder.outputGradient(0), op.outputs[0]},
                             {{"causal", op.attributes.integer("causal")}});
}

Terms weightsTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t length = shapeOf(context, 0)[1];
    const std::int64_t column = element.offset % length, row = element.offset / length % length;
    if (isCausal(context.op) && column > row) return maskedTerms();
    const std::int64_t seen = isCausal(context.op) ? row + 1 : length, first = element.offset - column;
    const SoftmaxRow softmax(context, element.sample, first, seen);
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "w[h,i,j] = exp(s[h,i,j]) / sum_k exp(s[h,i,k])";
    terms.winner = static_cast<int>(column);
    terms.reference = softmax.probability(column);
    terms.magnitude = terms.reference * softmax.sensitivity(column);
    listRow(context, element.sample, first, seen, terms);
    return terms;
}

// attention_context: weights [heads,T,T], qkv [T,3E] -> context [T,E].

Types inferContext(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("attention_context", inputs, attributes, {"weights", "qkv"});
    check.integer("causal", 0);
    checkPairs(check, 0);
    if (check.failed()) return check.error();
    checkQkv(check, 1, inputs[0].shape[0]);
    if (check.failed()) return check.error();
    check.size(1, 0, inputs[0].shape[1], translatable("core", "the length of the sequence"));
    const Shape& rows = inputs[1].shape;
    return check.finish({{DType::F32, AxisKind::Sequence, withLast(rows, lastSize(rows) / 3), inputs[1].batched}});
}

void differentiateContext(GradientBuilder& builder, const Op& op) {
    const ValueId dcontext = builder.outputGradient(0), weights = op.inputs[0], qkv = op.inputs[1];
    const std::int64_t causal = op.attributes.integer("causal");
    if (builder.wanted(weights))
        builder.emitGradient(weights, "attention_context_weights_gradient", {dcontext, qkv},
                             {{"heads", builder.graph().value(weights).type.shape[0]}, {"causal", causal}});
    if (builder.wanted(qkv))
        builder.emitGradient(qkv, "attention_context_values_gradient", {dcontext, weights}, {{"causal", causal}});
}

Terms contextTerms(const TermContext& context, int /*output*/, Element element) {
    const AttentionSizes sizes(shapeOf(context, 0), shapeOf(context, 1), 3, isCausal(context.op));
    const std::int64_t row = element.offset / sizes.width, feature = element.offset % sizes.width;
    const std::int64_t head = feature / sizes.headSize, c = feature % sizes.headSize;
    TermSum sum(context, "y[i,c] = sum_j w[h,i,j] v[j,c]");
    for (std::int64_t j = 0; j < sizes.seen(row); ++j)
        sum.add(1, {factorOf(context, 0, element.sample, sizes.pair({head, row, j})),
                    factorOf(context, 1, element.sample, sizes.part(j, 2, head, c))});
    return sum.finish();
}

Cost contextCost(const Graph& graph, const Op& op) {
    const AttentionSizes sizes(graph.value(op.inputs[0]).type.shape, graph.value(op.inputs[1]).type.shape, 3,
                               isCausal(op));
    return {2 * static_cast<double>(sizes.headSize) * sizes.pairsSeen(), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "attention_scores",
     .formula = "s[h,i,j] = q[h,i] . k[h,j] / sqrt(d)",
     .help = translatable("core",
                          "How well each row's query fits each row's key; where causal, later rows are left out "
                          "(Vaswani et al., \"Attention is all you need\", NeurIPS 2017, eq. 1)."),
     .onnx = "",
     .infer = inferScores,
     .differentiate = differentiateScores,
     .cost = scoresCost,
     .terms = scoresTerms},
    {.name = "attention_weights",
     .formula = "w[h,i,j] = exp(s[h,i,j]) / sum_k exp(s[h,i,k])",
     .help = translatable("core",
                          "Turns the scores of a row into shares that sum to one; where causal, over the rows up to it "
                          "(Vaswani et al., \"Attention is all you need\", NeurIPS 2017, eq. 1)."),
     .onnx = "",
     .infer = inferWeights,
     .differentiate = differentiateWeights,
     .cost = elementwiseCost<5>,
     .terms = weightsTerms},
    {.name = "attention_context",
     .formula = "y[h,i] = sum_j w[h,i,j] v[h,j]",
     .help = translatable("core",
                          "Each row collects the values of the rows that it attends to, weighted by how much (Vaswani "
                          "et al., \"Attention is all you need\", NeurIPS 2017, eq. 1)."),
     .onnx = "",
     .infer = inferContext,
     .differentiate = differentiateContext,
     .cost = contextCost,
     .terms = contextTerms},
};

}  // namespace

std::span<const OpType> attentionOps() {
    return rows;
}

}  // namespace glassbox
