#include "core/ops/families.h"
#include "core/ops/gru.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;
using gru::gateCount;
using gru::gateOffset;

enum Outcome : int { Hidden, Gates, Recurrent, Previous };

// gru_sequence: z [T,3H], W [3H,H], perhaps bias [3H] -> hidden [T,H], gates [T,3H], recurrent [T,H], previous [T,H].

Types inferForward(std::span<const ValueType> inputs, const Attributes& attributes) {
    const bool bias = inputs.size() == 3;
    InputCheck check = bias ? InputCheck("gru_sequence", inputs, attributes, {"z", "weight", "bias"})
                            : InputCheck("gru_sequence", inputs, attributes, {"z", "weight"});
    const std::int64_t units = checkRecurrent(check, "gru_sequence", gateCount);
    if (bias) {
        check.parameter(2, 1);
        check.size(2, 0, gateCount * units, translatable("core", "gates x units"));
    }
    const ValueType states = sequenceLike(check[0], units);
    return check.finish({states, sequenceLike(check[0], gateCount * units), states, states});
}

void differentiateForward(GradientBuilder& builder, const Op& op) {
    const ValueId z = op.inputs[0], weight = op.inputs[1], dHidden = builder.outputGradient(Hidden);
    if (!dHidden.valid()) return;
    const ValueId gates = op.outputs[Gates], previous = op.outputs[Previous];
    const ValueId dz = builder.emitGradient(z, "gru_sequence_gradient",
                                            {dHidden, weight, gates, op.outputs[Recurrent], previous}, op.attributes);
    if (builder.wanted(weight)) builder.emitGradient(weight, "gru_weight_gradient", {dz, gates, previous});
    if (op.inputs.size() == 3 && builder.wanted(op.inputs[2]))
        builder.emitGradient(op.inputs[2], "gru_bias_gradient", {dz, gates});
}

/// W h[t-1] + b of a row of the weight, as a sum that may have other terms.
void addProduct(TermSum& sum, const TermContext& context, std::int64_t sample, std::int64_t time, std::int64_t row) {
    addRecurrentProduct(sum, context, Previous, sample, time, row);
    if (context.op.inputs.size() == 3) sum.add(1, {factorOf(context, 2, 0, row)});
}

Terms recurrentTerms(const TermContext& context, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, units);
    TermSum sum(context, "q[t] = sum_k W[n,k] h[t-1,k] + b[n]");
    addProduct(sum, context, element.sample, at.time, gru::Candidate * units + at.feature);
    return sum.finish();
}

Terms gateTerms(const TermContext& context, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, gateCount * units);
    TermSum sum(context, "");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    if (at.feature / units == gru::Candidate) {
        const std::int64_t unit = at.feature % units;
        sum.add(1, {resultOf(context, Gates, element.sample, gateOffset(units, at.time, gru::Reset, unit)),
                    resultOf(context, Recurrent, element.sample, at.time * units + unit)});
        Terms argument = sum.finish();
        const double result = std::tanh(argument.reference);
        return functionOf(std::move(argument), "n[t] = tanh(z[t] + r[t] q[t])", result, 1 - result * result);
    }
    addProduct(sum, context, element.sample, at.time, at.feature);
    Terms argument = sum.finish();
    const double result = sigmoidOf(argument.reference);
    return functionOf(std::move(argument), "gate[t] = sigmoid(z[t] + sum_k W[u,k] h[t-1,k] + b[u])", result,
                      result * (1 - result));
}

Terms hiddenTerms(const TermContext& context, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1], sample = element.sample;
    const StepPlace at = placeOf(element.offset, units);
    const Factor update = resultOf(context, Gates, sample, gateOffset(units, at.time, gru::Update, at.feature));
    const Factor candidate = resultOf(context, Gates, sample, gateOffset(units, at.time, gru::Candidate, at.feature));
    const Factor before = resultOf(context, Previous, sample, element.offset);
    TermSum sum(context, "h[t] = (1 - u[t]) n[t] + u[t] h[t-1] = n - u n + u h[t-1]");
    sum.add(1, {candidate});
    sum.add(-1, {update, candidate});
    sum.add(1, {update, before});
    return sum.finish();
}

Terms forwardTerms(const TermContext& context, int output, Element element) {
    switch (output) {
        case Hidden:
            return hiddenTerms(context, element);
        case Gates:
            return gateTerms(context, element);
        case Recurrent:
            return recurrentTerms(context, element);
        default:
            return previousTerms(context, element);
    }
}

Cost forwardCost(const Graph& graph, const Op& op) {
    return recurrentCost(graph, op, gateCount, 20);
}

const OpType rows[] = {
    {.name = "gru_sequence",
     .formula = "r, u = sigmoid(z + W h[t-1] + b), q = W h[t-1] + b, n = tanh(z + r q), h[t] = (1 - u) n + u h[t-1]",
     .help =
         translatable("core",
                      "Each unit blends its old state with a new one; r is applied after the product as PyTorch and "
                      "cuDNN do, while the paper applies it to h before (Cho et al., arXiv:1406.1078)."),
     .onnx = "GRU",
     .infer = inferForward,
     .differentiate = differentiateForward,
     .cost = forwardCost,
     .terms = forwardTerms},
};

}  // namespace

std::span<const OpType> gruOps() {
    return rows;
}

}  // namespace glassbox
