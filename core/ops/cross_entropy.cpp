#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/softmax.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

void vectorsOnly(InputCheck& check, int input, std::string_view op) {
    check.features(input);
    if (check.failed() || check[input].kind == AxisKind::Vector) return;
    check.fail(makeError("op.vectors_only", translatable("core", "{op} takes vectors but gets {came}"),
                         {{"op", std::string(op)}, {"came", check[input].toString()}}));
}

// softmax_cross_entropy: logits [C], labels -> losses (one a sample), probabilities [C].

Types inferCrossEntropy(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax_cross_entropy", inputs, attributes, {"logits", "labels"});
    vectorsOnly(check, 0, "softmax_cross_entropy");
    check.labels(1);
    return check.finish({batchedReal(AxisKind::Scalar, {}), check[0]});
}

void differentiateCrossEntropy(GradientBuilder& builder, const Op& op) {
    const ValueId logits = op.inputs[0], dlosses = builder.outputGradient(0),
                  dprobabilities = builder.outputGradient(1);
    if (!builder.wanted(logits)) return;
    if (dlosses.valid())
        builder.emitGradient(logits, "softmax_cross_entropy_gradient", {dlosses, op.outputs[1], op.inputs[1]});
    if (dprobabilities.valid()) builder.emitGradient(logits, "softmax_gradient", {dprobabilities, op.outputs[1]});
}

Terms crossEntropyTerms(const TermContext& context, int output, Element element) {
    const std::int64_t size = lastSize(shapeOf(context, 0));
    const std::int64_t class_ =
        output == 1 ? element.offset : static_cast<std::int64_t>(numberOf(context, 1, element.sample, 0));
    const SoftmaxRow row(context, element.sample, 0, size);
    Terms terms;
    terms.form = TermForm::Function;
    terms.winner = static_cast<int>(class_);
    if (output == 1) {
        terms.formula = "p[j] = exp(z[j]) / sum_k exp(z[k])";
        terms.reference = row.probability(class_);
        terms.magnitude = terms.reference * row.sensitivity(class_);
    } else {
        terms.formula = "L = log(sum_k exp(z[k])) - z[label]";
        terms.reference = -row.logProbability(class_);
        terms.magnitude = terms.reference + row.sensitivity(class_);
    }
    listRow(context, element.sample, 0, size, terms);
    return terms;
}

Cost crossEntropyCost(const Graph& graph, const Op& op) {
    return {5 * inputElements(graph, op, 0) + 2, sampleBytes(graph, op)};
}

// softmax_cross_entropy_gradient: dlosses, probabilities [C], labels -> dlogits [C].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax_cross_entropy_gradient", inputs, attributes, {"dlosses", "probabilities", "labels"});
    check.sampleScalars(0);
    vectorsOnly(check, 1, "softmax_cross_entropy_gradient");
    check.labels(2);
    return check.finish({check[1]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Factor loss = factorOf(context, 0, element.sample, 0);
    const auto label = static_cast<std::int64_t>(numberOf(context, 2, element.sample, 0));
    TermSum sum(context, "dz[j] = dL (p[j] - 1 if j is the label, else p[j])");
    sum.add(1, {loss, factorOf(context, 1, element.sample, element.offset)});
    if (element.offset == label) sum.add(-1, {loss});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "softmax_cross_entropy",
     .formula = "L = -log p[label], p = softmax(z)",
     .help = translatable("core",
                          "How surprised the network is by the right answer: minus the logarithm of the probability "
                          "that it gave it (Bishop, \"Pattern Recognition and Machine Learning\", 2006, ch. 4.3)."),
     .onnx = "SoftmaxCrossEntropyLoss",
     .infer = inferCrossEntropy,
     .differentiate = differentiateCrossEntropy,
     .cost = crossEntropyCost,
     .terms = crossEntropyTerms,
     .secondResult = "probabilities"},
    {.name = "softmax_cross_entropy_gradient",
     .formula = "dz[j] = dL (p[j] - [j = label])",
     .help = translatable("core",
                          "What the network said minus what it should have said (Bishop, \"Pattern Recognition and "
                          "Machine Learning\", 2006, ch. 4.3)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<2>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> crossEntropyOps() {
    return rows;
}

}  // namespace glassbox
