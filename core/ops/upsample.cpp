#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"
#include "core/ops/window.h"

#include <array>
#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// The two neighbours along one axis that make an element of the larger image, and their shares.
struct Neighbours {
    std::array<std::int64_t, 2> place;
    std::array<double, 2> share;
};

/// Along one axis: element `at` of the larger image lies at (at + 1/2) / factor - 1/2 of the smaller, kept inside.
Neighbours bilinearNeighbours(std::int64_t at, std::int64_t factor, std::int64_t size) {
    const double exact = (static_cast<double>(at) + 0.5) / static_cast<double>(factor) - 0.5;
    const double inside = exact < 0 ? 0.0 : exact;
    const auto below = static_cast<std::int64_t>(inside);
    const double above = inside - static_cast<double>(below);
    return {{below, below + 1 < size ? below + 1 : size - 1}, {1 - above, above}};
}

Neighbours nearestNeighbours(std::int64_t at, std::int64_t factor, std::int64_t /*size*/) {
    return {{at / factor, at / factor}, {1, 0}};
}

using NeighboursOf = Neighbours (*)(std::int64_t at, std::int64_t factor, std::int64_t size);

// upsample_nearest, upsample_bilinear: x [C,H,W] -> y [C, f H, f W].

Types inferForward(std::string_view name, std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"x"});
    check.image(0);
    const std::int64_t factor = check.integer("factor", 1);
    if (check.failed()) return check.error();
    const ValueType& x = inputs[0];
    return check.finish(
        {{DType::F32, AxisKind::Image, {x.shape[0], factor * x.shape[1], factor * x.shape[2]}, x.batched}});
}

Types inferNearest(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferForward("upsample_nearest", inputs, attributes);
}

Types inferBilinear(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferForward("upsample_bilinear", inputs, attributes);
}

void differentiate(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], op.type + "_gradient", {builder.outputGradient(0)}, op.attributes);
}

template <NeighboursOf neighboursOf>
Terms forwardTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& image = shapeOf(context, 0);
    const std::int64_t factor = context.op.attributes.integer("factor");
    const Pixel at = pixelAt(element.offset, factor * image[1], factor * image[2]);
    const Neighbours rows = neighboursOf(at.y, factor, image[1]), columns = neighboursOf(at.x, factor, image[2]);
    TermSum sum(context, std::string(findOpType(context.op.type)->formula));
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 2; ++j)
            if (const double share = rows.share[i] * columns.share[j]; share > 0)
                sum.add(share, {factorOf(context, 0, element.sample,
                                         (at.channel * image[1] + rows.place[i]) * image[2] + columns.place[j])});
    return sum.finish();
}

template <int flops>
Cost forwardCost(const Graph& graph, const Op& op) {
    return {flops * outputElements(graph, op), sampleBytes(graph, op)};
}

// The gradients: dy [C, f H, f W] -> dx [C,H,W].

Types inferBackward(std::string_view name, std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"dy"});
    check.image(0);
    const std::int64_t factor = check.integer("factor", 1);
    if (check.failed()) return check.error();
    const Shape& dy = inputs[0].shape;
    const Shape shape = {dy[0], dy[1] / factor, dy[2] / factor};
    check.size(0, 1, shape[1] * factor, translatable("core", "a multiple of the factor"));
    check.size(0, 2, shape[2] * factor, translatable("core", "a multiple of the factor"));
    return check.finish({{DType::F32, AxisKind::Image, shape, inputs[0].batched}});
}

Types inferNearestGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferBackward("upsample_nearest_gradient", inputs, attributes);
}

Types inferBilinearGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferBackward("upsample_bilinear_gradient", inputs, attributes);
}

/// What place `to` of the smaller axis gives to element `at` of the larger.
template <NeighboursOf neighboursOf>
double shareOf(std::int64_t at, std::int64_t to, std::int64_t factor, std::int64_t size) {
    const Neighbours neighbours = neighboursOf(at, factor, size);
    return (neighbours.place[0] == to ? neighbours.share[0] : 0) +
           (neighbours.place[1] == to ? neighbours.share[1] : 0);
}

template <NeighboursOf neighboursOf>
Terms backwardTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& dy = shapeOf(context, 0);
    const std::int64_t factor = context.op.attributes.integer("factor");
    const std::int64_t height = dy[1] / factor, width = dy[2] / factor;
    const Pixel at = pixelAt(element.offset, height, width);
    TermSum sum(context, std::string(findOpType(context.op.type)->formula));
    // Only elements less than one pixel away can have a share.
    const auto first = [&](std::int64_t place) { return place > 0 ? (place - 1) * factor : 0; };
    const auto end = [&](std::int64_t place, std::int64_t size) {
        return factor * (place + 2 < size ? place + 2 : size);
    };
    for (std::int64_t y = first(at.y); y < end(at.y, height); ++y)
        for (std::int64_t x = first(at.x); x < end(at.x, width); ++x) {
            const double share =
                shareOf<neighboursOf>(y, at.y, factor, height) * shareOf<neighboursOf>(x, at.x, factor, width);
            if (share > 0) sum.add(share, {factorOf(context, 0, element.sample, (at.channel * dy[1] + y) * dy[2] + x)});
        }
    return sum.finish();
}

template <int flops>
Cost backwardCost(const Graph& graph, const Op& op) {
    return {flops * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

constexpr int bilinearFlops = 8;

const OpType rows[] = {
    {.name = "upsample_nearest",
     .formula = "y[c,y,x] = x[c, floor(y / f), floor(x / f)]",
     .help = translatable("core",
                          "Makes an image larger: each pixel becomes a square of equal pixels (Gonzalez and Woods, "
                          "\"Digital Image Processing\", ch. 2)."),
     .onnx = "Resize",
     .infer = inferNearest,
     .differentiate = differentiate,
     .cost = forwardCost<0>,
     .terms = forwardTerms<nearestNeighbours>},
    {.name = "upsample_nearest_gradient",
     .formula = "dx[c,y,x] = sum of dy over the square that x[c,y,x] became",
     .help = translatable("core",
                          "Adds up the gradients of all pixels that one pixel became (Gonzalez and Woods, \"Digital "
                          "Image Processing\", ch. 2)."),
     .onnx = "",
     .infer = inferNearestGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = backwardCost<1>,
     .terms = backwardTerms<nearestNeighbours>},
    {.name = "upsample_bilinear",
     .formula = "y[c,y,x] = mean of the four pixels around ((y + 1/2) / f - 1/2, (x + 1/2) / f - 1/2), by nearness",
     .help = translatable("core",
                          "Makes an image larger: each new pixel mixes its four nearest old ones by nearness (Gonzalez "
                          "and Woods, \"Digital Image Processing\", ch. 2)."),
     .onnx = "Resize",
     .infer = inferBilinear,
     .differentiate = differentiate,
     .cost = forwardCost<bilinearFlops>,
     .terms = forwardTerms<bilinearNeighbours>},
    {.name = "upsample_bilinear_gradient",
     .formula = "dx[c,y,x] = sum of dy times the share that x[c,y,x] had in each",
     .help = translatable("core",
                          "Gives each pixel the gradients of all it was mixed into, by its share (Gonzalez and Woods, "
                          "\"Digital Image Processing\", ch. 2)."),
     .onnx = "",
     .infer = inferBilinearGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = backwardCost<bilinearFlops>,
     .terms = backwardTerms<bilinearNeighbours>},
};

}  // namespace

std::span<const OpType> upsampleOps() {
    return rows;
}

}  // namespace glassbox
