#include "core/ops/recurrent.h"

#include "core/ops/cost_rules.h"

#include <cmath>

namespace glassbox {

bool isReverse(const Attributes& attributes) {
    return attributes.integer(reverseAttribute) != 0;
}

std::int64_t StepOrder::before(std::int64_t time) const {
    return reverse ? (time + 1 < length ? time + 1 : -1) : time - 1;
}

std::int64_t StepOrder::after(std::int64_t time) const {
    return reverse ? time - 1 : (time + 1 < length ? time + 1 : -1);
}

StepOrder stepOrder(const TermContext& context, int input) {
    return {shapeOf(context, input)[0], isReverse(context.op.attributes)};
}

StepPlace placeOf(std::int64_t offset, std::int64_t features) {
    return {offset / features, offset % features};
}

void checkStates(InputCheck& check, std::string_view op, int input, std::int64_t features) {
    check.features(input);
    if (check.failed()) return;
    const ValueType& type = check[input];
    if (type.kind != AxisKind::Sequence || !type.batched) {
        check.fail(makeError("op.needs_sequence", translatable("core", "{op} takes sequences but gets {came}"),
                             {{"op", std::string(op)}, {"came", type.toString()}}));
        return;
    }
    check.size(input, 0, check[0].shape[0], translatable("core", "the number of time steps"));
    check.size(input, 1, features, translatable("core", "the number of features"));
}

std::int64_t checkRecurrent(InputCheck& check, std::string_view op, std::int64_t gates) {
    check.parameter(1, 2);
    check.integer(reverseAttribute, 0);
    if (check.failed()) return 1;
    const std::int64_t units = check[1].shape[1];
    check.size(1, 0, gates * units, translatable("core", "gates x units"));
    checkStates(check, op, 0, gates * units);
    return units;
}

ValueType sequenceLike(const ValueType& like, std::int64_t features) {
    return {DType::F32, AxisKind::Sequence, {like.shape.rank() == 2 ? like.shape[0] : 1, features}, like.batched};
}

Factor resultOf(const TermContext& context, int output, std::int64_t sample, std::int64_t offset) {
    return {context.op.outputs[static_cast<std::size_t>(output)], {sample, offset}};
}

double resultNumber(const TermContext& context, int output, std::int64_t sample, std::int64_t offset) {
    const Factor factor = resultOf(context, output, sample, offset);
    return context.read(factor.value, factor.element);
}

void addRecurrentProduct(TermSum& sum, const TermContext& context, int previousOutput, std::int64_t sample,
                         std::int64_t time, std::int64_t row) {
    const std::int64_t units = shapeOf(context, 1)[1];
    for (std::int64_t k = 0; k < units; ++k)
        sum.add(
            1, {factorOf(context, 1, 0, row * units + k), resultOf(context, previousOutput, sample, time * units + k)});
}

Terms previousTerms(const TermContext& context, Element element) {
    const std::int64_t units = shapeOf(context, 1)[1];
    const StepPlace at = placeOf(element.offset, units);
    const std::int64_t before = stepOrder(context, 0).before(at.time);
    TermSum sum(context, "previous[t] = hidden[t-1], 0 in the first step");
    if (before >= 0) sum.add(1, {resultOf(context, 0, element.sample, before * units + at.feature)});
    return sum.finish();
}

Terms functionOf(Terms argument, const char* formula, double result, double slope) {
    argument.form = TermForm::Function;
    argument.formula = formula;
    argument.reference = result;
    argument.magnitude = std::abs(result) + std::abs(slope) * argument.magnitude;
    return argument;
}

Cost recurrentCost(const Graph& graph, const Op& op, double gates, double flops) {
    const Shape& weight = graph.value(op.inputs[1]).type.shape;
    const double units = static_cast<double>(weight[1]);
    const double steps = static_cast<double>(graph.value(op.inputs[0]).type.shape[0]);
    return {steps * units * (2 * gates * units + flops), sampleBytes(graph, op)};
}

Coefficient Coefficient::times(double factor) const {
    return {value * factor, magnitude * std::abs(factor)};
}

Coefficient Coefficient::timesTanhSlope(double a) const {
    return {value * (1 - a * a), magnitude * (1 + a * a)};
}

Coefficient Coefficient::timesRest(double a) const {
    return {value * (1 - a), magnitude * (1 + std::abs(a))};
}

Coefficient Coefficient::timesSigmoidSlope(double a) const {
    return times(a).timesRest(a);
}

Coefficient Coefficient::timesDifference(double a, double b) const {
    return {value * (a - b), magnitude * (std::abs(a) + std::abs(b))};
}

void GradientSum::add(const Coefficient& coefficient, std::initializer_list<Factor> factors) {
    double size = coefficient.magnitude;
    for (const Factor& factor : factors)
        size *= std::abs(context_.read(factor.value, factor.element));
    magnitude_ += size;
    sum_.add(coefficient.value, factors);
}

Terms GradientSum::finish() {
    Terms terms = sum_.finish();
    terms.magnitude = magnitude_;
    return terms;
}

}  // namespace glassbox
