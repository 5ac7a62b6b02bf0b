#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

bool isImage(const ValueType& type) {
    return type.kind == AxisKind::Image;
}

/// Elements that share a bias: the pixels of a channel, or one feature.
std::int64_t pixelsOf(const ValueType& type) {
    return isImage(type) ? type.shape[1] * type.shape[2] : 1;
}

/// Number of biases: the channels of an image, the features of a vector or sequence.
std::int64_t channelsOf(const ValueType& type) {
    return isImage(type) ? type.shape[0] : lastSize(type.shape);
}

void imageOrFeatures(InputCheck& check) {
    if (isImage(check[0]))
        check.image(0);
    else
        check.features(0);
}

Types inferAddBias(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("add_bias", inputs, attributes, {"z", "bias"});
    imageOrFeatures(check);
    check.parameter(1, 1);
    if (check.failed()) return check.error();
    check.size(1, 0, channelsOf(inputs[0]),
               isImage(inputs[0]) ? translatable("core", "channels") : translatable("core", "features"));
    return check.finish({inputs[0]});
}

void differentiateAddBias(GradientBuilder& builder, const Op& op) {
    const ValueId dy = builder.outputGradient(0), z = op.inputs[0], bias = op.inputs[1];
    if (builder.wanted(z)) builder.passGradient(z, 0);
    if (builder.wanted(bias)) builder.emitGradient(bias, "bias_gradient", {dy});
}

Terms addBiasTerms(const TermContext& context, int /*output*/, Element element) {
    const ValueType& type = context.graph.value(context.op.inputs[0]).type;
    const std::int64_t channel = element.offset / pixelsOf(type) % channelsOf(type);
    TermSum sum(context, "y = z + b");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    sum.add(1, {factorOf(context, 1, 0, channel)});
    return sum.finish();
}

Types inferBiasGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("bias_gradient", inputs, attributes, {"dz"});
    imageOrFeatures(check);
    if (check.failed()) return check.error();
    return check.finish({parameterType({channelsOf(inputs[0])})});
}

Terms biasGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const ValueType& type = context.graph.value(context.op.inputs[0]).type;
    const std::int64_t pixels = pixelsOf(type), channels = channelsOf(type);
    const std::int64_t rows = type.shape.elements() / (channels * pixels);
    TermSum sum(context, "db[c] = sum_n dz[n,c]");
    for (std::int64_t n = 0; n < samplesOf(context, 0); ++n)
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t pixel = 0; pixel < pixels; ++pixel)
                sum.add(1, {factorOf(context, 0, n, (row * channels + element.offset) * pixels + pixel)});
    return sum.finish();
}

Cost biasGradientCost(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "add_bias",
     .formula = "y = z + b",
     .help = translatable("core",
                          "Adds a learned constant to each feature, or to each channel of an image (Goodfellow et al., "
                          "\"Deep Learning\", 2016, ch. 6)."),
     .onnx = "Add",
     .elementwise = true,
     .infer = inferAddBias,
     .differentiate = differentiateAddBias,
     .cost = elementwiseCost<1>,
     .terms = addBiasTerms},
    {.name = "bias_gradient",
     .formula = "db = sum_n dz_n",
     .help = translatable("core",
                          "A bias's gradient: everything that came back to it, summed over the batch and the places "
                          "where it was added (Rumelhart et al., Nature 323, 1986)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferBiasGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = biasGradientCost,
     .terms = biasGradientTerms},
};

}  // namespace

std::span<const OpType> biasOps() {
    return rows;
}

}  // namespace glassbox
