#include "core/ops/batch_norm.h"

#include "core/ops/channels.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/term_sum.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

void checkChannels(InputCheck& check, int input) {
    if (check[input].kind == AxisKind::Image)
        check.image(input);
    else
        check.features(input);
}

void checkChannelParameter(InputCheck& check, int input, int of) {
    check.parameter(input, 1);
    if (!check.failed()) check.size(input, 0, channelAxis(check[of]).channels, translatable("core", "channels"));
}

double inverseDeviation(const TermContext& context, int variance, std::int64_t channel) {
    return 1.0 / std::sqrt(numberOf(context, variance, 0, channel) + context.op.attributes.real("eps"));
}

std::int64_t channelOf(const TermContext& context, int input, std::int64_t offset) {
    const ChannelAxis axis = channelAxis(context.graph.value(context.op.inputs[static_cast<std::size_t>(input)]).type);
    return offset / axis.inner % axis.channels;
}

double channelCount(const TermContext& context, int input) {
    const ChannelAxis axis = channelAxis(context.graph.value(context.op.inputs[static_cast<std::size_t>(input)]).type);
    return static_cast<double>(context.batch * axis.outer * axis.inner);
}

namespace {

using Types = Result<std::vector<ValueType>>;

// channel_moments: x -> mean and variance of each channel over the batch and the places.

Types inferMoments(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("channel_moments", inputs, attributes, {"x"});
    checkChannels(check, 0);
    if (check.failed()) return check.error();
    const ValueType each = parameterType({channelAxis(inputs[0]).channels});
    return check.finish({each, each});
}

Terms meanTerms(const TermContext& context, std::int64_t channel) {
    TermSum sum(context, "mean[c] = 1/M sum_n x[n,c]");
    const double share = 1.0 / channelCount(context, 0);
    forEachOfChannel(context, 0, channel, [&](std::int64_t sample, std::int64_t offset) {
        sum.add(share, {factorOf(context, 0, sample, offset)});
    });
    return sum.finish();
}

/// The magnitude is what the variance changes by where the numbers do in their last places.
Terms varianceTerms(const TermContext& context, std::int64_t channel) {
    const double count = channelCount(context, 0), mean = meanTerms(context, channel).reference;
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "var[c] = 1/M sum_n (x[n,c] - mean[c])^2";
    double squares = 0;
    forEachOfChannel(context, 0, channel, [&](std::int64_t sample, std::int64_t offset) {
        const Factor x = factorOf(context, 0, sample, offset);
        const double away = context.read(x.value, x.element) - mean;
        terms.terms.push_back({1.0, {x}});
        squares += away * away;
    });
    terms.reference = squares / count;
    terms.magnitude = terms.reference + 2 * std::sqrt(terms.reference * (terms.reference + mean * mean));
    return terms;
}

Terms momentsTerms(const TermContext& context, int output, Element element) {
    return output == 0 ? meanTerms(context, element.offset) : varianceTerms(context, element.offset);
}

Cost momentsCost(const Graph& graph, const Op& op) {
    return {4 * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// normalize: x, mean, variance, weight, bias -> y = w (x - mean) / sqrt(var + eps) + b.

Types inferNormalize(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("normalize", inputs, attributes, {"x", "mean", "var", "w", "b"});
    checkChannels(check, 0);
    for (int input = 1; input < 5; ++input)
        checkChannelParameter(check, input, 0);
    check.number("eps", 0, 1);
    if (check.failed()) return check.error();
    return check.finish({inputs[0]});
}

/// Where mean and variance are the batch's own, x moves them too: the gradient by x goes through both at once, so that
/// channel_moments has no rule of its own.
void differentiateNormalize(GradientBuilder& builder, const Op& op) {
    const ValueId dy = builder.outputGradient(0), x = op.inputs[0], mean = op.inputs[1], variance = op.inputs[2],
                  weight = op.inputs[3], bias = op.inputs[4];
    const bool ofBatch = builder.graph().value(mean).producer.valid();
    std::vector<ValueId> sums;
    if (builder.wanted(weight) || builder.wanted(bias) || (ofBatch && builder.wanted(x)))
        sums = builder.emitGradients({weight, bias}, "normalize_sums", {dy, x, mean, variance}, op.attributes);
    if (!builder.wanted(x)) return;
    if (ofBatch)
        builder.emitGradient(x, "batch_normalize_gradient", {dy, x, mean, variance, weight, sums[0], sums[1]},
                             op.attributes);
    else
        builder.emitGradient(x, "normalize_gradient", {dy, variance, weight}, op.attributes);
}

Terms normalizeTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t channel = channelOf(context, 0, element.offset);
    const double inverse = inverseDeviation(context, 2, channel);
    const Factor weight = factorOf(context, 3, 0, channel);
    TermSum sum(context, "y = w (x - mean) / sqrt(var + eps) + b");
    sum.add(inverse, {weight, factorOf(context, 0, element.sample, element.offset)});
    sum.add(-inverse, {weight, factorOf(context, 1, 0, channel)});
    sum.add(1, {factorOf(context, 4, 0, channel)});
    return sum.finish();
}

// moving_average: s, v -> (1 - m) s + m v, of an unbiased variance v M / (M - 1).

Types inferMovingAverage(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("moving_average", inputs, attributes, {"s", "v"});
    check.parameter(0, 1);
    check.same(0, 1);
    check.number("momentum", 0, 1);
    check.integer("places", 0);
    if (check.failed()) return check.error();
    return check.finish({inputs[0]});
}

Terms movingAverageTerms(const TermContext& context, int /*output*/, Element element) {
    const double momentum = context.op.attributes.real("momentum");
    TermSum sum(context, "s' = (1 - m) s + m v, an unbiased variance: v M / (M - 1)");
    sum.add(1 - momentum, {factorOf(context, 0, 0, element.offset)});
    sum.add(momentum * unbiasing(context.op.attributes.integer("places"), context.batch),
            {factorOf(context, 1, 0, element.offset)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "channel_moments",
     .formula = "mean[c] = 1/M sum_n x[n,c];  var[c] = 1/M sum_n (x[n,c] - mean[c])^2",
     .help = translatable("core",
                          "Mean and variance of each channel over the batch and its places (Ioffe and Szegedy, "
                          "arXiv:1502.03167, algorithm 1)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .byPieces = true,
     .infer = inferMoments,
     .whyNoGradient = "the gradient of normalize goes through the mean and variance of its own input",
     .cost = momentsCost,
     .terms = momentsTerms,
     .secondResult = "variance"},
    {.name = "normalize",
     .formula = "y = w (x - mean) / sqrt(var + eps) + b",
     .help = translatable("core",
                          "Shifts and scales each channel to mean 0 and deviation 1, then to a learned mean and "
                          "deviation (Ioffe and Szegedy, arXiv:1502.03167, algorithm 1)."),
     .onnx = "BatchNormalization",
     .infer = inferNormalize,
     .differentiate = differentiateNormalize,
     .cost = elementwiseCost<3>,
     .terms = normalizeTerms},
    {.name = "moving_average",
     .formula = "s' = (1 - m) s + m v",
     .help = translatable("core",
                          "What inference uses instead of a batch's mean and variance: their average over the last "
                          "steps, the variance unbiased as in PyTorch (Ioffe and Szegedy, arXiv:1502.03167, "
                          "algorithm 2)."),
     .onnx = "",
     .batchUse = BatchUse::None,
     .infer = inferMovingAverage,
     .whyNoGradient = "it only keeps what inference will need; the loss of this step does not depend on it",
     .cost = elementwiseCost<3>,
     .terms = movingAverageTerms},
};

}  // namespace

double unbiasing(std::int64_t places, std::int64_t batch) {
    if (places == 0) return 1;
    const double count = static_cast<double>(places * batch);
    return count / std::max(count - 1, 1.0);
}

std::span<const OpType> batchNormOps() {
    return rows;
}

}  // namespace glassbox
