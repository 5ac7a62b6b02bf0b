#include "core/base/assert.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// embedding: tokens [T], weight [V,C] -> y [T,C].

Types inferEmbedding(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("embedding", inputs, attributes, {"tokens", "weight"});
    check.tokens(0);
    check.parameter(1, 2);
    if (check.failed()) return check.error();
    return check.finish({batchedReal(AxisKind::Sequence, {inputs[0].shape[0], inputs[1].shape[1]})});
}

void differentiateEmbedding(GradientBuilder& builder, const Op& op) {
    const ValueId weight = op.inputs[1];
    if (builder.wanted(weight))
        builder.emitGradient(weight, "embedding_weight_gradient", {builder.outputGradient(0), op.inputs[0]},
                             {{"vocabulary", builder.graph().value(weight).type.shape[0]}});
}

/// The token of a row.
std::int64_t tokenAt(const TermContext& context, int input, std::int64_t sample, std::int64_t row) {
    return static_cast<std::int64_t>(numberOf(context, input, sample, row));
}

Terms embeddingTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& weight = shapeOf(context, 1);
    const std::int64_t row = element.offset / weight[1], c = element.offset % weight[1];
    const std::int64_t token = tokenAt(context, 0, element.sample, row);
    GLASSBOX_ASSERT(token >= 0 && token < weight[0]);
    TermSum sum(context, "y[t,c] = W[token[t],c]");
    sum.add(1, {factorOf(context, 1, 0, token * weight[1] + c)});
    return sum.finish();
}

Cost embeddingCost(const Graph& graph, const Op& op) {
    return {0, sampleBytes(graph, op)};
}

// embedding_weight_gradient: dy [T,C], tokens [T] -> dW [V,C].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("embedding_weight_gradient", inputs, attributes, {"dy", "tokens"});
    const std::int64_t vocabulary = check.integer("vocabulary", 1);
    check.sequence(0);
    check.tokens(1);
    if (check.failed()) return check.error();
    check.size(1, 0, inputs[0].shape[0], translatable("core", "the length of dy"));
    return check.finish({parameterType({vocabulary, inputs[0].shape[1]})});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& rows = shapeOf(context, 0);
    const std::int64_t token = element.offset / rows[1], c = element.offset % rows[1];
    TermSum sum(context, "dW[v,c] = sum of dy[n,t,c] where token[n,t] = v");
    for (std::int64_t n = 0; n < samplesOf(context, 0); ++n)
        for (std::int64_t t = 0; t < rows[0]; ++t)
            if (tokenAt(context, 1, n, t) == token) sum.add(1, {factorOf(context, 0, n, t * rows[1] + c)});
    return sum.finish();
}

Cost gradientCost(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "embedding",
     .formula = "y[t] = W[token[t]]",
     .help = translatable("core",
                          "Looks up a learned row of numbers for each token (Bengio et al., \"A neural probabilistic "
                          "language model\", JMLR 3, 2003)."),
     .onnx = "Gather",
     .infer = inferEmbedding,
     .differentiate = differentiateEmbedding,
     .cost = embeddingCost,
     .terms = embeddingTerms},
    {.name = "embedding_weight_gradient",
     .formula = "dW[v] = sum of dy[n,t] where token[n,t] = v",
     .help = translatable("core",
                          "A token's row gets the gradients of all places where the token stands (Bengio et al., \"A "
                          "neural probabilistic language model\", JMLR 3, 2003)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = gradientCost,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> embeddingOps() {
    return rows;
}

}  // namespace glassbox
