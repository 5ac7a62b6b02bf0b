#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/sigmoid.h"
#include "core/ops/term_sum.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// sigmoid_cross_entropy: logits and targets (0 or 1, or between), [K] or [T,K] -> losses (one a sample, the mean over
// its elements), probabilities. Targets are given: nothing flows back to them.

Types inferCrossEntropy(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("sigmoid_cross_entropy", inputs, attributes, {"logits", "target"});
    check.features(0);
    check.same(0, 1);
    return check.finish({batchedReal(AxisKind::Scalar, {}), check[0]});
}

void differentiateCrossEntropy(GradientBuilder& builder, const Op& op) {
    const ValueId logits = op.inputs[0], dlosses = builder.outputGradient(0),
                  dprobabilities = builder.outputGradient(1);
    if (!builder.wanted(logits)) return;
    if (dlosses.valid())
        builder.emitGradient(logits, "sigmoid_cross_entropy_gradient", {dlosses, op.outputs[1], op.inputs[1]});
    if (dprobabilities.valid()) builder.emitGradient(logits, "sigmoid_gradient", {dprobabilities, op.outputs[1]});
}

Terms crossEntropyTerms(const TermContext& context, int output, Element element) {
    if (output == 1) {
        const double z = numberOf(context, 0, element.sample, element.offset);
        return functionTerms(context, element, "p = 1 / (1 + exp(-z))", sigmoidOf(z), sigmoidOf(z) * sigmoidOf(-z));
    }
    const std::int64_t size = shapeOf(context, 0).elements();
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "L = 1/n sum_i (max(0, z[i]) - t[i] z[i] + log(1 + exp(-|z[i]|)))";
    for (std::int64_t i = 0; i < size; ++i) {
        const double z = numberOf(context, 0, element.sample, i), t = numberOf(context, 1, element.sample, i);
        const double rest = std::log1p(std::exp(-std::abs(z))), share = 1 / static_cast<double>(size);
        terms.terms.push_back({1.0, {factorOf(context, 0, element.sample, i)}});
        terms.terms.push_back({1.0, {factorOf(context, 1, element.sample, i)}});
        terms.reference += share * (std::max(0.0, z) - t * z + rest);
        terms.magnitude += share * (std::max(0.0, z) + std::abs(t * z) + rest);
    }
    return terms;
}

Cost crossEntropyCost(const Graph& graph, const Op& op) {
    return {9 * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// sigmoid_cross_entropy_gradient: dlosses, probabilities, target -> dlogits.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("sigmoid_cross_entropy_gradient", inputs, attributes, {"dlosses", "probabilities", "target"});
    check.sampleScalars(0);
    check.features(1);
    check.same(1, 2);
    return check.finish({check[1]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const double share = 1 / static_cast<double>(shapeOf(context, 1).elements());
    const Factor loss = factorOf(context, 0, element.sample, 0);
    TermSum sum(context, "dz[i] = dL/n (p[i] - t[i])");
    sum.add(share, {loss, factorOf(context, 1, element.sample, element.offset)});
    sum.add(-share, {loss, factorOf(context, 2, element.sample, element.offset)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "sigmoid_cross_entropy",
     .formula = "L = -1/n sum_i (t[i] log p[i] + (1 - t[i]) log(1 - p[i])), p = sigmoid(z)",
     .help = translatable("core",
                          "How surprised the network is by each yes or no (Bishop, \"Pattern Recognition and Machine "
                          "Learning\", 2006, ch. 4.3.2)."),
     .onnx = "",
     .infer = inferCrossEntropy,
     .differentiate = differentiateCrossEntropy,
     .cost = crossEntropyCost,
     .terms = crossEntropyTerms,
     .secondResult = "probabilities"},
    {.name = "sigmoid_cross_entropy_gradient",
     .formula = "dz[i] = dL/n (p[i] - t[i])",
     .help = translatable("core",
                          "What the network said minus what it should have said (Bishop, \"Pattern Recognition and "
                          "Machine Learning\", 2006, ch. 4.3.2)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<3>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> binaryCrossEntropyOps() {
    return rows;
}

}  // namespace glassbox
