#include "core/ops/class_weights.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/softmax.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// softmax_cross_entropy: logits [C] or [T,C], labels (one a row) -> losses (one a sample, the mean over its rows),
// probabilities. A label below 0 means that the row has none: its loss is 0.

Types inferCrossEntropy(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax_cross_entropy", inputs, attributes, {"logits", "labels"});
    check.features(0);
    check.rowLabels(1, 0);
    checkLabelAttributes(check, attributes, lastSize(check[0].shape));
    return check.finish({batchedReal(AxisKind::Scalar, {}), check[0]});
}

void differentiateCrossEntropy(GradientBuilder& builder, const Op& op) {
    const ValueId logits = op.inputs[0], dlosses = builder.outputGradient(0),
                  dprobabilities = builder.outputGradient(1);
    if (!builder.wanted(logits)) return;
    if (dlosses.valid())
        builder.emitGradient(logits, "softmax_cross_entropy_gradient", {dlosses, op.outputs[1], op.inputs[1]},
                             op.attributes);
    if (dprobabilities.valid()) builder.emitGradient(logits, "softmax_gradient", {dprobabilities, op.outputs[1]});
}

Terms lossTerms(const TermContext& context, Element element) {
    const std::int64_t size = lastSize(shapeOf(context, 0)), rows = shapeOf(context, 0).elements() / size;
    const LabelAttributes attributes = LabelAttributes::of(context.op.attributes);
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula =
        rows == 1 ? "L = log(sum_k exp(z[k])) - z[label]" : "L = 1/T sum_t (log(sum_k exp(z[t,k])) - z[t,label[t]])";
    if (attributes.smoothing != 0 || !attributes.weights.empty())
        terms.formula = "L = -1/T sum_t sum_k q[t,k] log p[t,k], q = weight ((1 - s) [k = label] + s/C)";
    for (std::int64_t i = 0; i < rows; ++i) {
        const auto label = static_cast<std::int64_t>(numberOf(context, 1, element.sample, i));
        const SoftmaxRow row(context, element.sample, i * size, size);
        for (std::int64_t k = 0; k < size; ++k) {
            const double share = attributes.share(k, label, size) / static_cast<double>(rows);
            if (share == 0) continue;
            terms.reference -= share * row.logProbability(k);
            terms.magnitude += share * (-row.logProbability(k) + row.sensitivity(k));
        }
        if (rows == 1) terms.winner = static_cast<int>(label);
        listRow(context, element.sample, i * size, size, terms);
    }
    return terms;
}

Terms crossEntropyTerms(const TermContext& context, int output, Element element) {
    return output == 1 ? probabilityTerms(context, element) : lossTerms(context, element);
}

Cost crossEntropyCost(const Graph& graph, const Op& op) {
    return {5 * inputElements(graph, op, 0) + 2 * inputElements(graph, op, 1), sampleBytes(graph, op)};
}

// softmax_cross_entropy_gradient: dlosses, probabilities, labels -> dlogits.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax_cross_entropy_gradient", inputs, attributes, {"dlosses", "probabilities", "labels"});
    check.sampleScalars(0);
    check.features(1);
    check.rowLabels(2, 1);
    checkLabelAttributes(check, attributes, lastSize(check[1].shape));
    return check.finish({check[1]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t size = lastSize(shapeOf(context, 1)), j = element.offset % size, row = element.offset / size;
    const auto rows = static_cast<double>(shapeOf(context, 1).elements() / size);
    const LabelAttributes attributes = LabelAttributes::of(context.op.attributes);
    const Factor loss = factorOf(context, 0, element.sample, 0);
    const auto label = static_cast<std::int64_t>(numberOf(context, 2, element.sample, row));
    TermSum sum(context, rows == 1 ? "dz[j] = dL (p[j] - 1 if j is the label, else p[j])"
                                   : "dz[t,j] = dL/T (p[t,j] - 1 if j is the label, else p[t,j])");
    double total = 0;
    for (std::int64_t k = 0; k < size; ++k)
        total += attributes.share(k, label, size);
    sum.add(total / rows, {loss, factorOf(context, 1, element.sample, element.offset)});
    const double share = attributes.share(j, label, size);
    if (share != 0) sum.add(-share / rows, {loss});
    Terms terms = sum.finish();
    if (attributes.smoothing != 0 || !attributes.weights.empty())
        terms.formula = "dz[t,j] = dL/T (p[t,j] sum_k q[t,k] - q[t,j]), q = weight ((1 - s) [k = label] + s/C)";
    return terms;
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
