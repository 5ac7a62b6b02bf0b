#include "core/ops/fused.h"

#include "core/ops/families.h"

#include <array>
#include <string>

namespace glassbox {

Attributes pick(const Attributes& from, std::initializer_list<std::string_view> names) {
    Attributes picked;
    for (const auto& [name, value] : from.entries())
        for (const std::string_view wanted : names)
            if (name == wanted) picked.set(name, value);
    return picked;
}

Result<std::vector<ValueType>> inferParts(std::span<const ValueType> inputs, std::size_t wanted,
                                          const std::vector<FusedPart>& parts) {
    if (inputs.size() != wanted)
        return makeError(
            "op.input_count", translatable("core", "{op} takes {wanted} inputs but gets {came}"),
            {{"op", "a fused op"}, {"wanted", std::to_string(wanted)}, {"came", std::to_string(inputs.size())}});
    std::vector<ValueType> results;
    for (const FusedPart& part : parts) {
        std::vector<ValueType> partInputs;
        for (const int input : part.inputs)
            partInputs.push_back(input >= 0 ? inputs[static_cast<std::size_t>(input)]
                                            : results[static_cast<std::size_t>(-1 - input)]);
        auto inferred = findOpType(part.type)->infer(partInputs, part.attributes);
        if (!inferred) return inferred.error();
        results.push_back(inferred->front());
    }
    return results;
}

namespace {

/// The part as an op over the fused op's values.
Op partOp(const Op& op, const FusedPart& part) {
    Op result;
    result.id = op.id;
    result.type = std::string(part.type);
    for (const int input : part.inputs)
        result.inputs.push_back(input >= 0 ? op.inputs[static_cast<std::size_t>(input)]
                                           : op.outputs[static_cast<std::size_t>(-1 - input)]);
    result.outputs = {op.outputs[static_cast<std::size_t>(part.output)]};
    result.attributes = part.attributes;
    result.block = op.block;
    result.phase = op.phase;
    return result;
}

}  // namespace

Op opMaking(const Op& op, int output) {
    const OpType& type = *findOpType(op.type);
    if (type.decompose == nullptr) return op;
    for (const FusedPart& part : type.decompose(op.attributes))
        if (part.output == output) return partOp(op, part);
    return op;
}

Terms termsOfPart(const TermContext& context, const FusedPart& part, Element element) {
    const Op op = partOp(context.op, part);
    const TermContext inner = {context.graph, op, context.batch, context.read, context.seed, context.step};
    return findOpType(part.type)->terms(inner, 0, element);
}

double flopsOfParts(const Graph& graph, const Op& op, const std::vector<FusedPart>& parts) {
    double flops = 0;
    for (const FusedPart& part : parts)
        flops += findOpType(part.type)->cost(graph, partOp(op, part)).flops;
    return flops;
}

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr const char* whyNoGradient = "fusing follows differentiation: its parts have been differentiated";

/// Activations that can follow a product in one pass.
constexpr std::array<std::string_view, 8> activations = {"relu", "leaky_relu", "sigmoid", "tanh",
                                                         "gelu", "elu",        "silu",    "softplus"};

/// The parts: product or convolution, bias, and the activation unless it is "none".
std::vector<FusedPart> partsOf(std::string_view product, const Attributes& attributes) {
    std::vector<FusedPart> parts = {{product, {0, 1}, 0, pick(attributes, {"stride", "padding", "dilation", "groups"})},
                                    {"add_bias", {-1, 2}, 1, {}}};
    const std::string& wanted = attributes.text("activation");
    for (const std::string_view activation : activations)
        if (activation == wanted) parts.push_back({activation, {-2}, 2, pick(attributes, {"slope"})});
    return parts;
}

std::vector<FusedPart> decomposeProduct(const Attributes& attributes) {
    return partsOf("product", attributes);
}

std::vector<FusedPart> decomposeConv2d(const Attributes& attributes) {
    return partsOf("conv2d", attributes);
}

std::vector<FusedPart> decomposeConv1d(const Attributes& attributes) {
    return partsOf("conv1d", attributes);
}

/// max_pool_gradient and relu_gradient: of dy, winner, the pooled y (where the largest is positive tells relu's branch)
/// and relu's result.
std::vector<FusedPart> decomposePoolGradient(const Attributes& attributes) {
    return {{"max_pool_gradient", {0, 1}, 0, attributes}, {"relu_gradient", {-1, 3}, 1, {}}};
}

using Decompose = std::vector<FusedPart> (*)(const Attributes&);

template <Decompose decompose>
Types inferFused(std::span<const ValueType> inputs, const Attributes& attributes) {
    const std::string activation = attributes.has("activation") ? attributes.text("activation") : "";
    const std::vector<FusedPart> parts = activation.empty() ? std::vector<FusedPart>{} : decompose(attributes);
    if (parts.empty() || (parts.size() == 2 && activation != "none"))
        return makeError("op.fused_activation", translatable("core", "A fused op has no activation \"{activation}\""),
                         {{"activation", activation}});
    return inferParts(inputs, 3, parts);
}

Types inferPoolGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferParts(inputs, 4, decomposePoolGradient(attributes));
}

template <Decompose decompose>
Terms fusedTerms(const TermContext& context, int output, Element element) {
    return termsOfPart(context, decompose(context.op.attributes)[static_cast<std::size_t>(output)], element);
}

/// Operations of all parts; inputs are read and the last result is written once.
template <Decompose decompose>
Cost fusedCost(const Graph& graph, const Op& op) {
    Cost cost;
    cost.flops = flopsOfParts(graph, op, decompose(op.attributes));
    for (const ValueId id : {op.inputs[0], op.outputs.back()})
        cost.bytes += static_cast<double>(graph.value(id).type.shape.elements()) * sizeof(float);
    return cost;
}

const OpType rows[] = {
    {.name = "fused_product",
     .formula = "a = f(x W^T + b)",
     .help = translatable("core",
                          "Product, bias and activation in one pass while the numbers are in the cache; the same bits "
                          "as one after the other (Goodfellow et al., \"Deep Learning\", 2016, ch. 6)."),
     .onnx = "",
     .infer = inferFused<decomposeProduct>,
     .whyNoGradient = whyNoGradient,
     .cost = fusedCost<decomposeProduct>,
     .terms = fusedTerms<decomposeProduct>,
     .decompose = decomposeProduct,
     .optionalOutputs = 0b011},
    {.name = "fused_conv2d",
     .formula = "a = f(W * x + b)",
     .help = translatable("core",
                          "Convolution, bias and activation in one pass while the numbers are in the cache; the same "
                          "bits as one after the other (LeCun et al., Proc. IEEE 86, 1998)."),
     .onnx = "",
     .infer = inferFused<decomposeConv2d>,
     .whyNoGradient = whyNoGradient,
     .cost = fusedCost<decomposeConv2d>,
     .terms = fusedTerms<decomposeConv2d>,
     .decompose = decomposeConv2d,
     .optionalOutputs = 0b011},
    {.name = "fused_conv1d",
     .formula = "a = f(W * x + b)",
     .help = translatable("core",
                          "Convolution of a sequence, bias and activation in one pass; the same bits as one after the "
                          "other (Waibel et al., IEEE Trans. ASSP 37, 1989)."),
     .onnx = "",
     .infer = inferFused<decomposeConv1d>,
     .whyNoGradient = whyNoGradient,
     .cost = fusedCost<decomposeConv1d>,
     .terms = fusedTerms<decomposeConv1d>,
     .decompose = decomposeConv1d,
     .optionalOutputs = 0b011},
    {.name = "fused_max_pool_gradient",
     .formula = "dz = dy at the winner of each window where it is positive, else 0",
     .help = translatable("core",
                          "The gradients of pooling and of the relu before it in one pass; the same bits as one after "
                          "the other (Jarrett et al., ICCV 2009)."),
     .onnx = "",
     .infer = inferPoolGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = fusedCost<decomposePoolGradient>,
     .terms = fusedTerms<decomposePoolGradient>,
     .decompose = decomposePoolGradient,
     .optionalOutputs = 0b01,
     .optionalInputs = 0b1000},
};

}  // namespace

std::span<const OpType> fusedOps() {
    return rows;
}

}  // namespace glassbox
