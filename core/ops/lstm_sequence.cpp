#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/recurrent.h"

#include <cmath>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

constexpr std::int64_t gateCount = 4;
enum Gate : std::int64_t { Input, Forget, Candidate, Output };
enum Outcome : int { Hidden, Cell, Gates, Previous };

// lstm_sequence: z [T,4H], W [4H,H] -> hidden [T,H], cell [T,H], gates [T,4H], previous [T,H].

Types inferForward(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("lstm_sequence", inputs, attributes, {"z", "weight"});
    const std::int64_t units = checkRecurrent(check, "lstm_sequence", gateCount);
    const ValueType states = sequenceLike(check[0], units);
    return check.finish({states, states, sequenceLike(check[0], gateCount * units), states});
}

void differentiateForward(GradientBuilder& builder, const Op& op) {
    const ValueId z = op.inputs[0], weight = op.inputs[1], dHidden = builder.outputGradient(Hidden);
    if (!dHidden.valid()) return;
    const ValueId dz = builder.emitGradient(z, "lstm_sequence_gradient",
                                            {dHidden, weight, op.outputs[Gates], op.outputs[Cell]}, op.attributes);
    if (builder.wanted(weight)) builder.emitGradient(weight, "product_weight_gradient", {dz, op.outputs[Previous]});
}

Terms gateTerms(const TermContext& context, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, gateCount * units);
    TermSum sum(context, "");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    addRecurrentProduct(sum, context, Previous, element.sample, at.time, at.feature);
    Terms argument = sum.finish();
    if (at.feature / units == Candidate) {
        const double result = std::tanh(argument.reference);
        return functionOf(std::move(argument), "g[t] = tanh(z[t] + sum_k W[u,k] h[t-1,k])", result,
                          1 - result * result);
    }
    const double result = sigmoidOf(argument.reference);
    return functionOf(std::move(argument), "gate[t] = sigmoid(z[t] + sum_k W[u,k] h[t-1,k])", result,
                      result * (1 - result));
}

/// Place of a gate of a unit in `gates` and z.
std::int64_t gateOffset(std::int64_t units, std::int64_t time, Gate gate, std::int64_t unit) {
    return (time * gateCount + gate) * units + unit;
}

Terms cellTerms(const TermContext& context, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1], sample = element.sample;
    const StepPlace at = placeOf(element.offset, units);
    const auto gate = [&](Gate which) {
        return resultOf(context, Gates, sample, gateOffset(units, at.time, which, at.feature));
    };
    const std::int64_t before = stepOrder(context, 0).before(at.time);
    TermSum sum(context, "c[t] = f[t] c[t-1] + i[t] g[t]");
    if (before >= 0) sum.add(1, {gate(Forget), resultOf(context, Cell, sample, before * units + at.feature)});
    sum.add(1, {gate(Input), gate(Candidate)});
    return sum.finish();
}

Terms hiddenTerms(const TermContext& context, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, units);
    const Factor output = resultOf(context, Gates, element.sample, gateOffset(units, at.time, Output, at.feature));
    const Factor cell = resultOf(context, Cell, element.sample, element.offset);
    const double o = context.read(output.value, output.element), c = context.read(cell.value, cell.element);
    const double squashed = std::tanh(c);
    Terms terms;
    terms.form = TermForm::Function;
    terms.terms.push_back({1.0, {output, cell}});
    terms.formula = "h[t] = o[t] tanh(c[t])";
    terms.reference = o * squashed;
    terms.magnitude = std::abs(o * squashed) + std::abs(o * c * (1 - squashed * squashed));
    return terms;
}

Terms forwardTerms(const TermContext& context, int output, Element element) {
    switch (output) {
        case Hidden:
            return hiddenTerms(context, element);
        case Cell:
            return cellTerms(context, element);
        case Gates:
            return gateTerms(context, element);
        default:
            return previousTerms(context, element);
    }
}

Cost forwardCost(const Graph& graph, const Op& op) {
    return recurrentCost(graph, op, gateCount, 22);
}

// lstm_sequence_gradient: dhidden [T,H], W [4H,H], gates [T,4H], cell [T,H] -> dz [T,4H].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("lstm_sequence_gradient", inputs, attributes, {"dhidden", "weight", "gates", "cell"});
    check.parameter(1, 2);
    check.integer(reverseAttribute, 0);
    if (check.failed()) return check.error();
    const std::int64_t units = check[1].shape[1];
    check.size(1, 0, gateCount * units, translatable("core", "gates x units"));
    checkStates(check, "lstm_sequence_gradient", 0, units);
    checkStates(check, "lstm_sequence_gradient", 2, gateCount * units);
    checkStates(check, "lstm_sequence_gradient", 3, units);
    return check.finish({sequenceLike(check[0], gateCount * units)});
}

/// What one unit of one sample did, read from the saved gates and cells.
struct Unit {
    const TermContext& context;
    std::int64_t sample, unit, units;
    StepOrder order;

    double gate(std::int64_t time, Gate which) const {
        return numberOf(context, 2, sample, gateOffset(units, time, which, unit));
    }
    double cell(std::int64_t time) const { return time < 0 ? 0 : numberOf(context, 3, sample, time * units + unit); }
    double squashed(std::int64_t time) const { return std::tanh(cell(time)); }

    /// Adds coefficient x dh[time], the gradient by the hidden state: from outside and from the step after.
    void addHidden(GradientSum& sum, const Coefficient& coefficient, std::int64_t time) const {
        sum.add(coefficient, {factorOf(context, 0, sample, time * units + unit)});
        const std::int64_t after = order.after(time), rows = gateCount * units;
        for (std::int64_t k = 0; after >= 0 && k < rows; ++k)
            sum.add(coefficient,
                    {factorOf(context, 1, 0, k * units + unit), resultOf(context, 0, sample, after * rows + k)});
    }
};

/// The gradient by the cell reaches back from every later step through the forget gates between.
Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, gateCount * units);
    const Unit unit{context, element.sample, at.feature % units, units, stepOrder(context, 0)};
    const auto which = static_cast<Gate>(at.feature / units);
    GradientSum sum(context,
                    "dz[t] = slope of the gate x what it multiplied x dc[t] (o: dh[t] tanh c[t]), dc[t] = dh[t] "
                    "o[t] (1 - tanh^2 c[t]) + f[t+1] dc[t+1], dh[t] from outside + W^T dz[t+1]");
    const double gate = unit.gate(at.time, which);
    if (which == Output) {
        unit.addHidden(sum, Coefficient{}.timesSigmoidSlope(gate).times(unit.squashed(at.time)), at.time);
        return sum.finish();
    }
    const double partner = which == Input    ? unit.gate(at.time, Candidate)
                           : which == Forget ? unit.cell(unit.order.before(at.time))
                                             : unit.gate(at.time, Input);
    Coefficient carry = which == Candidate ? Coefficient{}.timesTanhSlope(gate) : Coefficient{}.timesSigmoidSlope(gate);
    carry = carry.times(partner);
    for (std::int64_t time = at.time; time >= 0; time = unit.order.after(time)) {
        if (time != at.time) carry = carry.times(unit.gate(time, Forget));
        unit.addHidden(sum, carry.times(unit.gate(time, Output)).timesTanhSlope(unit.squashed(time)), time);
    }
    return sum.finish();
}

Cost gradientCost(const Graph& graph, const Op& op) {
    return recurrentCost(graph, op, gateCount, 28);
}

const OpType rows[] = {
    {.name = "lstm_sequence",
     .formula = "i, f, o = sigmoid(z + W h[t-1]), g = tanh(z + W h[t-1]), c[t] = f c[t-1] + i g, h[t] = o tanh(c[t])",
     .help =
         translatable("core",
                      "Each unit keeps a cell that gates write, forget and read (Hochreiter and Schmidhuber, Neural "
                      "Computation 9, 1997; forget gates: Gers et al., Neural Computation 12, 2000)."),
     .onnx = "LSTM",
     .infer = inferForward,
     .differentiate = differentiateForward,
     .cost = forwardCost,
     .terms = forwardTerms},
    {.name = "lstm_sequence_gradient",
     .formula = "dc[t] = dh[t] o (1 - tanh^2 c[t]) + f[t+1] dc[t+1], dz = gate slopes x dc and dh",
     .help = translatable("core",
                          "Goes back through time: the cell carries the gradient on, times the forget gate (Gers et "
                          "al., Neural Computation 12, 2000; in full as Graves and Schmidhuber, Neural Networks 18, "
                          "2005)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = gradientCost,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> lstmOps() {
    return rows;
}

}  // namespace glassbox
