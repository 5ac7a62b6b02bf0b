#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/gru.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;
using gru::gateCount;
using gru::gateOffset;

// gru_sequence_gradient: dhidden [T,H], W [3H,H], gates [T,3H], recurrent [T,H], previous [T,H] -> dz [T,3H].

Types inferSequence(std::span<const ValueType> inputs, const Attributes& attributes) {
    constexpr std::string_view op = "gru_sequence_gradient";
    InputCheck check(op, inputs, attributes, {"dhidden", "weight", "gates", "recurrent", "previous"});
    check.parameter(1, 2);
    check.integer(reverseAttribute, 0);
    if (check.failed()) return check.error();
    const std::int64_t units = check[1].shape[1];
    check.size(1, 0, gateCount * units, translatable("core", "gates x units"));
    checkStates(check, op, 0, units);
    checkStates(check, op, 2, gateCount * units);
    checkStates(check, op, 3, units);
    checkStates(check, op, 4, units);
    return check.finish({sequenceLike(check[0], gateCount * units)});
}

/// What one unit of one sample did, read from the saved gates and states.
struct Unit {
    const TermContext& context;
    std::int64_t sample, unit, units;
    StepOrder order;

    double gate(std::int64_t time, gru::Gate which) const {
        return numberOf(context, 2, sample, gateOffset(units, time, which, unit));
    }
    double recurrent(std::int64_t time) const { return numberOf(context, 3, sample, time * units + unit); }
    double previous(std::int64_t time) const { return numberOf(context, 4, sample, time * units + unit); }

    /// Adds coefficient x what reaches the hidden state from outside and through the product of the step after.
    void addHidden(GradientSum& sum, const Coefficient& coefficient, std::int64_t time) const {
        sum.add(coefficient, {factorOf(context, 0, sample, time * units + unit)});
        const std::int64_t after = order.after(time), rows = gateCount * units;
        for (std::int64_t k = 0; after >= 0 && k < rows; ++k) {
            const Factor weight = factorOf(context, 1, 0, k * units + unit);
            const Factor dz = resultOf(context, 0, sample, after * rows + k);
            if (k < gru::Candidate * units)
                sum.add(coefficient, {weight, dz});
            else
                sum.add(coefficient,
                        {weight, dz, factorOf(context, 2, sample, after * rows + k - gru::Candidate * units)});
        }
    }

    /// What a gate's dz has of dh[time].
    Coefficient share(gru::Gate which, std::int64_t time) const {
        const double update = gate(time, gru::Update), candidate = gate(time, gru::Candidate);
        if (which == gru::Update)
            return Coefficient{}.timesDifference(previous(time), candidate).timesSigmoidSlope(update);
        const Coefficient throughCandidate = Coefficient{}.timesRest(update).timesTanhSlope(candidate);
        if (which == gru::Candidate) return throughCandidate;
        return throughCandidate.times(recurrent(time)).timesSigmoidSlope(gate(time, gru::Reset));
    }
};

/// The gradient by the hidden state reaches back from every later step through the update gates between.
Terms sequenceTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, gateCount * units);
    const Unit unit{context, element.sample, at.feature % units, units, stepOrder(context, 0)};
    GradientSum sum(
        context,
        "dz[t] = slope of the gate x what it multiplied x dh[t], dh[t] from outside + u[t+1] dh[t+1] + W_r^T "
        "dz_r[t+1] + W_u^T dz_u[t+1] + W_n^T (r dz_n)[t+1]");
    Coefficient carry = unit.share(static_cast<gru::Gate>(at.feature / units), at.time);
    for (std::int64_t time = at.time; time >= 0; time = unit.order.after(time)) {
        if (time != at.time) carry = carry.times(unit.gate(time, gru::Update));
        unit.addHidden(sum, carry, time);
    }
    return sum.finish();
}

Cost sequenceCost(const Graph& graph, const Op& op) {
    return recurrentCost(graph, op, gateCount, 24);
}

// gru_weight_gradient: dz [T,3H], gates [T,3H], previous [T,H] -> dW [3H,H]; the candidate's rows times r.

Types inferWeight(std::span<const ValueType> inputs, const Attributes& attributes) {
    constexpr std::string_view op = "gru_weight_gradient";
    InputCheck check(op, inputs, attributes, {"dz", "gates", "previous"});
    check.features(2);
    if (check.failed()) return check.error();
    const std::int64_t units = lastSize(check[2].shape);
    checkStates(check, op, 0, gateCount * units);
    checkStates(check, op, 1, gateCount * units);
    checkStates(check, op, 2, units);
    return check.finish({parameterType({gateCount * units, units})});
}

/// dz of a row of the weight at one sample and time step as factors: with r where the row is the candidate's.
void addRow(TermSum& sum, const TermContext& context, std::int64_t units, std::int64_t sample, std::int64_t time,
            std::int64_t row, const Factor* other) {
    const Factor dz = factorOf(context, 0, sample, time * gateCount * units + row);
    const bool candidate = row >= gru::Candidate * units;
    const std::int64_t unit = row - gru::Candidate * units;
    const Factor reset = candidate ? factorOf(context, 1, sample, gateOffset(units, time, gru::Reset, unit)) : dz;
    if (candidate && other != nullptr)
        sum.add(1, {dz, reset, *other});
    else if (candidate)
        sum.add(1, {dz, reset});
    else if (other != nullptr)
        sum.add(1, {dz, *other});
    else
        sum.add(1, {dz});
}

Terms weightTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t units = lastSize(shapeOf(context, 2)), length = shapeOf(context, 0)[0];
    const std::int64_t row = element.offset / units, k = element.offset % units;
    TermSum sum(context, "dW[o,k] = sum over samples and steps of dz[t,o] h[t-1,k], for n: r dz[t,o] h[t-1,k]");
    for (std::int64_t sample = 0; sample < context.batch; ++sample)
        for (std::int64_t time = 0; time < length; ++time) {
            const Factor previous = factorOf(context, 2, sample, time * units + k);
            addRow(sum, context, units, sample, time, row, &previous);
        }
    return sum.finish();
}

Cost weightCost(const Graph& graph, const Op& op) {
    const double units = static_cast<double>(lastSize(graph.value(op.inputs[2]).type.shape));
    return {2 * units * inputElements(graph, op, 0), sampleBytes(graph, op)};
}

// gru_bias_gradient: dz [T,3H], gates [T,3H] -> db [3H]; the candidate's times r.

Types inferBias(std::span<const ValueType> inputs, const Attributes& attributes) {
    constexpr std::string_view op = "gru_bias_gradient";
    InputCheck check(op, inputs, attributes, {"dz", "gates"});
    check.features(0);
    if (check.failed()) return check.error();
    const std::int64_t features = lastSize(check[0].shape);
    checkStates(check, op, 0, features);
    checkStates(check, op, 1, features);
    if (!check.failed() && features % gateCount != 0)
        return makeError("op.gru_gates",
                         translatable("core", "{op} takes three gates a unit but gets {count} features"),
                         {{"op", std::string(op)}, {"count", std::to_string(features)}});
    return check.finish({parameterType({features})});
}

Terms biasTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t units = lastSize(shapeOf(context, 0)) / gateCount, length = shapeOf(context, 0)[0];
    TermSum sum(context, "db[o] = sum over samples and steps of dz[t,o], for n: r dz[t,o]");
    for (std::int64_t sample = 0; sample < context.batch; ++sample)
        for (std::int64_t time = 0; time < length; ++time)
            addRow(sum, context, units, sample, time, element.offset, nullptr);
    return sum.finish();
}

Cost biasCost(const Graph& graph, const Op& op) {
    return {inputElements(graph, op, 0), sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "gru_sequence_gradient",
     .formula = "dh[t] from outside, u[t+1] dh[t+1] and W^T of the step after; dz = gate slopes x dh",
     .help = translatable("core",
                          "Goes back through time: the update gate carries the gradient on past the product (Werbos, "
                          "Proc. IEEE 78, 1990)."),
     .onnx = "",
     .infer = inferSequence,
     .whyNoGradient = firstOrderOnly,
     .cost = sequenceCost,
     .terms = sequenceTerms},
    {.name = "gru_weight_gradient",
     .formula = "dW = sum (dz_r, dz_u, r dz_n)^T h[t-1]",
     .help = translatable("core",
                          "A recurrent weight's gradient: the state before times what came back to its product, summed "
                          "over the batch and all steps (Werbos, Proc. IEEE 78, 1990)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferWeight,
     .whyNoGradient = firstOrderOnly,
     .cost = weightCost,
     .terms = weightTerms},
    {.name = "gru_bias_gradient",
     .formula = "db = sum (dz_r, dz_u, r dz_n)",
     .help =
         translatable("core",
                      "A recurrent bias's gradient: everything that came back to the recurrent product, summed over "
                      "the batch and all steps (Werbos, Proc. IEEE 78, 1990)."),
     .onnx = "",
     .batchUse = BatchUse::Reduces,
     .infer = inferBias,
     .whyNoGradient = firstOrderOnly,
     .cost = biasCost,
     .terms = biasTerms},
};

}  // namespace

std::span<const OpType> gruGradientOps() {
    return rows;
}

}  // namespace glassbox
