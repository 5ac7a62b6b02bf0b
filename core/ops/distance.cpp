#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// Losses that are the mean over the elements of a function of prediction p and target t: mean_absolute_error, huber,
// binary_hinge. Inputs: prediction and target of one shape; result: one loss a sample.

constexpr double least = 1e-12, most = 1e12;
constexpr const char* absoluteName = "mean_absolute_error";
constexpr const char* huberName = "huber";
constexpr const char* hingeName = "binary_hinge";
constexpr const char* absoluteGradientName = "mean_absolute_error_gradient";
constexpr const char* huberGradientName = "huber_gradient";
constexpr const char* hingeGradientName = "binary_hinge_gradient";
constexpr const char* none = "";
constexpr const char* delta = "delta";
constexpr const char* margin = "margin";

template <const char* const& name, const char* const& constant>
Types inferLoss(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"prediction", "target"});
    check.real(0);
    check.same(0, 1);
    if (*constant != '\0') check.number(constant, least, most);
    if (!check.failed() && !inputs[0].batched)
        return makeError("op.no_batch", translatable("core", "{op} takes values with a batch axis"), {{"op", name}});
    return check.finish({batchedReal(AxisKind::Scalar, {})});
}

template <const char* const& name, const char* const& constant>
Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"dlosses", "prediction", "target"});
    check.sampleScalars(0);
    check.real(1);
    check.same(1, 2);
    if (*constant != '\0') check.number(constant, least, most);
    return check.finish({check[1]});
}

/// Where the loss depends on the distance alone, both sides have the same gradient rule.
void differentiateDistance(GradientBuilder& builder, const Op& op) {
    const ValueId dlosses = builder.outputGradient(0), prediction = op.inputs[0], target = op.inputs[1];
    if (builder.wanted(prediction))
        builder.emitGradient(prediction, op.type + "_gradient", {dlosses, prediction, target}, op.attributes);
    if (builder.wanted(target))
        builder.emitGradient(target, op.type + "_gradient", {dlosses, target, prediction}, op.attributes);
}

/// Targets of a hinge are given.
void differentiateHinge(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], op.type + "_gradient",
                             {builder.outputGradient(0), op.inputs[0], op.inputs[1]}, op.attributes);
}

/// What one element adds to the loss, what a rounding error of it is measured against, and how far its kink is.
struct ElementLoss {
    double loss, magnitude, kinkDistance;
};

template <class Function>
Terms meanTerms(const TermContext& context, Element element, const char* formula, Function function) {
    const std::int64_t size = shapeOf(context, 0).elements();
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = formula;
    terms.kinkDistance = std::numeric_limits<double>::max();
    for (std::int64_t i = 0; i < size; ++i) {
        const Factor prediction = factorOf(context, 0, element.sample, i),
                     target = factorOf(context, 1, element.sample, i);
        terms.terms.push_back({1.0, {prediction}});
        terms.terms.push_back({-1.0, {target}});
        const ElementLoss one =
            function(context.read(prediction.value, prediction.element), context.read(target.value, target.element));
        terms.reference += one.loss / static_cast<double>(size);
        terms.magnitude += one.magnitude / static_cast<double>(size);
        terms.kinkDistance = std::min(terms.kinkDistance, one.kinkDistance);
    }
    return terms;
}

Terms absoluteTerms(const TermContext& context, int /*output*/, Element element) {
    return meanTerms(context, element, "L = 1/n sum_i |p[i] - t[i]|", [](double p, double t) {
        const double distance = std::abs(p - t);
        return ElementLoss{distance, distance, distance / 2};  // both may move
    });
}

Terms huberTerms(const TermContext& context, int /*output*/, Element element) {
    const double bend = context.op.attributes.real("delta");
    Terms terms =
        meanTerms(context, element, "L = 1/n sum_i (d^2/2 if |d| < delta, else delta (|d| - delta/2)), d = p - t",
                  [bend](double p, double t) {
                      const double distance = std::abs(p - t);
                      const double loss = distance < bend ? distance * distance / 2 : bend * (distance - bend / 2);
                      return ElementLoss{loss, bend * distance, std::abs(distance - bend) / 2};
                  });
    return terms;
}

Terms hingeTerms(const TermContext& context, int /*output*/, Element element) {
    const double wanted = context.op.attributes.real("margin");
    return meanTerms(context, element, "L = 1/n sum_i max(0, margin - s[i] z[i]), s = 2t - 1",
                     [wanted](double z, double t) {
                         const double reached = (2 * t - 1) * z, excess = wanted - reached;
                         return ElementLoss{std::max(0.0, excess), wanted + std::abs(reached),
                                            std::abs(excess) / (2 * (1 + std::abs(2 * t - 1) + 2 * std::abs(z)))};
                     });
}

/// The slope of one element's loss by its prediction.
template <class Slope>
Terms slopeTerms(const TermContext& context, Element element, const char* formula, Slope slope) {
    const double p = numberOf(context, 1, element.sample, element.offset);
    const double t = numberOf(context, 2, element.sample, element.offset);
    TermSum sum(context, formula);
    sum.add(slope(p, t) / static_cast<double>(shapeOf(context, 1).elements()),
            {factorOf(context, 0, element.sample, 0)});
    return sum.finish();
}

Terms absoluteGradientTerms(const TermContext& context, int /*output*/, Element element) {
    return slopeTerms(context, element, "dp[i] = dL/n sign(p[i] - t[i])", [](double p, double t) {
        return p > t ? 1.0 : p < t ? -1.0 : 0.0;
    });
}

Terms huberGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const double bend = context.op.attributes.real("delta");
    const Factor loss = factorOf(context, 0, element.sample, 0);
    const Factor prediction = factorOf(context, 1, element.sample, element.offset);
    const Factor target = factorOf(context, 2, element.sample, element.offset);
    const double share = 1 / static_cast<double>(shapeOf(context, 1).elements());
    const double distance =
        context.read(prediction.value, prediction.element) - context.read(target.value, target.element);
    TermSum sum(context, "dp[i] = dL/n (d if |d| < delta, else delta sign(d)), d = p[i] - t[i]");
    if (std::abs(distance) < bend) {
        sum.add(share, {loss, prediction});
        sum.add(-share, {loss, target});
    } else {
        sum.add(std::copysign(bend, distance) * share, {loss});
    }
    return sum.finish();
}

Terms hingeGradientTerms(const TermContext& context, int /*output*/, Element element) {
    const double wanted = context.op.attributes.real("margin");
    return slopeTerms(context, element, "dz[i] = -dL/n s[i] if s[i] z[i] < margin, else 0, s = 2t - 1",
                      [wanted](double z, double t) { return (2 * t - 1) * z < wanted ? 1 - 2 * t : 0.0; });
}

Cost lossCost(const Graph& graph, const Op& op) {
    return {4 * inputElements(graph, op, 0) + 1, sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "mean_absolute_error",
     .formula = "L = 1/n sum_i |p[i] - t[i]|",
     .help = translatable("core",
                          "The mean distance between prediction and target (Hastie, Tibshirani, Friedman, \"The "
                          "Elements of Statistical Learning\", 2009, ch. 10.6)."),
     .onnx = "",
     .infer = inferLoss<absoluteName, none>,
     .differentiate = differentiateDistance,
     .cost = lossCost,
     .terms = absoluteTerms},
    {.name = "mean_absolute_error_gradient",
     .formula = "dp[i] = dL/n sign(p[i] - t[i])",
     .help = translatable("core",
                          "The same pull on every element, towards its target (Hastie, Tibshirani, Friedman, \"The "
                          "Elements of Statistical Learning\", 2009, ch. 10.6)."),
     .onnx = "",
     .infer = inferGradient<absoluteGradientName, none>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<3>,
     .terms = absoluteGradientTerms},
    {.name = "huber",
     .formula = "L = 1/n sum_i (d^2/2 if |d| < delta, else delta (|d| - delta/2)), d = p - t",
     .help = translatable("core",
                          "Squares for small distances, a straight line for large ones (Huber, \"Robust estimation of "
                          "a location parameter\", 1964)."),
     .onnx = "",
     .infer = inferLoss<huberName, delta>,
     .differentiate = differentiateDistance,
     .cost = lossCost,
     .terms = huberTerms},
    {.name = "huber_gradient",
     .formula = "dp[i] = dL/n (d if |d| < delta, else delta sign(d)), d = p - t",
     .help = translatable("core",
                          "The distance, but never more than delta (Huber, \"Robust estimation of a location "
                          "parameter\", 1964)."),
     .onnx = "",
     .infer = inferGradient<huberGradientName, delta>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<4>,
     .terms = huberGradientTerms},
    {.name = "binary_hinge",
     .formula = "L = 1/n sum_i max(0, margin - s[i] z[i]), s = 2t - 1",
     .help = translatable("core",
                          "How much is missing until each yes or no is on its side of the margin (Cortes and Vapnik, "
                          "\"Support-vector networks\", 1995)."),
     .onnx = "",
     .infer = inferLoss<hingeName, margin>,
     .differentiate = differentiateHinge,
     .cost = lossCost,
     .terms = hingeTerms},
    {.name = "binary_hinge_gradient",
     .formula = "dz[i] = -dL/n s[i] if s[i] z[i] < margin, else 0, s = 2t - 1",
     .help = translatable("core",
                          "Pushes what is not yet beyond the margin, and lets the rest be (Cortes and Vapnik, "
                          "\"Support-vector networks\", 1995)."),
     .onnx = "",
     .infer = inferGradient<hingeGradientName, margin>,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<4>,
     .terms = hingeGradientTerms},
};

}  // namespace

std::span<const OpType> distanceOps() {
    return rows;
}

}  // namespace glassbox
