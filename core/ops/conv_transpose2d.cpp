#include "core/ops/convolution_sizes.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr std::string_view name = "conv_transpose2d";
constexpr std::string_view formula = "y[o,y,x] = sum_{c,i,j} W[c,o,i,j] x[c, (y + p - i) / s, (x + p - j) / s]";

// conv_transpose2d: x [C,H,W], weight [C,out,kh,kw] -> y [out,H',W'], H' = s (H - 1) - 2p + kh + output_padding: the
// convolution from y to x with the same weights, run backwards. x is that convolution's result, y its input.

std::int64_t outputSize(std::int64_t size, std::int64_t kernel, const Attributes& attributes) {
    return attributes.integer("stride") * (size - 1) - 2 * attributes.integer("padding") + kernel +
           attributes.integer("output_padding");
}

/// The convolution that is run backwards.
ConvolutionSizes sizesOf(const Shape& x, const Shape& weight, const Attributes& attributes) {
    const Shape y = {weight[1], outputSize(x[1], weight[2], attributes), outputSize(x[2], weight[3], attributes)};
    return convolutionSizes(y, weight, attributes, false);
}

Types infer(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"x", "weight"});
    check.image(0);
    check.parameter(1, 4);
    const std::int64_t stride = check.integer("stride", 1);
    check.integer("padding", 0);
    const std::int64_t outputPadding = check.integer("output_padding", 0);
    check.size(1, 0, check[0].shape.rank() == 3 ? check[0].shape[0] : 0, translatable("core", "the channels of x"));
    if (!check.failed() && outputPadding >= stride)
        check.fail(
            makeError("op.output_padding",
                      translatable("core", "{op}: output padding {padding} is not less than the stride {stride}"),
                      {{"op", std::string(name)},
                       {"padding", std::to_string(outputPadding)},
                       {"stride", std::to_string(stride)}}));
    if (check.failed()) return check.error();
    const ConvolutionSizes sizes = sizesOf(inputs[0].shape, inputs[1].shape, attributes);
    if (sizes.window.height < 1 || sizes.window.width < 1)
        return makeError("op.nothing_left", translatable("core", "{op}: the padding {padding} cuts off everything"),
                         {{"op", std::string(name)}, {"padding", std::to_string(sizes.window.padding)}},
                         translatable("core", "Make the padding smaller"));
    return check.finish({{DType::F32, AxisKind::Image, sizes.inputShape(), inputs[0].batched}});
}

void differentiate(GradientBuilder& builder, const Op& op) {
    const ValueId dy = builder.outputGradient(0), x = op.inputs[0], weight = op.inputs[1];
    const Shape kernel = builder.graph().value(weight).type.shape;
    Attributes attributes;
    for (const char* shared : {"stride", "padding"})
        attributes.set(shared, op.attributes.integer(shared));
    if (builder.wanted(x)) builder.emitGradient(x, "conv2d", {dy, weight}, attributes);
    if (!builder.wanted(weight)) return;
    attributes.set("kernel_height", kernel[2]);
    attributes.set("kernel_width", kernel[3]);
    builder.emitGradient(weight, "conv2d_weight_gradient", {x, dy}, attributes);
}

Terms termsOf(const TermContext& context, int /*output*/, Element element) {
    const ConvolutionSizes sizes = sizesOf(shapeOf(context, 0), shapeOf(context, 1), context.op.attributes);
    return coveringTerms(context, sizes, element, {0, 1}, std::string(formula));
}

Cost costOf(const Graph& graph, const Op& op) {
    const Shape& weight = graph.value(op.inputs[1]).type.shape;
    return {2.0 * static_cast<double>(weight.elements() / weight[0]) * inputElements(graph, op, 0),
            sampleBytes(graph, op)};
}

const OpType rows[] = {{.name = name,
                        .formula = formula,
                        .help = translatable("core",
                                             "Paints a small pattern for each pixel and adds up where they overlap: a "
                                             "convolution run backwards (Zeiler et al., CVPR 2010; Dumoulin and Visin, "
                                             "arXiv:1603.07285)."),
                        .onnx = "ConvTranspose",
                        .infer = infer,
                        .differentiate = differentiate,
                        .cost = costOf,
                        .terms = termsOf}};

}  // namespace

std::span<const OpType> convTranspose2dOps() {
    return rows;
}

}  // namespace glassbox
