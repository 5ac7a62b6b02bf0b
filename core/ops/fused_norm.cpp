#include "core/ops/families.h"
#include "core/ops/fused.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr const char* whyNoGradient = "fusing follows differentiation: its parts have been differentiated";

/// Of x, mean, variance, weight, bias: y, relu(y).
std::vector<FusedPart> decomposeNormalize(const Attributes& attributes) {
    return {{"normalize", {0, 1, 2, 3, 4}, 0, attributes}, {"relu", {-1}, 1, {}}};
}

/// The same with an addend: y, y + addend, relu of that.
std::vector<FusedPart> decomposeNormalizeAdd(const Attributes& attributes) {
    return {{"normalize", {0, 1, 2, 3, 4}, 0, attributes}, {"add", {-1, 5}, 1, {}}, {"relu", {-2}, 2, {}}};
}

/// Of da, x, mean, variance, weight, bias, a: dy, dweight, dbias. Weight and bias tell where y was positive, so that a
/// is read only where dy is wanted.
std::vector<FusedPart> decomposeSums(const Attributes& attributes) {
    return {{"relu_gradient", {0, 6}, 0, {}},
            {"normalize_sums", {-1, 1, 2, 3}, 1, attributes},
            {"bias_gradient", {-1}, 2, {}}};
}

/// Of da, x, mean, variance, weight, dweight, dbias, dy, bias: dx. The terms take dy; the kernel makes it of da again.
std::vector<FusedPart> decomposeGradient(const Attributes& attributes) {
    return {{"batch_normalize_gradient", {7, 1, 2, 3, 4, 5, 6}, 0, attributes}};
}

/// Of p, q, a: the gradient behind a shortcut, p + q, and the same behind the relu that made a.
std::vector<FusedPart> decomposeAddReluGradient(const Attributes& /*attributes*/) {
    return {{"add", {0, 1}, 0, {}}, {"relu_gradient", {-1, 2}, 1, {}}};
}

using Decompose = std::vector<FusedPart> (*)(const Attributes&);

template <Decompose decompose, std::size_t inputCount>
Types infer(std::span<const ValueType> inputs, const Attributes& attributes) {
    return inferParts(inputs, inputCount, decompose(attributes));
}

template <Decompose decompose>
Terms terms(const TermContext& context, int output, Element element) {
    return termsOfPart(context, decompose(context.op.attributes)[static_cast<std::size_t>(output)], element);
}

/// Operations of all parts; `streams` values as large as the first input pass through memory.
template <Decompose decompose, int streams>
Cost cost(const Graph& graph, const Op& op) {
    const auto elements = static_cast<double>(graph.value(op.inputs[0]).type.shape.elements());
    return {flopsOfParts(graph, op, decompose(op.attributes)), streams * elements * sizeof(float)};
}

const OpType rows[] = {
    {.name = "fused_normalize",
     .formula = "a = max(0, w (x - mean) / sqrt(var + eps) + b)",
     .help =
         translatable("core",
                      "Normalisation and relu in one pass; the same bits as one after the other (Ioffe and Szegedy, "
                      "arXiv:1502.03167)."),
     .onnx = "",
     .infer = infer<decomposeNormalize, 5>,
     .whyNoGradient = whyNoGradient,
     .cost = cost<decomposeNormalize, 2>,
     .terms = terms<decomposeNormalize>,
     .decompose = decomposeNormalize,
     .optionalOutputs = 0b01},
    {.name = "fused_normalize_add",
     .formula = "a = max(0, w (x - mean) / sqrt(var + eps) + b + s)",
     .help = translatable("core",
                          "Normalisation, the sum with a shortcut and relu in one pass; the same bits as one after the "
                          "other (He et al., CVPR 2016)."),
     .onnx = "",
     .infer = infer<decomposeNormalizeAdd, 6>,
     .whyNoGradient = whyNoGradient,
     .cost = cost<decomposeNormalizeAdd, 3>,
     .terms = terms<decomposeNormalizeAdd>,
     .decompose = decomposeNormalizeAdd,
     .optionalOutputs = 0b011},
    {.name = "fused_normalize_sums",
     .formula = "dw[c] = sum_n dy[n,c] (x[n,c] - mean[c]) / sqrt(var[c] + eps);  db[c] = sum_n dy[n,c], dy behind relu",
     .help = translatable("core",
                          "The gradients of a relu and of a channel's scale and shift before it in one pass; the same "
                          "bits as one after the other (Ioffe and Szegedy, arXiv:1502.03167, section 3)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .byPieces = true,
     .infer = infer<decomposeSums, 7>,
     .whyNoGradient = firstOrderOnly,
     .cost = cost<decomposeSums, 2>,
     .terms = terms<decomposeSums>,
     .decompose = decomposeSums,
     .optionalOutputs = 0b001,
     .optionalInputs = 0b1000000},
    {.name = "fused_batch_normalize_gradient",
     .formula = "dx = w / s (dy - db / M - (x - mean) / s dw / M), s = sqrt(var + eps), dy behind relu",
     .help = translatable("core",
                          "The gradient through a relu and a normalisation before it in one pass; the same bits as one "
                          "after the other (Ioffe and Szegedy, arXiv:1502.03167, section 3)."),
     .onnx = "",
     .elementwise = true,
     .infer = infer<decomposeGradient, 9>,
     .whyNoGradient = firstOrderOnly,
     .cost = cost<decomposeGradient, 3>,
     .terms = terms<decomposeGradient>,
     .decompose = decomposeGradient,
     .optionalInputs = 0b010000000},
    {.name = "fused_add_relu_gradient",
     .formula = "dz = p + q if a > 0, else 0",
     .help =
         translatable("core",
                      "The sum of what comes back through a block and its shortcut, behind a relu, in one pass; the "
                      "same bits as one after the other (He et al., CVPR 2016)."),
     .onnx = "",
     .elementwise = true,
     .infer = infer<decomposeAddReluGradient, 3>,
     .whyNoGradient = firstOrderOnly,
     .cost = cost<decomposeAddReluGradient, 4>,
     .terms = terms<decomposeAddReluGradient>,
     .decompose = decomposeAddReluGradient,
     .optionalOutputs = 0b01},
};

}  // namespace

std::span<const OpType> fusedNormOps() {
    return rows;
}

}  // namespace glassbox
