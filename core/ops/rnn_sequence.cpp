#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/recurrent.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

void checkActivation(InputCheck& check, std::string_view op, const Attributes& attributes) {
    if (check.failed()) return;
    const std::string activation = attributes.has("activation") ? attributes.text("activation") : "";
    if (activation != "tanh" && activation != "relu")
        check.fail(makeError("op.rnn_activation",
                             translatable("core", "{op}: the activation is tanh or relu, not \"{activation}\""),
                             {{"op", std::string(op)}, {"activation", activation}}));
}

bool isRelu(const TermContext& context) {
    return context.op.attributes.text("activation") == "relu";
}

// rnn_sequence: z [T,H], W [H,H] -> hidden [T,H], previous [T,H].

Types inferForward(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("rnn_sequence", inputs, attributes, {"z", "weight"});
    const std::int64_t units = checkRecurrent(check, "rnn_sequence", 1);
    checkActivation(check, "rnn_sequence", attributes);
    const ValueType states = sequenceLike(check[0], units);
    return check.finish({states, states});
}

void differentiateForward(GradientBuilder& builder, const Op& op) {
    const ValueId z = op.inputs[0], weight = op.inputs[1], dHidden = builder.outputGradient(0);
    if (!dHidden.valid()) return;
    const ValueId dz =
        builder.emitGradient(z, "rnn_sequence_gradient", {dHidden, weight, op.outputs[0]}, op.attributes);
    if (builder.wanted(weight)) builder.emitGradient(weight, "product_weight_gradient", {dz, op.outputs[1]});
}

Terms hiddenTerms(const TermContext& context, Element element) {
    const StepPlace at = placeOf(element.offset, shapeOf(context, 1)[1]);
    TermSum sum(context, "");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    addRecurrentProduct(sum, context, 1, element.sample, at.time, at.feature);
    Terms argument = sum.finish();
    const double z = argument.reference;
    if (!isRelu(context)) {
        const double result = std::tanh(z);
        return functionOf(std::move(argument), "h[t] = tanh(z[t] + sum_k W[u,k] h[t-1,k])", result,
                          1 - result * result);
    }
    Terms terms = functionOf(std::move(argument), "h[t] = max(0, z[t] + sum_k W[u,k] h[t-1,k])", z > 0 ? z : 0, 1);
    terms.kinkDistance = std::abs(z);
    return terms;
}

Terms forwardTerms(const TermContext& context, int output, Element element) {
    return output == 0 ? hiddenTerms(context, element) : previousTerms(context, element);
}

Cost forwardCost(const Graph& graph, const Op& op) {
    return recurrentCost(graph, op, 1, 2);
}

// rnn_sequence_gradient: dhidden [T,H], W [H,H], hidden [T,H] -> dz [T,H].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("rnn_sequence_gradient", inputs, attributes, {"dhidden", "weight", "hidden"});
    const std::int64_t units = checkRecurrent(check, "rnn_sequence_gradient", 1);
    checkStates(check, "rnn_sequence_gradient", 2, units);
    checkActivation(check, "rnn_sequence_gradient", attributes);
    return check.finish({check[0]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, units);
    const double hidden = numberOf(context, 2, element.sample, element.offset);
    const Coefficient slope =
        isRelu(context) ? Coefficient{}.times(hidden > 0 ? 1 : 0) : Coefficient{}.timesTanhSlope(hidden);
    GradientSum sum(context, "dz[t] = f'(z) (dh[t] + sum_k W[k,u] dz[t+1,k])");
    sum.add(slope, {factorOf(context, 0, element.sample, element.offset)});
    const std::int64_t after = stepOrder(context, 0).after(at.time);
    for (std::int64_t k = 0; after >= 0 && k < units; ++k)
        sum.add(slope, {factorOf(context, 1, 0, k * units + at.feature),
                        resultOf(context, 0, element.sample, after * units + k)});
    return sum.finish();
}

Cost gradientCost(const Graph& graph, const Op& op) {
    return recurrentCost(graph, op, 1, 4);
}

const OpType rows[] = {
    {.name = "rnn_sequence",
     .formula = "h[t] = f(z[t] + W h[t-1]), h[-1] = 0",
     .help = translatable("core",
                          "One time step after the other, each unit adds what came in to what all units said a step "
                          "before (Elman, Cognitive Science 14, 1990)."),
     .onnx = "RNN",
     .infer = inferForward,
     .differentiate = differentiateForward,
     .cost = forwardCost,
     .terms = forwardTerms,
     .secondResult = "previous"},
    {.name = "rnn_sequence_gradient",
     .formula = "dz[t] = f'(z[t]) (dh[t] + W^T dz[t+1])",
     .help = translatable("core",
                          "Goes back through time: each step's gradient comes from its own output and from the step "
                          "after (Werbos, Proc. IEEE 78, 1990)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = gradientCost,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> rnnOps() {
    return rows;
}

}  // namespace glassbox
