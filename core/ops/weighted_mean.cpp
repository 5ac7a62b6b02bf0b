#include "core/ops/class_weights.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// label_weight: labels, one or one a time step -> how much the sample counts: the mean of its labels' weights. A label
// below 0 means that there is none: it counts nothing.

Types inferWeight(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("label_weight", inputs, attributes, {"labels"});
    const bool tokens = check[0] == ValueType{DType::I32, AxisKind::Tokens, check[0].shape, true};
    if (!tokens) check.labels(0);
    checkLabelAttributes(check, attributes, std::nullopt);
    return check.finish({batchedReal(AxisKind::Scalar, {})});
}

Terms weightTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t rows = shapeOf(context, 0).elements();
    const LabelAttributes attributes = LabelAttributes::of(context.op.attributes);
    TermSum sum(context, "w = 1/T sum_t weight[label[t]]");
    for (std::int64_t i = 0; i < rows; ++i) {
        const auto label = static_cast<std::int64_t>(numberOf(context, 0, element.sample, i));
        sum.add(attributes.weight(label) / static_cast<double>(rows), {});
    }
    return sum.finish();
}

// weighted_batch_mean: losses and weights (one a sample) -> their mean, the sum of the weights.

Types inferMean(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("weighted_batch_mean", inputs, attributes, {"losses", "weights"});
    check.sampleScalars(0);
    check.sampleScalars(1);
    return check.finish({parameterType({}), parameterType({})});
}

void differentiateMean(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "weighted_batch_mean_gradient", {builder.outputGradient(0), op.outputs[1]});
}

Terms meanTerms(const TermContext& context, int output, Element /*element*/) {
    TermSum total(context, "W = sum_n w[n]");
    for (std::int64_t n = 0; n < context.batch; ++n)
        total.add(1, {factorOf(context, 1, n, 0)});
    Terms weights = total.finish();
    if (output == 1) return weights;
    const double share = weights.reference == 0 ? 0 : 1 / weights.reference;
    TermSum sum(context, "L = 1/W sum_n L[n], W = sum_n w[n]");
    for (std::int64_t n = 0; n < context.batch; ++n)
        sum.add(share, {factorOf(context, 0, n, 0)});
    return sum.finish();
}

// weighted_batch_mean_gradient: dloss, total weight -> dloss / W for each sample.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("weighted_batch_mean_gradient", inputs, attributes, {"dloss", "total"});
    check.real(0);
    check.same(0, 1);
    if (!check.failed() && (inputs[0].batched || inputs[0].kind != AxisKind::Scalar))
        return makeError("op.batch_mean_gradient",
                         translatable("core", "{op} takes one number for the whole batch but gets {came}"),
                         {{"op", "weighted_batch_mean_gradient"}, {"came", inputs[0].toString()}});
    return check.finish({batchedReal(AxisKind::Scalar, {})});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element /*element*/) {
    const double total = numberOf(context, 1, 0, 0);
    TermSum sum(context, "dL[n] = dL / W");
    sum.add(total == 0 ? 0 : 1 / total, {factorOf(context, 0, 0, 0)});
    return sum.finish();
}

Cost onePerLabel(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

Cost twoPerSample(const Graph& graph, const Op& op) {
    return {2, sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "label_weight",
     .formula = "w = 1/T sum_t weight[label[t]]",
     .help = translatable("core",
                          "How much a sample counts: by the weights of its classes, and by how many of its time steps "
                          "have a label (King and Zeng, \"Logistic regression in rare events data\", 2001)."),
     .onnx = "",
     .infer = inferWeight,
     .whyNoGradient = "labels are given: there is nothing to learn in them",
     .cost = onePerLabel,
     .terms = weightTerms},
    {.name = "weighted_batch_mean",
     .formula = "L = 1/W sum_n L[n], W = sum_n w[n]",
     .help = translatable("core",
                          "The samples' losses over the sum of their weights: what training makes smaller where not "
                          "all count the same (King and Zeng, \"Logistic regression in rare events data\", 2001)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferMean,
     .differentiate = differentiateMean,
     .cost = twoPerSample,
     .terms = meanTerms,
     .secondResult = "total_weight"},
    {.name = "weighted_batch_mean_gradient",
     .formula = "dL[n] = dL / W",
     .help = translatable("core",
                          "Each sample's loss is a share of the mean: one over the sum of the weights (King and Zeng, "
                          "\"Logistic regression in rare events data\", 2001)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = twoPerSample,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> weightedMeanOps() {
    return rows;
}

}  // namespace glassbox
