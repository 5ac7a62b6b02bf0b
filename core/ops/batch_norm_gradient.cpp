#include "core/ops/batch_norm.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// normalize_sums: dy, x, mean, variance -> dw = sum dy (x - mean) / sqrt(var + eps) and db = sum dy.

Types inferSums(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("normalize_sums", inputs, attributes, {"dy", "x", "mean", "var"});
    checkChannels(check, 0);
    check.same(0, 1);
    checkChannelParameter(check, 2, 0);
    checkChannelParameter(check, 3, 0);
    check.number("eps", 0, 1);
    if (check.failed()) return check.error();
    const ValueType each = parameterType({channelAxis(inputs[0]).channels});
    return check.finish({each, each});
}

Terms weightTerms(const TermContext& context, std::int64_t channel) {
    const double inverse = inverseDeviation(context, 3, channel);
    const Factor mean = factorOf(context, 2, 0, channel);
    TermSum sum(context, "dw[c] = sum_n dy[n,c] (x[n,c] - mean[c]) / sqrt(var[c] + eps)");
    forEachOfChannel(context, 0, channel, [&](std::int64_t sample, std::int64_t offset) {
        const Factor dy = factorOf(context, 0, sample, offset);
        sum.add(inverse, {dy, factorOf(context, 1, sample, offset)});
        sum.add(-inverse, {dy, mean});
    });
    return sum.finish();
}

Terms biasTerms(const TermContext& context, std::int64_t channel) {
    TermSum sum(context, "db[c] = sum_n dy[n,c]");
    forEachOfChannel(context, 0, channel, [&](std::int64_t sample, std::int64_t offset) {
        sum.add(1, {factorOf(context, 0, sample, offset)});
    });
    return sum.finish();
}

Terms sumsTerms(const TermContext& context, int output, Element element) {
    return output == 0 ? weightTerms(context, element.offset) : biasTerms(context, element.offset);
}

Cost sumsCost(const Graph& graph, const Op& op) {
    return {4 * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// normalize_gradient: dy, variance, weight -> dx = dy w / sqrt(var + eps), mean and variance being constants.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("normalize_gradient", inputs, attributes, {"dy", "var", "w"});
    checkChannels(check, 0);
    checkChannelParameter(check, 1, 0);
    checkChannelParameter(check, 2, 0);
    check.number("eps", 0, 1);
    if (check.failed()) return check.error();
    return check.finish({inputs[0]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t channel = channelOf(context, 0, element.offset);
    TermSum sum(context, "dx = dy w / sqrt(var + eps)");
    sum.add(inverseDeviation(context, 1, channel),
            {factorOf(context, 0, element.sample, element.offset), factorOf(context, 2, 0, channel)});
    return sum.finish();
}

// batch_normalize_gradient: dy, x, mean, variance, weight, dw, db -> dx, mean and variance being those of x.

Types inferBatchGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("batch_normalize_gradient", inputs, attributes, {"dy", "x", "mean", "var", "w", "dw", "db"});
    checkChannels(check, 0);
    check.same(0, 1);
    for (int input = 2; input < 7; ++input)
        checkChannelParameter(check, input, 0);
    check.number("eps", 0, 1);
    if (check.failed()) return check.error();
    return check.finish({inputs[0]});
}

Terms batchGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t channel = channelOf(context, 0, element.offset);
    const double inverse = inverseDeviation(context, 3, channel), count = channelCount(context, 0);
    const Factor weight = factorOf(context, 4, 0, channel), dw = factorOf(context, 5, 0, channel);
    TermSum sum(context, "dx = w / s (dy - db / M - (x - mean) / s dw / M), s = sqrt(var + eps)");
    sum.add(inverse, {weight, factorOf(context, 0, element.sample, element.offset)});
    sum.add(-inverse / count, {weight, factorOf(context, 6, 0, channel)});
    const double square = inverse * inverse / count;
    sum.add(-square, {weight, factorOf(context, 1, element.sample, element.offset), dw});
    sum.add(square, {weight, factorOf(context, 2, 0, channel), dw});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "normalize_sums",
     .formula = "dw[c] = sum_n dy[n,c] (x[n,c] - mean[c]) / sqrt(var[c] + eps);  db[c] = sum_n dy[n,c]",
     .help = translatable("core",
                          "How the loss answers to a channel's scale and shift (Ioffe and Szegedy, arXiv:1502.03167, "
                          "section 3)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .byPieces = true,
     .infer = inferSums,
     .whyNoGradient = firstOrderOnly,
     .cost = sumsCost,
     .terms = sumsTerms},
    {.name = "normalize_gradient",
     .formula = "dx = dy w / sqrt(var + eps)",
     .help = translatable("core",
                          "The gradient of a normalisation with fixed mean and variance (Ioffe and Szegedy, "
                          "arXiv:1502.03167, section 3.1)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<1>,
     .terms = gradientTerms},
    {.name = "batch_normalize_gradient",
     .formula = "dx = w / s (dy - db / M - (x - mean) / s dw / M), s = sqrt(var + eps)",
     .help =
         translatable("core",
                      "The gradient through a normalisation and through the batch's mean and variance, which x moves "
                      "too (Ioffe and Szegedy, arXiv:1502.03167, section 3)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferBatchGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<5>,
     .terms = batchGradientTerms},
};

}  // namespace

std::span<const OpType> batchNormGradientOps() {
    return rows;
}

}  // namespace glassbox
