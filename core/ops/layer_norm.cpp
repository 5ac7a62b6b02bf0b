#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

std::int64_t featuresOf(const TermContext& context, int input) {
    return lastSize(shapeOf(context, input));
}

/// [2] of a vector, [T,2] of a sequence: mean and deviation of each row.
ValueType momentsType(const ValueType& rows) {
    return {rows.dtype, rows.kind, withLast(rows.shape, 2), rows.batched};
}

/// Mean, deviation and the size of the numbers of a row (root of the mean square), in double.
struct Row {
    double mean = 0, deviation = 0, size = 0;
};

Row rowOf(const TermContext& context, std::int64_t sample, std::int64_t first) {
    const std::int64_t features = featuresOf(context, 0);
    Row row;
    for (std::int64_t i = 0; i < features; ++i)
        row.mean += numberOf(context, 0, sample, first + i) / static_cast<double>(features);
    double squares = 0;
    for (std::int64_t i = 0; i < features; ++i) {
        const double away = numberOf(context, 0, sample, first + i) - row.mean;
        squares += away * away / static_cast<double>(features);
    }
    row.deviation = std::sqrt(squares + context.op.attributes.real("eps"));
    row.size = std::sqrt(squares + row.mean * row.mean);
    return row;
}

/// A function of a whole row of x.
Terms functionOfRow(const TermContext& context, std::int64_t sample, std::int64_t first, std::string formula) {
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = std::move(formula);
    for (std::int64_t i = 0; i < featuresOf(context, 0); ++i)
        terms.terms.push_back({1.0, {factorOf(context, 0, sample, first + i)}});
    return terms;
}

// layer_norm: x, weight, bias -> y and the moments of each row.

Types inferLayerNorm(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("layer_norm", inputs, attributes, {"x", "w", "b"});
    check.features(0);
    check.parameter(1, 1);
    check.parameter(2, 1);
    check.number("eps", 0, 1);
    if (check.failed()) return check.error();
    for (const int input : {1, 2})
        check.size(input, 0, lastSize(inputs[0].shape), translatable("core", "features"));
    return check.finish({inputs[0], momentsType(inputs[0])});
}

void differentiateLayerNorm(GradientBuilder& builder, const Op& op) {
    const ValueId dy = builder.outputGradient(0), x = op.inputs[0], weight = op.inputs[1], bias = op.inputs[2],
                  moments = op.outputs[1];
    if (builder.wanted(x)) builder.emitGradient(x, "layer_norm_gradient", {dy, x, weight, moments});
    if (builder.wanted(weight)) builder.emitGradient(weight, "layer_norm_weight_gradient", {dy, x, moments});
    if (builder.wanted(bias)) builder.emitGradient(bias, "bias_gradient", {dy});
}

Terms layerNormTerms(const TermContext& context, Element element) {
    const std::int64_t features = featuresOf(context, 0), column = element.offset % features,
                       first = element.offset - column;
    const Row row = rowOf(context, element.sample, first);
    const Factor weight = factorOf(context, 1, 0, column), bias = factorOf(context, 2, 0, column);
    const double x = numberOf(context, 0, element.sample, element.offset),
                 w = context.read(weight.value, weight.element), b = context.read(bias.value, bias.element),
                 standard = (x - row.mean) / row.deviation;
    Terms terms = functionOfRow(context, element.sample, first,
                                "y = w (x - mean) / deviation + b, mean and deviation of the row");
    terms.terms.push_back({1.0, {weight}});
    terms.terms.push_back({1.0, {bias}});
    terms.reference = w * standard + b;
    const double blur = row.size / row.deviation;
    terms.magnitude =
        std::abs(w) * ((std::abs(x) / row.deviation + blur) + std::abs(standard) * (1 + blur)) + std::abs(b);
    return terms;
}

Terms momentTerms(const TermContext& context, Element element) {
    const std::int64_t first = element.offset / 2 * featuresOf(context, 0);
    const Row row = rowOf(context, element.sample, first);
    const bool mean = element.offset % 2 == 0;
    Terms terms = functionOfRow(context, element.sample, first,
                                mean ? "mean = 1/C sum x" : "deviation = sqrt(1/C sum (x - mean)^2 + eps)");
    terms.reference = mean ? row.mean : row.deviation;
    terms.magnitude = row.deviation + row.size;
    return terms;
}

Terms bothTerms(const TermContext& context, int output, Element element) {
    return output == 0 ? layerNormTerms(context, element) : momentTerms(context, element);
}

// layer_norm_gradient: dy, x, weight, moments -> dx.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("layer_norm_gradient", inputs, attributes, {"dy", "x", "w", "moments"});
    check.features(0);
    check.same(0, 1);
    check.parameter(2, 1);
    check.features(3);
    if (check.failed()) return check.error();
    check.size(2, 0, lastSize(inputs[0].shape), translatable("core", "features"));
    check.size(3, -1, 2, translatable("core", "mean and deviation"));
    return check.finish({inputs[0]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t features = featuresOf(context, 0), column = element.offset % features,
                       first = element.offset - column, moments = first / features * 2;
    const double mean = numberOf(context, 3, element.sample, moments),
                 inverse = 1.0 / numberOf(context, 3, element.sample, moments + 1),
                 share = inverse / static_cast<double>(features);
    const auto standard = [&](std::int64_t j) {
        return (numberOf(context, 1, element.sample, first + j) - mean) * inverse;
    };
    const auto blur = [&](std::int64_t j) {
        return (std::abs(numberOf(context, 1, element.sample, first + j)) + std::abs(mean)) * inverse;
    };
    TermSum sum(context, "dx_i = (g_i - mean(g) - s_i mean(g s)) / deviation, g = dy w, s = (x - mean) / deviation");
    double lost = 0;
    for (std::int64_t j = 0; j < features; ++j) {
        const Factor dy = factorOf(context, 0, element.sample, first + j), weight = factorOf(context, 2, 0, j);
        if (j == column) sum.add(inverse, {dy, weight});
        sum.add(-share, {dy, weight});
        sum.add(-share * standard(column) * standard(j), {dy, weight});
        const double size = std::abs(context.read(dy.value, dy.element) * context.read(weight.value, weight.element));
        lost += share * size * (blur(column) * std::abs(standard(j)) + blur(j) * std::abs(standard(column)));
    }
    Terms terms = sum.finish();
    terms.magnitude += lost;  // of the subtraction in s
    return terms;
}

// layer_norm_weight_gradient: dy, x, moments -> dw.

Types inferWeightGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("layer_norm_weight_gradient", inputs, attributes, {"dy", "x", "moments"});
    check.features(0);
    check.same(0, 1);
    check.features(2);
    if (check.failed()) return check.error();
    check.size(2, -1, 2, translatable("core", "mean and deviation"));
    return check.finish({parameterType({lastSize(inputs[0].shape)})});
}

Terms weightGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t features = featuresOf(context, 0), rows = shapeOf(context, 0).elements() / features;
    TermSum sum(context, "dw = sum dy (x - mean) / deviation over the batch and its rows");
    for (std::int64_t n = 0; n < samplesOf(context, 0); ++n)
        for (std::int64_t row = 0; row < rows; ++row) {
            const double inverse = 1.0 / numberOf(context, 2, n, 2 * row + 1);
            const Factor dy = factorOf(context, 0, n, row * features + element.offset);
            sum.add(inverse, {dy, factorOf(context, 1, n, row * features + element.offset)});
            sum.add(-inverse, {dy, factorOf(context, 2, n, 2 * row)});
        }
    return sum.finish();
}

Cost weightGradientCost(const Graph& graph, const Op& op) {
    return {4 * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "layer_norm",
     .formula = "y = w (x - mean) / deviation + b, mean and deviation of the row",
     .help = translatable("core",
                          "Shifts and scales each row of features to mean 0 and deviation 1, then to a learned scale "
                          "and shift a feature (Ba, Kiros and Hinton, arXiv:1607.06450)."),
     .onnx = "LayerNormalization",
     .infer = inferLayerNorm,
     .differentiate = differentiateLayerNorm,
     .cost = elementwiseCost<7>,
     .terms = bothTerms,
     .secondResult = "moments"},
    {.name = "layer_norm_gradient",
     .formula = "dx_i = (g_i - mean(g) - s_i mean(g s)) / deviation, g = dy w, s = (x - mean) / deviation",
     .help = translatable("core",
                          "The gradient through a row's scaling and through its mean and deviation (Ba, Kiros and "
                          "Hinton, arXiv:1607.06450)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<11>,
     .terms = gradientTerms},
    {.name = "layer_norm_weight_gradient",
     .formula = "dw = sum dy (x - mean) / deviation over the batch and its rows",
     .help = translatable("core",
                          "How the loss answers to each feature's learned scale (Ba, Kiros and Hinton, "
                          "arXiv:1607.06450)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferWeightGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = weightGradientCost,
     .terms = weightGradientTerms},
};

}  // namespace

std::span<const OpType> layerNormOps() {
    return rows;
}

}  // namespace glassbox
