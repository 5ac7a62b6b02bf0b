#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// divide: two values of one type -> their quotient, element by element.

Types inferDivide(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("divide", inputs, attributes, {"a", "b"});
    check.real(0);
    check.same(0, 1);
    return check.finish({check[0]});
}

void differentiateDivide(GradientBuilder& builder, const Op& op) {
    const ValueId dy = builder.outputGradient(0), a = op.inputs[0], b = op.inputs[1];
    if (builder.wanted(a)) builder.emitGradient(a, "divide", {dy, b});
    if (builder.wanted(b)) builder.emitGradient(b, "divide_gradient", {dy, op.outputs[0], b});
}

Terms divideTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y = a / b");
    sum.add(1 / numberOf(context, 1, element.sample, element.offset),
            {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

// divide_gradient: dy, y, b -> the gradient by the divisor.

Types inferDivideGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("divide_gradient", inputs, attributes, {"dy", "y", "b"});
    check.real(0);
    check.same(0, 1);
    check.same(0, 2);
    return check.finish({check[0]});
}

Terms divideGradientTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "db = -dy y / b");
    sum.add(
        -1 / numberOf(context, 2, element.sample, element.offset),
        {factorOf(context, 0, element.sample, element.offset), factorOf(context, 1, element.sample, element.offset)});
    return sum.finish();
}

// maximum: two values of one type -> the larger one, element by element.

Types inferMaximum(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("maximum", inputs, attributes, {"a", "b"});
    check.real(0);
    check.same(0, 1);
    return check.finish({check[0]});
}

void differentiateMaximum(GradientBuilder& builder, const Op& op) {
    const ValueId dy = builder.outputGradient(0), a = op.inputs[0], b = op.inputs[1];
    if (builder.wanted(a)) builder.emitGradient(a, "maximum_gradient", {dy, a, b});
    if (builder.wanted(b)) builder.emitGradient(b, "maximum_gradient", {dy, b, a});
}

Terms maximumTerms(const TermContext& context, int /*output*/, Element element) {
    const double a = numberOf(context, 0, element.sample, element.offset),
                 b = numberOf(context, 1, element.sample, element.offset);
    Terms terms;
    terms.form = TermForm::Maximum;
    terms.formula = "y = max(a, b)";
    for (int input = 0; input < 2; ++input)
        terms.terms.push_back({1.0, {factorOf(context, input, element.sample, element.offset)}});
    terms.winner = a > b || std::isnan(a) ? 0 : 1;
    terms.reference = terms.winner == 0 ? a : b;
    terms.magnitude = std::abs(terms.reference);
    terms.kinkDistance = std::abs(a - b);
    return terms;
}

// maximum_gradient: dy, x, other -> the gradient by x.

Types inferMaximumGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("maximum_gradient", inputs, attributes, {"dy", "x", "other"});
    check.real(0);
    check.same(0, 1);
    check.same(0, 2);
    return check.finish({check[0]});
}

Terms maximumGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const double x = numberOf(context, 1, element.sample, element.offset),
                 other = numberOf(context, 2, element.sample, element.offset);
    TermSum sum(context, "dx = dy if x is the larger one, dy/2 if both are equal, else 0");
    sum.add(x > other ? 1.0 : x == other ? 0.5 : 0.0, {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

// sample_mean: any value -> the mean of each sample's elements.

Types inferMean(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("sample_mean", inputs, attributes, {"x"});
    check.real(0);
    if (!check.failed() && !inputs[0].batched)
        return makeError("op.no_batch", translatable("core", "{op} takes values with a batch axis"),
                         {{"op", "sample_mean"}});
    return check.finish({batchedReal(AxisKind::Scalar, {})});
}

void differentiateMean(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "sample_mean_gradient", {builder.outputGradient(0), op.inputs[0]});
}

Terms meanTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t elements = shapeOf(context, 0).elements();
    TermSum sum(context, "y = 1/n sum_i x[i]");
    for (std::int64_t i = 0; i < elements; ++i)
        sum.add(1.0 / static_cast<double>(elements), {factorOf(context, 0, element.sample, i)});
    return sum.finish();
}

// sample_mean_gradient: dy and x (for its shape) -> dy / n for each element.

Types inferMeanGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("sample_mean_gradient", inputs, attributes, {"dy", "x"});
    check.sampleScalars(0);
    check.real(1);
    return check.finish({check[1]});
}

Terms meanGradientTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "dx[i] = dy / n");
    sum.add(1.0 / static_cast<double>(shapeOf(context, 1).elements()), {factorOf(context, 0, element.sample, 0)});
    return sum.finish();
}

Cost onePerInput(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "divide",
     .formula = "y = a / b",
     .help = translatable("core",
                          "Divides two values element by element (Griewank and Walther, \"Evaluating Derivatives\", "
                          "2008, ch. 2)."),
     .onnx = "Div",
     .elementwise = true,
     .infer = inferDivide,
     .differentiate = differentiateDivide,
     .cost = elementwiseCost<1>,
     .terms = divideTerms},
    {.name = "divide_gradient",
     .formula = "db = -dy y / b",
     .help = translatable("core",
                          "The gradient by the divisor of a quotient (Griewank and Walther, \"Evaluating "
                          "Derivatives\", 2008, ch. 2)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferDivideGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<3>,
     .terms = divideGradientTerms},
    {.name = "maximum",
     .formula = "y = max(a, b)",
     .help = translatable("core",
                          "The larger of two values, element by element (Clarke, \"Optimization and Nonsmooth "
                          "Analysis\", 1983)."),
     .onnx = "Max",
     .elementwise = true,
     .infer = inferMaximum,
     .differentiate = differentiateMaximum,
     .cost = elementwiseCost<1>,
     .terms = maximumTerms},
    {.name = "maximum_gradient",
     .formula = "dx = dy if x is the larger one, dy/2 if both are equal, else 0",
     .help = translatable("core",
                          "The gradient goes to the larger of two values; where both are equal, half to each (Clarke, "
                          "\"Optimization and Nonsmooth Analysis\", 1983)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferMaximumGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<2>,
     .terms = maximumGradientTerms},
    {.name = "sample_mean",
     .formula = "y = 1/n sum_i x[i]",
     .help = translatable("core",
                          "The mean over all elements of a sample: what makes one loss of many (Bishop, \"Pattern "
                          "Recognition and Machine Learning\", 2006, ch. 3.1)."),
     .onnx = "ReduceMean",
     .infer = inferMean,
     .differentiate = differentiateMean,
     .cost = onePerInput,
     .terms = meanTerms},
    {.name = "sample_mean_gradient",
     .formula = "dx[i] = dy / n",
     .help = translatable("core",
                          "Each of n elements has one nth of a say in the mean (Bishop, \"Pattern Recognition and "
                          "Machine Learning\", 2006, ch. 3.1)."),
     .onnx = "",
     .infer = inferMeanGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<1>,
     .terms = meanGradientTerms},
};

}  // namespace

std::span<const OpType> formulaOps() {
    return rows;
}

}  // namespace glassbox
