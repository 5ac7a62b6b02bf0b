#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// mean_squared_error: prediction and target of one shape -> losses (one a sample).

Types inferSquaredError(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("mean_squared_error", inputs, attributes, {"prediction", "target"});
    check.real(0);
    check.same(0, 1);
    if (!check.failed() && !inputs[0].batched)
        return makeError("op.no_batch", translatable("core", "{op} takes values with a batch axis"),
                         {{"op", "mean_squared_error"}});
    return check.finish({batchedReal(AxisKind::Scalar, {})});
}

void differentiateSquaredError(GradientBuilder& builder, const Op& op) {
    const ValueId dlosses = builder.outputGradient(0), prediction = op.inputs[0], target = op.inputs[1];
    if (builder.wanted(prediction))
        builder.emitGradient(prediction, "mean_squared_error_gradient", {dlosses, prediction, target});
    if (builder.wanted(target))
        builder.emitGradient(target, "mean_squared_error_gradient", {dlosses, target, prediction});
}

Terms squaredErrorTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t size = shapeOf(context, 0).elements();
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "L = 1/n sum_i (p[i] - t[i])^2";
    for (std::int64_t i = 0; i < size; ++i) {
        const Factor prediction = factorOf(context, 0, element.sample, i);
        const Factor target = factorOf(context, 1, element.sample, i);
        const double difference =
            context.read(prediction.value, prediction.element) - context.read(target.value, target.element);
        terms.terms.push_back({1.0, {prediction}});
        terms.terms.push_back({-1.0, {target}});
        terms.reference += difference * difference;
    }
    terms.reference /= static_cast<double>(size);
    terms.magnitude = terms.reference;
    return terms;
}

Cost squaredErrorCost(const Graph& graph, const Op& op) {
    return {3 * inputElements(graph, op, 0) + 1, sampleBytes(graph, op)};
}

// mean_squared_error_gradient: dlosses, prediction, target -> gradient by prediction.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("mean_squared_error_gradient", inputs, attributes, {"dlosses", "prediction", "target"});
    check.sampleScalars(0);
    check.real(1);
    check.same(1, 2);
    return check.finish({check[1]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const double constant = 2.0 / static_cast<double>(shapeOf(context, 1).elements());
    const Factor loss = factorOf(context, 0, element.sample, 0);
    TermSum sum(context, "dp[i] = dL 2/n (p[i] - t[i])");
    sum.add(constant, {loss, factorOf(context, 1, element.sample, element.offset)});
    sum.add(-constant, {loss, factorOf(context, 2, element.sample, element.offset)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "mean_squared_error",
     .formula = "L = 1/n sum_i (p[i] - t[i])^2",
     .help = translatable("core",
                          "The mean squared distance between prediction and target (Bishop, \"Pattern Recognition and "
                          "Machine Learning\", 2006, ch. 3.1)."),
     .onnx = "",
     .infer = inferSquaredError,
     .differentiate = differentiateSquaredError,
     .cost = squaredErrorCost,
     .terms = squaredErrorTerms},
    {.name = "mean_squared_error_gradient",
     .formula = "dp[i] = dL 2/n (p[i] - t[i])",
     .help =
         translatable("core",
                      "Twice the distance, in the direction away from the target (Bishop, \"Pattern Recognition and "
                      "Machine Learning\", 2006, ch. 3.1)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<3>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> squaredErrorOps() {
    return rows;
}

}  // namespace glassbox
