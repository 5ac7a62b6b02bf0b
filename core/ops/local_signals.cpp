#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr const char* noGradient = "it is a step of a learning rule that follows no gradient";

double batchShare(const TermContext& context) {
    return 1.0 / static_cast<double>(context.batch);
}

double fired(double z) {
    return z >= 0 ? 1 : 0;
}

// step: z -> a, 1 if z >= 0, else 0.

Types inferStep(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("step", inputs, attributes, {"z"});
    check.real(0);
    return check.finish({check[0]});
}

Terms stepTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 0, element.sample, element.offset);
    Terms terms = functionTerms(context, element, "a = 1 if z >= 0, else 0", fired(z), 0);
    terms.kinkDistance = std::abs(z);
    return terms;
}

// hebb_signal: y -> -y / N.

Types inferHebb(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("hebb_signal", inputs, attributes, {"y"});
    check.features(0);
    return check.finish({check[0]});
}

Terms hebbTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "d = -y / N");
    sum.add(-batchShare(context), {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

// perceptron_signal, delta_signal: z, t -> d. The target is class labels or the wanted numbers.

template <const char* const& name>
Types inferSignal(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check(name, inputs, attributes, {"z", "t"});
    check.features(0);
    if (check[1].dtype == DType::I32)
        check.labels(1);
    else
        check.same(0, 1);
    return check.finish({check[0]});
}

constexpr const char* perceptronName = "perceptron_signal";
constexpr const char* deltaName = "delta_signal";

/// Adds -t / N: a factor where targets are numbers, what the label says where they are classes.
void addTarget(TermSum& sum, const TermContext& context, Element element) {
    const ValueType& type = context.graph.value(context.op.inputs[1]).type;
    if (type.dtype != DType::I32) {
        sum.add(-batchShare(context), {factorOf(context, 1, element.sample, element.offset)});
        return;
    }
    const double label = numberOf(context, 1, element.sample, 0);
    const bool single = shapeOf(context, 0).elements() == 1;
    const double wanted = single ? label : static_cast<double>(static_cast<std::int64_t>(label) == element.offset);
    sum.add(-batchShare(context) * wanted, {});
}

Terms perceptronTerms(const TermContext& context, int /*output*/, Element element) {
    const double z = numberOf(context, 0, element.sample, element.offset);
    TermSum sum(context, "d = (step(z) - t) / N");
    sum.add(batchShare(context) * fired(z), {});
    addTarget(sum, context, element);
    Terms terms = sum.finish();
    terms.kinkDistance = std::abs(z);
    return terms;
}

Terms deltaTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "d = (z - t) / N");
    sum.add(batchShare(context), {factorOf(context, 0, element.sample, element.offset)});
    addTarget(sum, context, element);
    return sum.finish();
}

// oja_decay: y, W -> W[o,i] / N sum_n y[n,o]^2.

Types inferOja(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("oja_decay", inputs, attributes, {"y", "w"});
    check.features(0);
    check.parameter(1, 2);
    if (!check.failed()) check.size(1, 0, lastSize(check[0].shape), translatable("core", "features"));
    return check.finish({check[1]});
}

Terms ojaTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t unit = element.offset / shapeOf(context, 1)[1];
    TermSum sum(context, "d = 1/N sum_n y[n,o]^2 w[o,i]");
    for (std::int64_t n = 0; n < context.batch; ++n) {
        const Factor y = factorOf(context, 0, n, unit);
        sum.add(batchShare(context), {y, y, factorOf(context, 1, 0, element.offset)});
    }
    return sum.finish();
}

Cost ojaCost(const Graph& graph, const Op& op) {
    return {2.0 * static_cast<double>(lastSize(graph.value(op.inputs[0]).type.shape)), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "step",
     .formula = "a = 1 if z >= 0, else 0",
     .help = translatable("core",
                          "Fires or doesn't, as the first model of a neuron did (McCulloch and Pitts, Bulletin of "
                          "Mathematical Biophysics 5, 1943)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferStep,
     .whyNoGradient = "its slope is 0 everywhere but at the jump, where it has none",
     .cost = elementwiseCost<1>,
     .terms = stepTerms},
    {.name = "hebb_signal",
     .formula = "d = -y / N",
     .help = translatable("core",
                          "Hebb's rule: what fires together wires together; descent turns the sign (Hebb, \"The "
                          "organization of behavior\", 1949)."),
     .onnx = "",
     .infer = inferHebb,
     .whyNoGradient = noGradient,
     .cost = elementwiseCost<1>,
     .terms = hebbTerms},
    {.name = "perceptron_signal",
     .formula = "d = (step(z) - t) / N",
     .help = translatable("core",
                          "The perceptron rule: a unit that answers right stays, one that is wrong moves by its inputs "
                          "(Rosenblatt, Psychological Review 65, 1958)."),
     .onnx = "",
     .infer = inferSignal<perceptronName>,
     .whyNoGradient = noGradient,
     .cost = elementwiseCost<3>,
     .terms = perceptronTerms},
    {.name = "delta_signal",
     .formula = "d = (z - t) / N",
     .help = translatable("core",
                          "The delta rule: the error of the net input, the gradient of half its square (Widrow and "
                          "Hoff, IRE WESCON, 1960)."),
     .onnx = "",
     .infer = inferSignal<deltaName>,
     .whyNoGradient = noGradient,
     .cost = elementwiseCost<2>,
     .terms = deltaTerms},
    {.name = "oja_decay",
     .formula = "d = 1/N sum_n y[n,o]^2 w[o,i]",
     .help = translatable("core",
                          "What Oja's rule takes from the weights, so that their length settles at 1 (Oja, Journal of "
                          "Mathematical Biology 15, 1982)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferOja,
     .whyNoGradient = noGradient,
     .cost = ojaCost,
     .terms = ojaTerms},
};

}  // namespace

std::span<const OpType> localSignalOps() {
    return rows;
}

}  // namespace glassbox
