#include "core/ops/families.h"
#include "core/ops/fused.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// Of dz and x: db and dW.
template <const char* const& weightGradient>
std::vector<FusedPart> decompose(const Attributes& attributes) {
    return {{"bias_gradient", {0}, 0, {}}, {weightGradient, {0, 1}, 1, attributes}};
}

template <const char* const& weightGradient>
Types infer(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferParts(inputs, 2, decompose<weightGradient>(attributes));
}

template <const char* const& weightGradient>
Terms terms(const TermContext& context, int output, Element element) {
    const std::vector<FusedPart> parts = decompose<weightGradient>(context.op.attributes);
    return termsOfPart(context, parts[static_cast<std::size_t>(output)], element);
}

/// Operations of both parts; both inputs are read once.
template <const char* const& weightGradient>
Cost cost(const Graph& graph, const Op& op) {
    Cost result;
    result.flops = flopsOfParts(graph, op, decompose<weightGradient>(op.attributes));
    for (const ValueId id : op.inputs)
        result.bytes += static_cast<double>(graph.value(id).type.shape.elements()) * sizeof(float);
    return result;
}

constexpr const char* image = "conv2d_weight_gradient";
constexpr const char* sequence = "conv1d_weight_gradient";

template <const char* const& weightGradient>
OpType row(std::string_view name) {
    return {
        .name = name,
        .formula = "db = sum of dz, dW = sum of dz times what the window saw",
        .help = translatable("core",
                             "The gradients of a convolution's bias and weights in one pass over dz; the bias's sum "
                             "may be added up in another order (LeCun et al., Proc. IEEE 86, 1998)."),
        .onnx = "",
        .batchUse = BatchUse::Reduces,
        .infer = infer<weightGradient>,
        .whyNoGradient = firstOrderOnly,
        .cost = cost<weightGradient>,
        .terms = terms<weightGradient>,
        .decompose = decompose<weightGradient>};
}

}  // namespace

std::span<const OpType> fusedConvolutionOps() {
    static const OpType rows[] = {row<image>("fused_conv2d_weight_gradient"),
                                  row<sequence>("fused_conv1d_weight_gradient")};
    return rows;
}

}  // namespace glassbox
