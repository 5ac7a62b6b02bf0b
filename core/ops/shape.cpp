#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// flatten: anything -> vector, in logical order (channels, then rows, then columns).

Types inferFlatten(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("flatten", inputs, attributes, {"x"});
    check.real(0);
    if (check.failed()) return check.error();
    return check.finish({{DType::F32, AxisKind::Vector, {inputs[0].shape.elements()}, inputs[0].batched}});
}

void differentiateFlatten(GradientBuilder& builder, const Op& op) {
    const ValueId x = op.inputs[0];
    if (!builder.wanted(x)) return;
    const ValueType type = builder.graph().value(x).type;
    Attributes attributes;
    if (type.kind == AxisKind::Image)
        attributes = {{"channels", type.shape[0]}, {"height", type.shape[1]}, {"width", type.shape[2]}};
    else if (type.kind == AxisKind::Sequence)
        attributes = {{"length", type.shape[0]}, {"channels", type.shape[1]}};
    else
        attributes = {{"channels", type.shape.elements()}};
    builder.emitGradient(x, "unflatten", {builder.outputGradient(0)}, attributes);
}

// unflatten: vector -> image (channels, height, width), sequence (length, channels) or vector (channels).

Types inferUnflatten(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("unflatten", inputs, attributes, {"x"});
    check.features(0);
    const std::int64_t channels = check.integer("channels", 1);
    const bool image = attributes.has("height"), sequence = attributes.has("length");
    const std::int64_t height = image ? check.integer("height", 1) : 1, width = image ? check.integer("width", 1) : 1;
    const std::int64_t length = sequence ? check.integer("length", 1) : 1;
    if (check.failed()) return check.error();
    const Shape shape = image ? Shape{channels, height, width} : sequence ? Shape{length, channels} : Shape{channels};
    if (inputs[0].kind != AxisKind::Vector || inputs[0].shape.elements() != shape.elements())
        return makeError("op.unflatten", translatable("core", "{op} can't make {wanted} of {came}"),
                         {{"op", "unflatten"}, {"wanted", shape.toString()}, {"came", inputs[0].toString()}});
    const AxisKind kind = image ? AxisKind::Image : sequence ? AxisKind::Sequence : AxisKind::Vector;
    return check.finish({{DType::F32, kind, shape, inputs[0].batched}});
}

void differentiateUnflatten(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0])) builder.emitGradient(op.inputs[0], "flatten", {builder.outputGradient(0)});
}

Terms sameElement(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y = x, the same numbers in the same order");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "flatten",
     .formula = "y = x as one row of numbers: channel by channel, each row by row",
     .help = translatable("core",
                          "Lays an image's channels out as one vector without changing a number (Goodfellow et al., "
                          "\"Deep Learning\", 2016, ch. 9)."),
     .onnx = "Flatten",
     .infer = inferFlatten,
     .differentiate = differentiateFlatten,
     .cost = elementwiseCost<0>,
     .terms = sameElement},
    {.name = "unflatten",
     .formula = "y = x folded into channels, rows and columns",
     .help = translatable("core",
                          "Folds a vector into an image or sequence without changing a number (Goodfellow et al., "
                          "\"Deep Learning\", 2016, ch. 9)."),
     .onnx = "Reshape",
     .infer = inferUnflatten,
     .differentiate = differentiateUnflatten,
     .cost = elementwiseCost<0>,
     .terms = sameElement},
};

}  // namespace

std::span<const OpType> shapeOps() {
    return rows;
}

}  // namespace glassbox
