#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"
#include "core/ops/window.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// The window of an op of this file: kernel from `weight`, image from `image`.
Window windowOf(const Shape& image, const Shape& weight, const Attributes& attributes) {
    return {image[1], image[2], weight[2], weight[3], attributes.integer("stride"), attributes.integer("padding")};
}

// conv2d: x [C,H,W], weight [out,C,kh,kw] -> z [out,H',W'], H' = floor((H + 2p - kh) / s) + 1.

Types inferConv2d(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("conv2d", inputs, attributes, {"x", "weight"});
    check.image(0);
    check.parameter(1, 4);
    if (check.failed()) return check.error();
    const Shape &x = inputs[0].shape, &weight = inputs[1].shape;
    check.size(1, 1, x[0], translatable("core", "the channels of x"));
    Window window{.height = x[1], .width = x[2], .kernelHeight = weight[2], .kernelWidth = weight[3]};
    checkWindow(check, "conv2d", window);
    if (check.failed()) return check.error();
    return check.finish(
        {{DType::F32, AxisKind::Image, {weight[0], window.outputHeight(), window.outputWidth()}, inputs[0].batched}});
}

void differentiateConv2d(GradientBuilder& builder, const Op& op) {
    const ValueId dz = builder.outputGradient(0), x = op.inputs[0], weight = op.inputs[1];
    const std::int64_t stride = op.attributes.integer("stride"), padding = op.attributes.integer("padding");
    const Shape image = builder.graph().value(x).type.shape, kernel = builder.graph().value(weight).type.shape;
    if (builder.wanted(x))
        builder.emitGradient(x, "conv2d_input_gradient", {dz, weight},
                             {{"stride", stride}, {"padding", padding}, {"height", image[1]}, {"width", image[2]}});
    if (builder.wanted(weight))
        builder.emitGradient(
            weight, "conv2d_weight_gradient", {dz, x},
            {{"stride", stride}, {"padding", padding}, {"kernel_height", kernel[2]}, {"kernel_width", kernel[3]}});
}

Terms conv2dTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape &image = shapeOf(context, 0), &weight = shapeOf(context, 1);
    const Window window = windowOf(image, weight, context.op.attributes);
    const Pixel at = pixelAt(element.offset, window.outputHeight(), window.outputWidth());
    TermSum sum(context, "z[o,y,x] = sum_{c,i,j} W[o,c,i,j] x[c, s y + i - p, s x + j - p]");
    for (std::int64_t c = 0; c < image[0]; ++c)
        forEachCovered(window, at.y, at.x, [&](std::int64_t ky, std::int64_t kx, std::int64_t y, std::int64_t x) {
            const std::int64_t pixel = (c * window.height + y) * window.width + x;
            const std::int64_t tap = ((at.channel * image[0] + c) * window.kernelHeight + ky) * window.kernelWidth + kx;
            sum.add(1, {factorOf(context, 0, element.sample, pixel), factorOf(context, 1, 0, tap)});
        });
    return sum.finish();
}

Cost conv2dCost(const Graph& graph, const Op& op) {
    const Shape& weight = graph.value(op.inputs[1]).type.shape;
    return {2.0 * static_cast<double>(weight.elements() / weight[0]) * outputElements(graph, op),
            sampleBytes(graph, op)};
}

// conv2d_input_gradient: dz [out,H',W'], weight [out,C,kh,kw] -> dx [C,height,width].

Types inferInputGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("conv2d_input_gradient", inputs, attributes, {"dz", "weight"});
    check.image(0);
    check.parameter(1, 4);
    const std::int64_t height = check.integer("height", 1), width = check.integer("width", 1);
    if (check.failed()) return check.error();
    const Shape& weight = inputs[1].shape;
    Window window{.height = height, .width = width, .kernelHeight = weight[2], .kernelWidth = weight[3]};
    checkWindow(check, "conv2d_input_gradient", window);
    check.size(0, 0, weight[0], translatable("core", "the filters of weight"));
    check.size(0, 1, window.outputHeight(), translatable("core", "the height of the convolution"));
    check.size(0, 2, window.outputWidth(), translatable("core", "the width of the convolution"));
    return check.finish({{DType::F32, AxisKind::Image, {weight[1], height, width}, inputs[0].batched}});
}

Terms inputGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Attributes& attributes = context.op.attributes;
    const Shape& weight = shapeOf(context, 1);
    const Window window =
        windowOf({weight[1], attributes.integer("height"), attributes.integer("width")}, weight, attributes);
    const Pixel at = pixelAt(element.offset, window.height, window.width);
    TermSum sum(context, "dx[c,y,x] = sum_{o,i,j} W[o,c,i,j] dz[o, (y + p - i) / s, (x + p - j) / s]");
    for (std::int64_t o = 0; o < weight[0]; ++o)
        forEachCovering(window, at.y, at.x, [&](std::int64_t oy, std::int64_t ox, std::int64_t ky, std::int64_t kx) {
            const std::int64_t pixel = (o * window.outputHeight() + oy) * window.outputWidth() + ox;
            const std::int64_t tap =
                ((o * weight[1] + at.channel) * window.kernelHeight + ky) * window.kernelWidth + kx;
            sum.add(1, {factorOf(context, 0, element.sample, pixel), factorOf(context, 1, 0, tap)});
        });
    return sum.finish();
}

Cost inputGradientCost(const Graph& graph, const Op& op) {
    const Shape& weight = graph.value(op.inputs[1]).type.shape;
    return {2.0 * static_cast<double>(weight.elements() / weight[0]) * inputElements(graph, op, 0),
            sampleBytes(graph, op)};
}

// conv2d_weight_gradient: dz [out,H',W'], x [C,H,W] -> dW [out,C,kernel_height,kernel_width], summed over the batch.

Types inferWeightGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("conv2d_weight_gradient", inputs, attributes, {"dz", "x"});
    check.image(0);
    check.image(1);
    const std::int64_t kernelHeight = check.integer("kernel_height", 1);
    const std::int64_t kernelWidth = check.integer("kernel_width", 1);
    if (check.failed()) return check.error();
    const Shape &dz = inputs[0].shape, &x = inputs[1].shape;
    Window window{.height = x[1], .width = x[2], .kernelHeight = kernelHeight, .kernelWidth = kernelWidth};
    checkWindow(check, "conv2d_weight_gradient", window);
    check.size(0, 1, window.outputHeight(), translatable("core", "the height of the convolution"));
    check.size(0, 2, window.outputWidth(), translatable("core", "the width of the convolution"));
    return check.finish({parameterType({dz[0], x[0], kernelHeight, kernelWidth})});
}

Terms weightGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Attributes& attributes = context.op.attributes;
    const Shape& image = shapeOf(context, 1);
    const std::int64_t kernelHeight = attributes.integer("kernel_height");
    const std::int64_t kernelWidth = attributes.integer("kernel_width");
    const Window window = windowOf(image, {1, image[0], kernelHeight, kernelWidth}, attributes);
    const Pixel tap = pixelAt(element.offset, kernelHeight, kernelWidth);
    const std::int64_t o = tap.channel / image[0], c = tap.channel % image[0];
    TermSum sum(context, "dW[o,c,i,j] = sum_{n,y,x} dz[n,o,y,x] x[n, c, s y + i - p, s x + j - p]");
    for (std::int64_t n = 0; n < samplesOf(context, 0); ++n)
        for (std::int64_t oy = 0; oy < window.outputHeight(); ++oy)
            for (std::int64_t ox = 0; ox < window.outputWidth(); ++ox) {
                const std::int64_t y = oy * window.stride - window.padding + tap.y;
                const std::int64_t x = ox * window.stride - window.padding + tap.x;
                if (!window.inside(y, x)) continue;
                sum.add(1, {factorOf(context, 0, n, (o * window.outputHeight() + oy) * window.outputWidth() + ox),
                            factorOf(context, 1, n, (c * window.height + y) * window.width + x)});
            }
    return sum.finish();
}

Cost weightGradientCost(const Graph& graph, const Op& op) {
    const Shape& weight = graph.value(op.outputs[0]).type.shape;
    return {2.0 * static_cast<double>(weight.elements() / weight[0]) * inputElements(graph, op, 0),
            sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "conv2d",
     .formula = "z[o,y,x] = sum_{c,i,j} W[o,c,i,j] x[c, s y + i - p, s x + j - p]",
     .help = translatable("core",
                          "Slides small windows of weights over an image, each looking for its pattern everywhere "
                          "(LeCun et al., Proc. IEEE 86, 1998)."),
     .onnx = "Conv",
     .infer = inferConv2d,
     .differentiate = differentiateConv2d,
     .cost = conv2dCost,
     .terms = conv2dTerms},
    {.name = "conv2d_input_gradient",
     .formula = "dx[c,y,x] = sum_{o,i,j} W[o,c,i,j] dz[o, (y + p - i) / s, (x + p - j) / s]",
     .help = translatable("core",
                          "Each pixel's share of the loss, gathered from all windows that saw it (Dumoulin and Visin, "
                          "arXiv:1603.07285)."),
     .onnx = "",
     .infer = inferInputGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = inputGradientCost,
     .terms = inputGradientTerms},
    {.name = "conv2d_weight_gradient",
     .formula = "dW[o,c,i,j] = sum_{n,y,x} dz[n,o,y,x] x[n, c, s y + i - p, s x + j - p]",
     .help = translatable("core",
                          "A filter weight's gradient: what it saw times what came back, summed over all places and "
                          "the batch (LeCun et al., Proc. IEEE 86, 1998)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferWeightGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = weightGradientCost,
     .terms = weightGradientTerms},
};

}  // namespace

std::span<const OpType> conv2dOps() {
    return rows;
}

}  // namespace glassbox
