#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"
#include "core/ops/window.h"

#include <cmath>
#include <limits>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// Type of the winner: the place ky * kernel + kx in the window, in a byte where it fits.
DType winnerType(std::int64_t kernel) {
    return kernel <= 16 ? DType::U8 : DType::I32;
}

Window windowOf(std::int64_t height, std::int64_t width, const Attributes& attributes) {
    const std::int64_t kernel = attributes.integer("kernel");
    return {height, width, kernel, kernel, attributes.integer("stride"), attributes.integer("padding")};
}

/// A window that could lie in the padding alone has no largest element.
void checkPadding(InputCheck& check, std::string_view op, const Window& window) {
    if (check.failed() || 2 * window.padding <= window.kernelHeight) return;
    check.fail(makeError("op.pool_padding",
                         translatable("core", "{op}: padding {padding} is more than half of the window {kernel}"),
                         {{"op", std::string(op)},
                          {"padding", std::to_string(window.padding)},
                          {"kernel", std::to_string(window.kernelHeight)}},
                         translatable("core", "Make the padding at most half of the kernel")));
}

// max_pool: x [C,H,W] -> out [C,H',W'], winner [C,H',W'].

Types inferMaxPool(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("max_pool", inputs, attributes, {"x"});
    check.image(0);
    const std::int64_t kernel = check.integer("kernel", 1);
    if (check.failed()) return check.error();
    const ValueType& x = inputs[0];
    Window window{.height = x.shape[1], .width = x.shape[2], .kernelHeight = kernel, .kernelWidth = kernel};
    checkWindow(check, "max_pool", window);
    checkPadding(check, "max_pool", window);
    if (check.failed()) return check.error();
    const Shape shape = {x.shape[0], window.outputHeight(), window.outputWidth()};
    return check.finish(
        {{DType::F32, AxisKind::Image, shape, x.batched}, {winnerType(kernel), AxisKind::Image, shape, x.batched}});
}

void differentiateMaxPool(GradientBuilder& builder, const Op& op) {
    const ValueId x = op.inputs[0];
    if (!builder.wanted(x)) return;
    const Shape image = builder.graph().value(x).type.shape;
    Attributes attributes = op.attributes;
    attributes.set("height", image[1]);
    attributes.set("width", image[2]);
    builder.emitGradient(x, "max_pool_gradient", {builder.outputGradient(0), op.outputs[1]}, attributes);
}

Terms maxPoolTerms(const TermContext& context, int output, Element element) {
    const Shape& image = shapeOf(context, 0);
    const Window window = windowOf(image[1], image[2], context.op.attributes);
    const Pixel at = pixelAt(element.offset, window.outputHeight(), window.outputWidth());
    Terms terms;
    terms.form = output == 0 ? TermForm::Maximum : TermForm::Function;
    terms.formula = output == 0 ? "y = max over the window of x" : "place of the largest x in the window, by rows";
    double largest = -std::numeric_limits<double>::infinity(), second = largest;
    std::int64_t place = 0;
    forEachCovered(window, at.y, at.x, [&](std::int64_t ky, std::int64_t kx, std::int64_t y, std::int64_t x) {
        const std::int64_t pixel = (at.channel * window.height + y) * window.width + x;
        const double number = numberOf(context, 0, element.sample, pixel);
        const bool first = terms.terms.empty();
        terms.terms.push_back({1.0, {factorOf(context, 0, element.sample, pixel)}});
        if (first || number > largest || (std::isnan(number) && !std::isnan(largest))) {
            second = largest;
            largest = number;
            place = ky * window.kernelWidth + kx;
            terms.winner = static_cast<int>(terms.terms.size()) - 1;
        } else if (number > second) {
            second = number;
        }
    });
    terms.reference = output == 0 ? largest : static_cast<double>(place);
    terms.magnitude = std::abs(terms.reference);
    if (std::isfinite(second)) terms.kinkDistance = largest - second;
    return terms;
}

Cost maxPoolCost(const Graph& graph, const Op& op) {
    const double kernel = static_cast<double>(op.attributes.integer("kernel"));
    return {kernel * kernel * outputElements(graph, op), sampleBytes(graph, op)};
}

// max_pool_gradient: dy [C,H',W'], winner [C,H',W'] -> dx [C,height,width].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("max_pool_gradient", inputs, attributes, {"dy", "winner"});
    check.image(0);
    const std::int64_t height = check.integer("height", 1), width = check.integer("width", 1);
    const std::int64_t kernel = check.integer("kernel", 1);
    if (check.failed()) return check.error();
    Window window{.height = height, .width = width, .kernelHeight = kernel, .kernelWidth = kernel};
    checkWindow(check, "max_pool_gradient", window);
    check.size(0, 1, window.outputHeight(), translatable("core", "the height of the pooling"));
    check.size(0, 2, window.outputWidth(), translatable("core", "the width of the pooling"));
    ValueType winner = inputs[0];
    winner.dtype = winnerType(kernel);
    if (!check.failed() && inputs[1] != winner)
        return makeError("op.winner", translatable("core", "{op} takes the winners of its pooling but gets {came}"),
                         {{"op", "max_pool_gradient"}, {"came", inputs[1].toString()}});
    return check.finish({{DType::F32, AxisKind::Image, {inputs[0].shape[0], height, width}, inputs[0].batched}});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Attributes& attributes = context.op.attributes;
    const Window window = windowOf(attributes.integer("height"), attributes.integer("width"), attributes);
    const Pixel at = pixelAt(element.offset, window.height, window.width);
    TermSum sum(context, "dx[y,x] = sum of dy over the windows that x[y,x] won");
    forEachCovering(window, at.y, at.x, [&](std::int64_t oy, std::int64_t ox, std::int64_t ky, std::int64_t kx) {
        const std::int64_t place = (at.channel * window.outputHeight() + oy) * window.outputWidth() + ox;
        const double winner = numberOf(context, 1, element.sample, place);
        if (winner == static_cast<double>(ky * window.kernelWidth + kx))
            sum.add(1, {factorOf(context, 0, element.sample, place)});
    });
    return sum.finish();
}

Cost gradientCost(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "max_pool",
     .formula = "y[c,y,x] = max_{i,j} x[c, s y + i - p, s x + j - p]",
     .help = translatable("core",
                          "Keeps the largest number of each window, and which one it was (Jarrett et al., ICCV 2009; "
                          "Goodfellow et al., \"Deep Learning\", 2016, ch. 9.3)."),
     .onnx = "MaxPool",
     .infer = inferMaxPool,
     .differentiate = differentiateMaxPool,
     .cost = maxPoolCost,
     .terms = maxPoolTerms,
     .optionalOutputs = 0b10,
     .secondResult = "winner"},
    {.name = "max_pool_gradient",
     .formula = "dx[y,x] = sum of dy over the windows that x[y,x] won",
     .help = translatable("core",
                          "Sends each gradient back to the pixel that won its window; the others get nothing (Jarrett "
                          "et al., ICCV 2009)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = gradientCost,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> maxPoolOps() {
    return rows;
}

}  // namespace glassbox
