#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// product: x [...,in], weight [out,in] -> z [...,out].

Types inferProduct(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("product", inputs, attributes, {"x", "weight"});
    check.features(0);
    check.parameter(1, 2);
    if (check.failed()) return check.error();
    check.size(1, 1, lastSize(inputs[0].shape), translatable("core", "the last axis of x"));
    return check.finish(
        {{DType::F32, inputs[0].kind, withLast(inputs[0].shape, inputs[1].shape[0]), inputs[0].batched}});
}

void differentiateProduct(GradientBuilder& builder, const Op& op) {
    const ValueId dz = builder.outputGradient(0), x = op.inputs[0], weight = op.inputs[1];
    if (builder.wanted(x)) builder.emitGradient(x, "product_input_gradient", {dz, weight});
    if (builder.wanted(weight)) builder.emitGradient(weight, "product_weight_gradient", {dz, x});
}

Terms productTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t in = shapeOf(context, 1)[1], out = shapeOf(context, 1)[0];
    const std::int64_t row = element.offset / out, o = element.offset % out;
    TermSum sum(context, "z[o] = sum_i x[i] W[o,i]");
    for (std::int64_t i = 0; i < in; ++i)
        sum.add(1, {factorOf(context, 0, element.sample, row * in + i), factorOf(context, 1, 0, o * in + i)});
    return sum.finish();
}

Cost productCost(const Graph& graph, const Op& op) {
    const double in = static_cast<double>(graph.value(op.inputs[1]).type.shape[1]);
    return {2 * in * outputElements(graph, op), sampleBytes(graph, op)};
}

// product_input_gradient: dz [...,out], weight [out,in] -> dx [...,in].

Types inferInputGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("product_input_gradient", inputs, attributes, {"dz", "weight"});
    check.features(0);
    check.parameter(1, 2);
    if (check.failed()) return check.error();
    check.size(1, 0, lastSize(inputs[0].shape), translatable("core", "the last axis of dz"));
    return check.finish(
        {{DType::F32, inputs[0].kind, withLast(inputs[0].shape, inputs[1].shape[1]), inputs[0].batched}});
}

Terms inputGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t in = shapeOf(context, 1)[1], out = shapeOf(context, 1)[0];
    const std::int64_t row = element.offset / in, i = element.offset % in;
    TermSum sum(context, "dx[i] = sum_o dz[o] W[o,i]");
    for (std::int64_t o = 0; o < out; ++o)
        sum.add(1, {factorOf(context, 0, element.sample, row * out + o), factorOf(context, 1, 0, o * in + i)});
    return sum.finish();
}

Cost inputGradientCost(const Graph& graph, const Op& op) {
    const double out = static_cast<double>(graph.value(op.inputs[1]).type.shape[0]);
    return {2 * out * outputElements(graph, op), sampleBytes(graph, op)};
}

// product_weight_gradient: dz [...,out], x [...,in] -> dW [out,in], summed over the batch.

Types inferWeightGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("product_weight_gradient", inputs, attributes, {"dz", "x"});
    check.features(0);
    check.features(1);
    if (check.failed()) return check.error();
    const Shape& dz = inputs[0].shape;
    if (withLast(dz, 1) == withLast(inputs[1].shape, 1) && inputs[0].batched == inputs[1].batched)
        return check.finish({parameterType({lastSize(dz), lastSize(inputs[1].shape)})});
    return makeError("op.rows_differ", translatable("core", "{op} takes dz and x of as many rows but gets {a} and {b}"),
                     {{"op", "product_weight_gradient"}, {"a", inputs[0].toString()}, {"b", inputs[1].toString()}});
}

Terms weightGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t out = lastSize(shapeOf(context, 0)), in = lastSize(shapeOf(context, 1));
    const std::int64_t rows = shapeOf(context, 0).elements() / out;
    const std::int64_t o = element.offset / in, i = element.offset % in;
    TermSum sum(context, "dW[o,i] = sum_n dz[n,o] x[n,i]");
    for (std::int64_t n = 0; n < samplesOf(context, 0); ++n)
        for (std::int64_t row = 0; row < rows; ++row)
            sum.add(1, {factorOf(context, 0, n, row * out + o), factorOf(context, 1, n, row * in + i)});
    return sum.finish();
}

Cost weightGradientCost(const Graph& graph, const Op& op) {
    const double in = static_cast<double>(lastSize(graph.value(op.inputs[1]).type.shape));
    return {2 * in * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "product",
     .formula = "z = x W^T",
     .help = translatable("core",
                          "Each output is the sum of all inputs, each times its weight (Goodfellow et al., \"Deep "
                          "Learning\", 2016, ch. 6)."),
     .onnx = "MatMul",
     .infer = inferProduct,
     .differentiate = differentiateProduct,
     .cost = productCost,
     .terms = productTerms},
    {.name = "product_input_gradient",
     .formula = "dx = dz W",
     .help = translatable("core",
                          "Each input's share of the loss: the gradients of all outputs, weighted as the input was "
                          "(Rumelhart et al., Nature 323, 1986)."),
     .onnx = "",
     .infer = inferInputGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = inputGradientCost,
     .terms = inputGradientTerms},
    {.name = "product_weight_gradient",
     .formula = "dW = sum_n dz_n^T x_n",
     .help = translatable("core",
                          "A weight's gradient: what went in times what came back, summed over the batch (Rumelhart et "
                          "al., Nature 323, 1986)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferWeightGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = weightGradientCost,
     .terms = weightGradientTerms},
};

}  // namespace

std::span<const OpType> productOps() {
    return rows;
}

}  // namespace glassbox
