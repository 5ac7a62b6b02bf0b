#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// The places over which a mean is taken, and how far apart they lie: the pixels of an image [C,H,W] or the time steps
/// of a sequence [T,C].
struct Places {
    std::int64_t channels, count;
    bool sequence;

    std::int64_t offset(std::int64_t channel, std::int64_t place) const {
        return sequence ? place * channels + channel : channel * count + place;
    }
    std::int64_t channelAt(std::int64_t position) const { return sequence ? position % channels : position / count; }
};

Places placesOf(const Shape& shape) {
    if (shape.rank() == 2) return {shape[1], shape[0], true};
    return {shape[0], shape[1] * shape[2], false};
}

// global_average_pool: x [C,H,W] or [T,C] -> y [C].

Types infer(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("global_average_pool", inputs, attributes, {"x"});
    if (check[0].kind == AxisKind::Sequence)
        check.sequence(0);
    else
        check.image(0);
    if (check.failed()) return check.error();
    return check.finish({{DType::F32, AxisKind::Vector, {placesOf(inputs[0].shape).channels}, inputs[0].batched}});
}

void differentiate(GradientBuilder& builder, const Op& op) {
    const ValueId x = op.inputs[0];
    if (!builder.wanted(x)) return;
    const Shape shape = builder.graph().value(x).type.shape;
    Attributes attributes;
    if (shape.rank() == 2) {
        attributes.set("length", shape[0]);
    } else {
        attributes.set("height", shape[1]);
        attributes.set("width", shape[2]);
    }
    builder.emitGradient(x, "global_average_pool_gradient", {builder.outputGradient(0)}, attributes);
}

Terms termsOf(const TermContext& context, int /*output*/, Element element) {
    const Places places = placesOf(shapeOf(context, 0));
    TermSum sum(context, places.sequence ? "y[c] = 1/T sum_t x[t,c]" : "y[c] = 1/(H W) sum_{y,x} x[c,y,x]");
    for (std::int64_t place = 0; place < places.count; ++place)
        sum.add(1.0 / static_cast<double>(places.count),
                {factorOf(context, 0, element.sample, places.offset(element.offset, place))});
    return sum.finish();
}

Cost costOf(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// global_average_pool_gradient: dy [C] -> dx [C,height,width], or [length,C].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("global_average_pool_gradient", inputs, attributes, {"dy"});
    check.features(0);
    const bool sequence = attributes.has("length");
    const std::int64_t rows = check.integer(sequence ? "length" : "height", 1);
    const std::int64_t columns = sequence ? 1 : check.integer("width", 1);
    if (check.failed()) return check.error();
    const std::int64_t channels = inputs[0].shape[0];
    const Shape shape = sequence ? Shape{rows, channels} : Shape{channels, rows, columns};
    return check.finish({{DType::F32, sequence ? AxisKind::Sequence : AxisKind::Image, shape, inputs[0].batched}});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Places places = placesOf(context.graph.value(context.op.outputs[0]).type.shape);
    TermSum sum(context, places.sequence ? "dx[t,c] = 1/T dy[c]" : "dx[c,y,x] = 1/(H W) dy[c]");
    sum.add(1.0 / static_cast<double>(places.count),
            {factorOf(context, 0, element.sample, places.channelAt(element.offset))});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "global_average_pool",
     .formula = "y[c] = mean of x over all places",
     .help = translatable("core",
                          "Replaces each channel by its mean over the whole image or sequence (Lin, Chen, Yan, "
                          "arXiv:1312.4400)."),
     .onnx = "GlobalAveragePool",
     .infer = infer,
     .differentiate = differentiate,
     .cost = costOf,
     .terms = termsOf},
    {.name = "global_average_pool_gradient",
     .formula = "dx at every place = dy[c] / number of places",
     .help = translatable("core",
                          "Shares each gradient equally among all places of its channel (Lin, Chen, Yan, "
                          "arXiv:1312.4400)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<1>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> globalAveragePoolOps() {
    return rows;
}

}  // namespace glassbox
