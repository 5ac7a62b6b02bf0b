#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"
#include "core/ops/window.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

Window windowOf(std::int64_t height, std::int64_t width, const Attributes& attributes) {
    const std::int64_t kernel = attributes.integer("kernel");
    return {height, width, kernel, kernel, attributes.integer("stride"), attributes.integer("padding")};
}

/// One over the window's elements: padding counts as zeros.
double share(const Window& window) {
    return 1.0 / static_cast<double>(window.kernelHeight * window.kernelWidth);
}

// average_pool: x [C,H,W] -> y [C,H',W'].

Types inferAveragePool(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("average_pool", inputs, attributes, {"x"});
    check.image(0);
    const std::int64_t kernel = check.integer("kernel", 1);
    if (check.failed()) return check.error();
    const ValueType& x = inputs[0];
    Window window{.height = x.shape[1], .width = x.shape[2], .kernelHeight = kernel, .kernelWidth = kernel};
    checkWindow(check, "average_pool", window);
    if (!check.failed() && 2 * window.padding > kernel)
        return makeError(
            "op.pool_padding", translatable("core", "{op}: padding {padding} is more than half of the window {kernel}"),
            {{"op", "average_pool"}, {"padding", std::to_string(window.padding)}, {"kernel", std::to_string(kernel)}},
            translatable("core", "Make the padding at most half of the kernel"));
    if (check.failed()) return check.error();
    return check.finish(
        {{DType::F32, AxisKind::Image, {x.shape[0], window.outputHeight(), window.outputWidth()}, x.batched}});
}

void differentiateAveragePool(GradientBuilder& builder, const Op& op) {
    const ValueId x = op.inputs[0];
    if (!builder.wanted(x)) return;
    const Shape image = builder.graph().value(x).type.shape;
    Attributes attributes = op.attributes;
    attributes.set("height", image[1]);
    attributes.set("width", image[2]);
    builder.emitGradient(x, "average_pool_gradient", {builder.outputGradient(0)}, attributes);
}

Terms averagePoolTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& image = shapeOf(context, 0);
    const Window window = windowOf(image[1], image[2], context.op.attributes);
    const Pixel at = pixelAt(element.offset, window.outputHeight(), window.outputWidth());
    TermSum sum(context, "y[y,x] = 1/k^2 sum_{i,j} x[s y + i - p, s x + j - p]");
    forEachCovered(window, at.y, at.x, [&](std::int64_t, std::int64_t, std::int64_t y, std::int64_t x) {
        const std::int64_t pixel = (at.channel * window.height + y) * window.width + x;
        sum.add(share(window), {factorOf(context, 0, element.sample, pixel)});
    });
    return sum.finish();
}

Cost averagePoolCost(const Graph& graph, const Op& op) {
    const double kernel = static_cast<double>(op.attributes.integer("kernel"));
    return {kernel * kernel * outputElements(graph, op), sampleBytes(graph, op)};
}

// average_pool_gradient: dy [C,H',W'] -> dx [C,height,width].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("average_pool_gradient", inputs, attributes, {"dy"});
    check.image(0);
    const std::int64_t height = check.integer("height", 1), width = check.integer("width", 1);
    const std::int64_t kernel = check.integer("kernel", 1);
    if (check.failed()) return check.error();
    Window window{.height = height, .width = width, .kernelHeight = kernel, .kernelWidth = kernel};
    checkWindow(check, "average_pool_gradient", window);
    check.size(0, 1, window.outputHeight(), translatable("core", "the height of the pooling"));
    check.size(0, 2, window.outputWidth(), translatable("core", "the width of the pooling"));
    return check.finish({{DType::F32, AxisKind::Image, {inputs[0].shape[0], height, width}, inputs[0].batched}});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Attributes& attributes = context.op.attributes;
    const Window window = windowOf(attributes.integer("height"), attributes.integer("width"), attributes);
    const Pixel at = pixelAt(element.offset, window.height, window.width);
    TermSum sum(context, "dx[y,x] = 1/k^2 sum of dy over the windows that x[y,x] is in");
    forEachCovering(window, at.y, at.x, [&](std::int64_t oy, std::int64_t ox, std::int64_t, std::int64_t) {
        const std::int64_t place = (at.channel * window.outputHeight() + oy) * window.outputWidth() + ox;
        sum.add(share(window), {factorOf(context, 0, element.sample, place)});
    });
    return sum.finish();
}

Cost gradientCost(const Graph& graph, const Op& op) {
    const double kernel = static_cast<double>(op.attributes.integer("kernel"));
    return {kernel * kernel * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "average_pool",
     .formula = "y[c,y,x] = 1/k^2 sum_{i,j} x[c, s y + i - p, s x + j - p]",
     .help = translatable("core",
                          "Replaces each window by its mean; padding counts as zeros (LeCun et al., Proc. IEEE 86, "
                          "1998)."),
     .onnx = "AveragePool",
     .infer = inferAveragePool,
     .differentiate = differentiateAveragePool,
     .cost = averagePoolCost,
     .terms = averagePoolTerms},
    {.name = "average_pool_gradient",
     .formula = "dx[y,x] = 1/k^2 sum of dy over the windows that x[y,x] is in",
     .help = translatable("core",
                          "Shares each gradient equally among the pixels of its window (LeCun et al., Proc. IEEE 86, "
                          "1998)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = gradientCost,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> averagePoolOps() {
    return rows;
}

}  // namespace glassbox
