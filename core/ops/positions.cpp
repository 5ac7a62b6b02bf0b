#include "core/ops/positions.h"

#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

double sinusoidAt(std::int64_t position, std::int64_t feature, std::int64_t width) {
    const double exponent = static_cast<double>(feature / 2 * 2) / static_cast<double>(width);
    const double angle = static_cast<double>(position) / std::pow(10000.0, exponent);
    return feature % 2 == 0 ? std::sin(angle) : std::cos(angle);
}

namespace {

using Types = Result<std::vector<ValueType>>;

// add_sinusoids: x [T,C] -> y [T,C].

Types inferSinusoids(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("add_sinusoids", inputs, attributes, {"x"});
    check.sequence(0);
    return check.finish({check[0]});
}

void differentiateSinusoids(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0])) builder.passGradient(op.inputs[0], 0);
}

Terms sinusoidTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t width = lastSize(shapeOf(context, 0));
    const std::int64_t position = element.offset / width, feature = element.offset % width;
    TermSum sum(context, feature % 2 == 0 ? "y[t,c] = x[t,c] + sin(t / 10000^(c/C))"
                                          : "y[t,c] = x[t,c] + cos(t / 10000^((c-1)/C))");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    sum.add(sinusoidAt(position, feature, width), {});
    return sum.finish();
}

// add_positions: x [T,C], weight [T,C] -> y [T,C].

Types inferPositions(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("add_positions", inputs, attributes, {"x", "weight"});
    check.sequence(0);
    check.parameter(1, 2);
    if (check.failed()) return check.error();
    check.size(1, 0, inputs[0].shape[0], translatable("core", "the length of x"));
    check.size(1, 1, inputs[0].shape[1], translatable("core", "the last axis of x"));
    return check.finish({inputs[0]});
}

void differentiatePositions(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0])) builder.passGradient(op.inputs[0], 0);
    if (builder.wanted(op.inputs[1]))
        builder.emitGradient(op.inputs[1], "positions_gradient", {builder.outputGradient(0)});
}

Terms positionTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y[t,c] = x[t,c] + W[t,c]");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    sum.add(1, {factorOf(context, 1, 0, element.offset)});
    return sum.finish();
}

// positions_gradient: dy [T,C] -> dW [T,C], summed over the batch.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("positions_gradient", inputs, attributes, {"dy"});
    check.sequence(0);
    return check.finish({parameterType(check[0].shape)});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "dW[t,c] = sum_n dy[n,t,c]");
    for (std::int64_t n = 0; n < samplesOf(context, 0); ++n)
        sum.add(1, {factorOf(context, 0, n, element.offset)});
    return sum.finish();
}

Cost gradientCost(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "add_sinusoids",
     .formula = "y[t,c] = x[t,c] + sin(t / 10000^(c/C)), cos for odd c",
     .help = translatable("core",
                          "Marks each place of a sequence with waves of its own (Vaswani et al., \"Attention is all "
                          "you need\", NeurIPS 2017, sec. 3.5)."),
     .onnx = "Add",
     .elementwise = true,
     .infer = inferSinusoids,
     .differentiate = differentiateSinusoids,
     .cost = elementwiseCost<1>,
     .terms = sinusoidTerms},
    {.name = "add_positions",
     .formula = "y[t] = x[t] + W[t]",
     .help = translatable("core",
                          "Marks each place of a sequence with a learned row of numbers (Gehring et al., "
                          "\"Convolutional sequence to sequence learning\", ICML 2017, sec. 3.1)."),
     .onnx = "Add",
     .elementwise = true,
     .infer = inferPositions,
     .differentiate = differentiatePositions,
     .cost = elementwiseCost<1>,
     .terms = positionTerms},
    {.name = "positions_gradient",
     .formula = "dW[t] = sum_n dy_n[t]",
     .help = translatable("core",
                          "A place's row gets the gradients of that place in all samples (Gehring et al., "
                          "\"Convolutional sequence to sequence learning\", ICML 2017)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = gradientCost,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> positionOps() {
    return rows;
}

}  // namespace glassbox
