#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/sigmoid.h"
#include "core/ops/term_sum.h"

#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr const char* reluName = "relu_gradient";
constexpr const char* sigmoidName = "sigmoid_gradient";
constexpr const char* tanhName = "tanh_gradient";
constexpr const char* geluName = "gelu_gradient";
constexpr const char* eluName = "elu_gradient";
constexpr const char* siluName = "silu_gradient";
constexpr const char* softplusName = "softplus_gradient";

template <const char* const& name>
Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"dy", "saved"});
    check.real(0);
    check.same(0, 1);
    return check.finish({check[0]});
}

Types inferLeakyRelu(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("leaky_relu_gradient", inputs, attributes, {"dy", "saved"});
    check.real(0);
    check.same(0, 1);
    check.number("slope", 0, 1);
    return check.finish({check[0]});
}

/// dy times the slope of the branch that the result is on.
Terms branchTerms(const TermContext& context, Element element, const char* formula, double slope) {
    const double result = numberOf(context, 1, element.sample, element.offset);
    TermSum sum(context, formula);
    sum.add(result > 0 ? 1.0 : slope, {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

Terms reluTerms(const TermContext& context, int /*output*/, Element element) {
    return branchTerms(context, element, "dz = dy if a > 0, else 0", 0.0);
}

Terms leakyReluTerms(const TermContext& context, int /*output*/, Element element) {
    return branchTerms(context, element, "dz = dy if a > 0, else slope dy", context.op.attributes.real("slope"));
}

Terms sigmoidTerms(const TermContext& context, int /*output*/, Element element) {
    const Factor dy = factorOf(context, 0, element.sample, element.offset);
    const Factor a = factorOf(context, 1, element.sample, element.offset);
    TermSum sum(context, "dz = dy a (1 - a) = dy a - dy a a");
    sum.add(1, {dy, a});
    sum.add(-1, {dy, a, a});
    return sum.finish();
}

Terms tanhTerms(const TermContext& context, int /*output*/, Element element) {
    const Factor dy = factorOf(context, 0, element.sample, element.offset);
    const Factor a = factorOf(context, 1, element.sample, element.offset);
    TermSum sum(context, "dz = dy (1 - a^2) = dy - dy a a");
    sum.add(1, {dy});
    sum.add(-1, {dy, a, a});
    return sum.finish();
}

Terms geluTerms(const TermContext& context, int /*output*/, Element element) {
    const Factor dy = factorOf(context, 0, element.sample, element.offset);
    const Factor argument = factorOf(context, 1, element.sample, element.offset);
    const double z = context.read(argument.value, argument.element);
    const double below = 0.5 * std::erfc(-z / std::numbers::sqrt2);
    const double density = std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi);
    TermSum sum(context, "dz = dy (P(z) + z p(z)), P and p the normal distribution and its density");
    sum.add(below, {dy});
    sum.add(density, {dy, argument});
    Terms terms = sum.finish();
    terms.magnitude += std::abs(context.read(dy.value, dy.element)) * 0.5;  // P(z) = 1/2 + erf(z / sqrt 2) / 2
    return terms;
}

Terms eluTerms(const TermContext& context, int /*output*/, Element element) {
    const Factor dy = factorOf(context, 0, element.sample, element.offset);
    const Factor a = factorOf(context, 1, element.sample, element.offset);
    TermSum sum(context, "dz = dy if a > 0, else dy (a + 1) = dy a + dy");
    sum.add(1, {dy});
    if (!(context.read(a.value, a.element) > 0)) sum.add(1, {dy, a});
    return sum.finish();
}

Terms siluTerms(const TermContext& context, int /*output*/, Element element) {
    const Factor dy = factorOf(context, 0, element.sample, element.offset);
    const Factor argument = factorOf(context, 1, element.sample, element.offset);
    const double z = context.read(argument.value, argument.element), share = sigmoidOf(z);
    TermSum sum(context, "dz = dy (s(z) + z s(z) s(-z)), s the sigmoid");
    sum.add(share, {dy});
    sum.add(share * sigmoidOf(-z), {dy, argument});
    Terms terms = sum.finish();
    terms.magnitude *= 1 + std::abs(z);  // a last place of z moves the sigmoid by z of its own
    return terms;
}

Terms softplusTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 1, element.sample, element.offset);
    TermSum sum(context, "dz = dy / (1 + exp(-z))");
    sum.add(sigmoidOf(z), {factorOf(context, 0, element.sample, element.offset)});
    Terms terms = sum.finish();
    terms.magnitude *= 1 + std::abs(z);
    return terms;
}

const OpType rows[] = {
    {.name = "relu_gradient",
     .formula = "dz = dy if a > 0, else 0",
     .help = translatable("core",
                          "Lets the gradient through where relu let the number through (Nair and Hinton, ICML 2010)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient<reluName>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<1>,
     .terms = reluTerms},
    {.name = "leaky_relu_gradient",
     .formula = "dz = dy if a > 0, else slope dy",
     .help = translatable("core",
                          "Lets the gradient through where the number was positive, and a small part of it elsewhere "
                          "(Maas et al., ICML 2013)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferLeakyRelu,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<2>,
     .terms = leakyReluTerms},
    {.name = "sigmoid_gradient",
     .formula = "dz = dy a (1 - a)",
     .help = translatable("core",
                          "The sigmoid's slope from its own result: largest at one half, nearly nothing near 0 and 1 "
                          "(Rumelhart et al., Nature 323, 1986)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient<sigmoidName>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<3>,
     .terms = sigmoidTerms},
    {.name = "tanh_gradient",
     .formula = "dz = dy (1 - a^2)",
     .help = translatable("core",
                          "The slope of tanh from its own result: one at zero, nearly nothing near -1 and 1 (LeCun et "
                          "al., \"Efficient BackProp\", 1998)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient<tanhName>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<3>,
     .terms = tanhTerms},
    {.name = "gelu_gradient",
     .formula = "dz = dy (P(z) + z p(z)), P and p the normal distribution and its density",
     .help =
         translatable("core", "The slope of gelu, computed from its input (Hendrycks and Gimpel, arXiv:1606.08415)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient<geluName>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<11>,
     .terms = geluTerms},
    {.name = "elu_gradient",
     .formula = "dz = dy if a > 0, else dy (a + 1)",
     .help = translatable("core",
                          "The slope of elu from its own result: one for positive numbers, fading for negative ones "
                          "(Clevert et al., arXiv:1511.07289)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient<eluName>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<2>,
     .terms = eluTerms},
    {.name = "silu_gradient",
     .formula = "dz = dy (s(z) + z s(z) s(-z)), s the sigmoid",
     .help = translatable("core", "The slope of silu, computed from its input (Elfwing et al., arXiv:1702.03118)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient<siluName>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<9>,
     .terms = siluTerms},
    {.name = "softplus_gradient",
     .formula = "dz = dy / (1 + exp(-z))",
     .help = translatable("core", "The slope of softplus is the sigmoid of its input (Dugas et al., NIPS 2000)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient<softplusName>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<5>,
     .terms = softplusTerms},
};

}  // namespace

std::span<const OpType> activationGradientOps() {
    return rows;
}

}  // namespace glassbox
