#include "core/ops/convolution_sizes.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"

#include <fmt/format.h>

// Convolutions of images (conv2d) and of sequences (conv1d) with their gradients: one set of rules, told apart by the
// axes' order and number.
namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// Names of the three ops of one kind of convolution, and their formulas with {} where a dilation is said.
struct Names {
    bool sequence;
    std::string_view forward, inputGradient, weightGradient;
    std::string_view forwardFormula, inputFormula, weightFormula;
};

constexpr Names image = {false,
                         "conv2d",
                         "conv2d_input_gradient",
                         "conv2d_weight_gradient",
                         "z[o,y,x] = sum_{{c,i,j}} W[o,c,i,j] x[c, s y + {0}i - p, s x + {0}j - p]",
                         "dx[c,y,x] = sum_{{o,i,j}} W[o,c,i,j] dz[o, (y + p - {0}i) / s, (x + p - {0}j) / s]",
                         "dW[o,c,i,j] = sum_{{n,y,x}} dz[n,o,y,x] x[n, c, s y + {0}i - p, s x + {0}j - p]"};
constexpr Names line = {true,
                        "conv1d",
                        "conv1d_input_gradient",
                        "conv1d_weight_gradient",
                        "z[t,o] = sum_{{c,i}} W[o,c,i] x[s t + {0}i - p, c]",
                        "dx[t,c] = sum_{{o,i}} W[o,c,i] dz[(t + p - {0}i) / s, o]",
                        "dW[o,c,i] = sum_{{n,t}} dz[n,t,o] x[n, s t + {0}i - p, c]"};

/// The formula for these sizes: dilation and groups are said where they are more than 1.
std::string formulaFor(std::string_view formula, const ConvolutionSizes& sizes) {
    std::string text = fmt::format(fmt::runtime(formula), sizes.window.dilation > 1 ? "d " : "");
    if (sizes.groups > 1) text += ", c in the group of o";
    return text;
}

void checkData(InputCheck& check, int input, const Names& names) {
    if (names.sequence)
        check.sequence(input);
    else
        check.image(input);
}

ValueType dataType(Shape shape, const Names& names, bool batched) {
    return {DType::F32, names.sequence ? AxisKind::Sequence : AxisKind::Image, shape, batched};
}

/// The attributes that forward op and gradients share.
Attributes windowAttributes(const Attributes& from) {
    Attributes attributes;
    for (const auto& [name, value] : from.entries())
        if (name == "stride" || name == "padding" || name == "dilation" || name == "groups")
            attributes.set(name, value);
    return attributes;
}

/// Checks that dz is the result of the convolution.
void checkResult(InputCheck& check, const ConvolutionSizes& sizes) {
    const Shape result = sizes.resultShape();
    const char* const axes[] = {translatable("core", "the filters of the convolution"),
                                translatable("core", "the height of the convolution"),
                                translatable("core", "the width of the convolution")};
    const char* const sequenceAxes[] = {translatable("core", "the length of the convolution"), axes[0]};
    for (int axis = 0; axis < static_cast<int>(result.rank()); ++axis)
        check.size(0, axis, result[axis], sizes.window.sequence ? sequenceAxes[axis] : axes[axis]);
}

// Forward: x [C,H,W] or [T,C], weight [out,C/groups,kh,kw] or [out,C/groups,k] -> z [out,H',W'] or [T',out],
// H' = floor((H + 2p - d (kh - 1) - 1) / s) + 1.

template <const Names& names>
ConvolutionSizes forwardSizes(const Graph& graph, const Op& op) {
    return convolutionSizes(graph.value(op.inputs[0]).type.shape, graph.value(op.inputs[1]).type.shape, op.attributes,
                            names.sequence);
}

template <const Names& names>
Types inferForward(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(names.forward, inputs, attributes, {"x", "weight"});
    checkData(check, 0, names);
    check.parameter(1, names.sequence ? 3 : 4);
    if (check.failed()) return check.error();
    const ConvolutionSizes sizes = convolutionSizes(inputs[0].shape, inputs[1].shape, attributes, names.sequence);
    checkConvolution(check, names.forward, sizes);
    if (check.failed()) return check.error();
    check.size(1, 1, sizes.groups == 1 ? sizes.channels : sizes.channelsOfGroup(),
               sizes.groups == 1 ? translatable("core", "the channels of x")
                                 : translatable("core", "the channels of a group of x"));
    if (check.failed()) return check.error();
    return check.finish({dataType(sizes.resultShape(), names, inputs[0].batched)});
}

template <const Names& names>
void differentiateForward(GradientBuilder& builder, const Op& op) {
    const ValueId dz = builder.outputGradient(0), x = op.inputs[0], weight = op.inputs[1];
    const ConvolutionSizes sizes = forwardSizes<names>(builder.graph(), op);
    Attributes toInput = windowAttributes(op.attributes), toWeight = toInput;
    if (names.sequence) {
        toInput.set("length", sizes.window.width);
        toWeight.set("kernel", sizes.window.kernelWidth);
    } else {
        toInput.set("height", sizes.window.height);
        toInput.set("width", sizes.window.width);
        toWeight.set("kernel_height", sizes.window.kernelHeight);
        toWeight.set("kernel_width", sizes.window.kernelWidth);
    }
    if (builder.wanted(x)) builder.emitGradient(x, names.inputGradient, {dz, weight}, toInput);
    if (builder.wanted(weight)) builder.emitGradient(weight, names.weightGradient, {dz, x}, toWeight);
}

template <const Names& names>
Terms forwardTerms(const TermContext& context, int /*output*/, Element element) {
    const ConvolutionSizes sizes = forwardSizes<names>(context.graph, context.op);
    return convolutionTerms(context, sizes, element, {0, 1}, formulaFor(names.forwardFormula, sizes));
}

/// A multiplication and an addition for each weight of a filter, at each of the values.
double flopsPerResult(const Graph& graph, ValueId weight) {
    const Shape& shape = graph.value(weight).type.shape;
    return 2.0 * static_cast<double>(shape.elements() / shape[0]);
}

Cost forwardCost(const Graph& graph, const Op& op) {
    return {flopsPerResult(graph, op.inputs[1]) * outputElements(graph, op), sampleBytes(graph, op)};
}

// Gradient by the input: dz, weight -> dx of the size in the attributes.

template <const Names& names>
ConvolutionSizes inputGradientSizes(const Shape& weight, const Attributes& attributes) {
    const std::int64_t channels = weight[1] * integerOrOne(attributes, "groups");
    const Shape input = names.sequence ? Shape{attributes.integer("length"), channels}
                                       : Shape{channels, attributes.integer("height"), attributes.integer("width")};
    return convolutionSizes(input, weight, attributes, names.sequence);
}

template <const Names& names>
Types inferInputGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(names.inputGradient, inputs, attributes, {"dz", "weight"});
    checkData(check, 0, names);
    check.parameter(1, names.sequence ? 3 : 4);
    if (names.sequence) {
        check.integer("length", 1);
    } else {
        check.integer("height", 1);
        check.integer("width", 1);
    }
    if (check.failed()) return check.error();
    const ConvolutionSizes sizes = inputGradientSizes<names>(inputs[1].shape, attributes);
    checkConvolution(check, names.inputGradient, sizes);
    if (!check.failed()) checkResult(check, sizes);
    if (check.failed()) return check.error();
    return check.finish({dataType(sizes.inputShape(), names, inputs[0].batched)});
}

template <const Names& names>
Terms inputGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const ConvolutionSizes sizes = inputGradientSizes<names>(shapeOf(context, 1), context.op.attributes);
    return coveringTerms(context, sizes, element, {0, 1}, formulaFor(names.inputFormula, sizes));
}

Cost inputGradientCost(const Graph& graph, const Op& op) {
    return {flopsPerResult(graph, op.inputs[1]) * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// Gradient by the weights: dz, x -> dW of the kernel size in the attributes, summed over the batch.

template <const Names& names>
ConvolutionSizes weightGradientSizes(const Shape& dz, const Shape& x, const Attributes& attributes) {
    const std::int64_t groups = integerOrOne(attributes, "groups");
    const std::int64_t filters = names.sequence ? dz[1] : dz[0], channels = (names.sequence ? x[1] : x[0]) / groups;
    const Shape weight = names.sequence ? Shape{filters, channels, attributes.integer("kernel")}
                                        : Shape{filters, channels, attributes.integer("kernel_height"),
                                                attributes.integer("kernel_width")};
    return convolutionSizes(x, weight, attributes, names.sequence);
}

template <const Names& names>
Types inferWeightGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(names.weightGradient, inputs, attributes, {"dz", "x"});
    checkData(check, 0, names);
    checkData(check, 1, names);
    if (names.sequence) {
        check.integer("kernel", 1);
    } else {
        check.integer("kernel_height", 1);
        check.integer("kernel_width", 1);
    }
    if (attributes.has("groups")) check.integer("groups", 1);
    if (check.failed()) return check.error();
    const ConvolutionSizes sizes = weightGradientSizes<names>(inputs[0].shape, inputs[1].shape, attributes);
    checkConvolution(check, names.weightGradient, sizes);
    if (!check.failed()) checkResult(check, sizes);
    if (check.failed()) return check.error();
    return check.finish({parameterType(sizes.weightShape())});
}

template <const Names& names>
Terms weightGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const ConvolutionSizes sizes =
        weightGradientSizes<names>(shapeOf(context, 0), shapeOf(context, 1), context.op.attributes);
    return weightTerms(context, sizes, element, {0, 1}, formulaFor(names.weightFormula, sizes));
}

Cost weightGradientCost(const Graph& graph, const Op& op) {
    return {flopsPerResult(graph, op.outputs[0]) * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

/// Rows of the three ops; the texts differ.
struct RowTexts {
    std::string_view formulas[3];
    std::string_view help[3];
};

template <const Names& names>
std::vector<OpType> rowsOf(const RowTexts& texts) {
    return {{.name = names.forward,
             .formula = texts.formulas[0],
             .help = texts.help[0],
             .onnx = "Conv",
             .infer = inferForward<names>,
             .differentiate = differentiateForward<names>,
             .cost = forwardCost,
             .terms = forwardTerms<names>},
            {.name = names.inputGradient,
             .formula = texts.formulas[1],
             .help = texts.help[1],
             .onnx = "",
             .infer = inferInputGradient<names>,
             .whyNoGradient = firstOrderOnly,
             .cost = inputGradientCost,
             .terms = inputGradientTerms<names>},
            {.name = names.weightGradient,
             .formula = texts.formulas[2],
             .help = texts.help[2],
             .onnx = "",
             .batchUse = BatchUse::Reduces,
             .infer = inferWeightGradient<names>,
             .whyNoGradient = firstOrderOnly,
             .cost = weightGradientCost,
             .terms = weightGradientTerms<names>}};
}

constexpr RowTexts imageTexts = {
    {"z[o,y,x] = sum_{c,i,j} W[o,c,i,j] x[c, s y + d i - p, s x + d j - p]",
     "dx[c,y,x] = sum_{o,i,j} W[o,c,i,j] dz[o, (y + p - d i) / s, (x + p - d j) / s]",
     "dW[o,c,i,j] = sum_{n,y,x} dz[n,o,y,x] x[n, c, s y + d i - p, s x + d j - p]"},
    {translatable("core",
                  "Slides small windows of weights over an image, each looking for its pattern everywhere "
                  "(LeCun et al., Proc. IEEE 86, 1998)."),
     translatable("core",
                  "Each pixel's share of the loss, gathered from all windows that saw it (Dumoulin and Visin, "
                  "arXiv:1603.07285)."),
     translatable("core",
                  "A filter weight's gradient: what it saw times what came back, summed over all places and "
                  "the batch (LeCun et al., Proc. IEEE 86, 1998).")}};

constexpr RowTexts lineTexts = {
    {"z[t,o] = sum_{c,i} W[o,c,i] x[s t + d i - p, c]", "dx[t,c] = sum_{o,i} W[o,c,i] dz[(t + p - d i) / s, o]",
     "dW[o,c,i] = sum_{n,t} dz[n,t,o] x[n, s t + d i - p, c]"},
    {translatable("core",
                  "Slides small windows of weights along a sequence, each looking for its pattern at every time "
                  "(Waibel et al., IEEE Trans. ASSP 37, 1989)."),
     translatable("core",
                  "Each time step's share of the loss, gathered from all windows that saw it (Dumoulin and Visin, "
                  "arXiv:1603.07285)."),
     translatable("core",
                  "A filter weight's gradient: what it saw times what came back, summed over all times and the batch "
                  "(Waibel et al., IEEE Trans. ASSP 37, 1989).")}};

}  // namespace

std::span<const OpType> conv2dOps() {
    static const std::vector<OpType> rows = rowsOf<image>(imageTexts);
    return rows;
}

std::span<const OpType> conv1dOps() {
    static const std::vector<OpType> rows = rowsOf<line>(lineTexts);
    return rows;
}

}  // namespace glassbox
