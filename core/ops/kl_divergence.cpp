#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/softmax.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// softmax_kl_divergence: logits and target distributions, [C] or [T,C] -> losses (one a sample, the mean over its
// rows), probabilities. Targets are given: nothing flows back to them.

Types inferDivergence(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax_kl_divergence", inputs, attributes, {"logits", "target"});
    check.features(0);
    check.same(0, 1);
    return check.finish({batchedReal(AxisKind::Scalar, {}), check[0]});
}

void differentiateDivergence(GradientBuilder& builder, const Op& op) {
    const ValueId logits = op.inputs[0], dlosses = builder.outputGradient(0),
                  dprobabilities = builder.outputGradient(1);
    if (!builder.wanted(logits)) return;
    if (dlosses.valid())
        builder.emitGradient(logits, "softmax_kl_divergence_gradient", {dlosses, op.outputs[1], op.inputs[1]});
    if (dprobabilities.valid()) builder.emitGradient(logits, "softmax_gradient", {dprobabilities, op.outputs[1]});
}

Terms divergenceTerms(const TermContext& context, int output, Element element) {
    if (output == 1) return probabilityTerms(context, element);
    const std::int64_t size = lastSize(shapeOf(context, 0)), rows = shapeOf(context, 0).elements() / size;
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "L = 1/T sum_t sum_k q[t,k] (log q[t,k] - log p[t,k]), q the target";
    for (std::int64_t i = 0; i < rows; ++i) {
        const SoftmaxRow row(context, element.sample, i * size, size);
        for (std::int64_t k = 0; k < size; ++k) {
            const double target = numberOf(context, 1, element.sample, i * size + k);
            if (target <= 0) continue;
            const double share = target / static_cast<double>(rows);
            terms.reference += share * (std::log(target) - row.logProbability(k));
            terms.magnitude += share * (std::abs(std::log(target)) - row.logProbability(k) + row.sensitivity(k));
        }
        listRow(context, element.sample, i * size, size, terms);
    }
    return terms;
}

Cost divergenceCost(const Graph& graph, const Op& op) {
    return {9 * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// softmax_kl_divergence_gradient: dlosses, probabilities, target -> dlogits.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax_kl_divergence_gradient", inputs, attributes, {"dlosses", "probabilities", "target"});
    check.sampleScalars(0);
    check.features(1);
    check.same(1, 2);
    return check.finish({check[1]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t size = lastSize(shapeOf(context, 1)), first = element.offset / size * size;
    const double share = static_cast<double>(size) / static_cast<double>(shapeOf(context, 1).elements());
    const Factor loss = factorOf(context, 0, element.sample, 0);
    const Factor own = factorOf(context, 1, element.sample, element.offset);
    TermSum sum(context, "dz[j] = dL/T (p[j] sum_k q[k] - q[j]), q the target");
    for (std::int64_t k = first; k < first + size; ++k)
        if (numberOf(context, 2, element.sample, k) > 0)
            sum.add(share, {loss, own, factorOf(context, 2, element.sample, k)});
    if (numberOf(context, 2, element.sample, element.offset) > 0)
        sum.add(-share, {loss, factorOf(context, 2, element.sample, element.offset)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "softmax_kl_divergence",
     .formula = "L = sum_k q[k] (log q[k] - log p[k]), p = softmax(z)",
     .help = translatable("core",
                          "How far the network's probabilities are from a given distribution (Kullback and Leibler, "
                          "\"On information and sufficiency\", 1951)."),
     .onnx = "",
     .infer = inferDivergence,
     .differentiate = differentiateDivergence,
     .cost = divergenceCost,
     .terms = divergenceTerms,
     .secondResult = "probabilities"},
    {.name = "softmax_kl_divergence_gradient",
     .formula = "dz[j] = dL (p[j] sum_k q[k] - q[j])",
     .help = translatable("core",
                          "What the network said minus what it should have said (Bishop, \"Pattern Recognition and "
                          "Machine Learning\", 2006, ch. 4.3)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<4>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> klDivergenceOps() {
    return rows;
}

}  // namespace glassbox
