#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/sigmoid.h"
#include "core/ops/term_sum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

template <const char* const& name>
Types inferSame(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"z"});
    check.real(0);
    return check.finish({check[0]});
}

constexpr const char* reluName = "relu";
constexpr const char* sigmoidName = "sigmoid";
constexpr const char* tanhName = "tanh";
constexpr const char* geluName = "gelu";
constexpr const char* eluName = "elu";
constexpr const char* siluName = "silu";
constexpr const char* softplusName = "softplus";

Types inferLeakyRelu(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("leaky_relu", inputs, attributes, {"z"});
    check.real(0);
    check.number("slope", 0, 1);
    return check.finish({check[0]});
}

/// Emits "<op>_gradient" of dy and the op's result.
void differentiateByResult(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], op.type + "_gradient", {builder.outputGradient(0), op.outputs[0]},
                             op.attributes);
}

/// Emits "<op>_gradient" of dy and the op's input.
void differentiateByInput(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], op.type + "_gradient", {builder.outputGradient(0), op.inputs[0]},
                             op.attributes);
}

/// max(0, z) or z > 0 ? z : slope z: a sum of one term, z times the slope of its branch.
Terms branchTerms(const TermContext& context, Element element, const char* formula, double slope) {
    const double z = numberOf(context, 0, element.sample, element.offset);
    TermSum sum(context, formula);
    sum.add(z > 0 || std::isnan(z) ? 1.0 : slope, {factorOf(context, 0, element.sample, element.offset)});
    Terms terms = sum.finish();
    terms.form = TermForm::Function;
    terms.winner = z > 0 ? 0 : -1;
    terms.kinkDistance = std::abs(z);
    return terms;
}

Terms reluTerms(const TermContext& context, int /*output*/, Element element) {
    return branchTerms(context, element, "a = max(0, z)", 0.0);
}

Terms leakyReluTerms(const TermContext& context, int /*output*/, Element element) {
    return branchTerms(context, element, "a = z if z > 0, else slope z", context.op.attributes.real("slope"));
}

Terms sigmoidTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 0, element.sample, element.offset);
    return functionTerms(context, element, "a = 1 / (1 + exp(-z))", sigmoidOf(z), sigmoidOf(z) * sigmoidOf(-z));
}

Terms tanhTerms(const TermContext& context, int /*output*/, Element element) {
    const double result = std::tanh(numberOf(context, 0, element.sample, element.offset));
    return functionTerms(context, element, "a = tanh(z)", result, 1 - result * result);
}

Terms geluTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 0, element.sample, element.offset);
    const double result = 0.5 * z * std::erfc(-z / std::numbers::sqrt2);
    Terms terms = functionTerms(context, element, "a = z/2 (1 + erf(z / sqrt 2))", result, 0);
    terms.magnitude = 0.5 * std::abs(z) * (1 + std::abs(std::erf(z / std::numbers::sqrt2)));
    return terms;
}

Terms eluTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 0, element.sample, element.offset);
    Terms terms = functionTerms(context, element, "a = z if z > 0, else exp(z) - 1", z > 0 ? z : std::expm1(z),
                                z > 0 ? 1 : std::exp(z));
    terms.kinkDistance = std::abs(z);  // the slope is smooth there, but its own slope is not
    return terms;
}

Terms siluTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 0, element.sample, element.offset), share = sigmoidOf(z);
    return functionTerms(context, element, "a = z / (1 + exp(-z))", z * share,
                         share + std::abs(z) * sigmoidOf(-z) * share);
}

Terms softplusTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 0, element.sample, element.offset);
    const double result = std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
    return functionTerms(context, element, "a = log(1 + exp(z))", result, sigmoidOf(z));
}

const OpType rows[] = {
    {.name = "relu",
     .formula = "a = max(0, z)",
     .help =
         translatable("core", "Lets positive numbers through and stops negative ones (Nair and Hinton, ICML 2010)."),
     .onnx = "Relu",
     .elementwise = true,
     .infer = inferSame<reluName>,
     .differentiate = differentiateByResult,
     .cost = elementwiseCost<1>,
     .terms = reluTerms},
    {.name = "leaky_relu",
     .formula = "a = z if z > 0, else slope z",
     .help = translatable("core",
                          "Like relu, but lets a small part of negative numbers through, so that no unit dies (Maas et "
                          "al., ICML 2013)."),
     .onnx = "LeakyRelu",
     .elementwise = true,
     .infer = inferLeakyRelu,
     .differentiate = differentiateByResult,
     .cost = elementwiseCost<2>,
     .terms = leakyReluTerms},
    {.name = "sigmoid",
     .formula = "a = 1 / (1 + exp(-z))",
     .help = translatable("core",
                          "Squeezes any number into 0 to 1 (Goodfellow et al., \"Deep Learning\", 2016, ch. 3.10)."),
     .onnx = "Sigmoid",
     .elementwise = true,
     .infer = inferSame<sigmoidName>,
     .differentiate = differentiateByResult,
     .cost = elementwiseCost<4>,
     .terms = sigmoidTerms},
    {.name = "tanh",
     .formula = "a = tanh(z)",
     .help = translatable("core",
                          "Squeezes any number into -1 to 1, zero staying zero (LeCun et al., \"Efficient BackProp\", "
                          "1998)."),
     .onnx = "Tanh",
     .elementwise = true,
     .infer = inferSame<tanhName>,
     .differentiate = differentiateByResult,
     .cost = elementwiseCost<1>,
     .terms = tanhTerms},
    {.name = "gelu",
     .formula = "a = z/2 (1 + erf(z / sqrt 2))",
     .help = translatable("core",
                          "A smooth relu: z times the chance that a normal random number is below z (Hendrycks and "
                          "Gimpel, arXiv:1606.08415)."),
     .onnx = "Gelu",
     .elementwise = true,
     .infer = inferSame<geluName>,
     .differentiate = differentiateByInput,
     .cost = elementwiseCost<5>,
     .terms = geluTerms},
    {.name = "elu",
     .formula = "a = z if z > 0, else exp(z) - 1",
     .help = translatable("core",
                          "Like relu, but negative numbers bend smoothly towards -1, so that the mean stays near zero "
                          "(Clevert et al., arXiv:1511.07289)."),
     .onnx = "Elu",
     .elementwise = true,
     .infer = inferSame<eluName>,
     .differentiate = differentiateByResult,
     .cost = elementwiseCost<2>,
     .terms = eluTerms},
    {.name = "silu",
     .formula = "a = z / (1 + exp(-z))",
     .help = translatable("core",
                          "A smooth relu: z times its own sigmoid, also called swish (Elfwing et al., "
                          "arXiv:1702.03118)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferSame<siluName>,
     .differentiate = differentiateByInput,
     .cost = elementwiseCost<5>,
     .terms = siluTerms},
    {.name = "softplus",
     .formula = "a = log(1 + exp(z))",
     .help = translatable("core",
                          "A relu with a round corner: always positive, its slope is the sigmoid (Dugas et al., NIPS "
                          "2000)."),
     .onnx = "Softplus",
     .elementwise = true,
     .infer = inferSame<softplusName>,
     .differentiate = differentiateByInput,
     .cost = elementwiseCost<3>,
     .terms = softplusTerms},
};

}  // namespace

std::span<const OpType> activationOps() {
    return rows;
}

}  // namespace glassbox
