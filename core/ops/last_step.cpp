#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/recurrent.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

/// The time step that a layer going through T of them reaches last.
std::int64_t lastTime(std::int64_t length, const Attributes& attributes) {
    return isReverse(attributes) ? 0 : length - 1;
}

// last_step: x [T,C] -> y [C].

Types inferLast(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("last_step", inputs, attributes, {"x"});
    check.features(0);
    check.integer(reverseAttribute, 0);
    if (check.failed()) return check.error();
    checkStates(check, "last_step", 0, lastSize(check[0].shape));
    if (check.failed()) return check.error();
    return check.finish({batchedReal(AxisKind::Vector, {check[0].shape[1]})});
}

void differentiateLast(GradientBuilder& builder, const Op& op) {
    const ValueId x = op.inputs[0];
    if (!builder.wanted(x)) return;
    Attributes attributes = op.attributes;
    attributes.set("length", builder.graph().value(x).type.shape[0]);
    builder.emitGradient(x, "last_step_gradient", {builder.outputGradient(0)}, attributes);
}

Terms lastTerms(const TermContext& context, int /*output*/, Element element) {
    const Shape& shape = shapeOf(context, 0);
    TermSum sum(context, "y = x of the last step");
    sum.add(1, {factorOf(context, 0, element.sample,
                         lastTime(shape[0], context.op.attributes) * shape[1] + element.offset)});
    return sum.finish();
}

// last_step_gradient: dy [C] -> dx [length,C].

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("last_step_gradient", inputs, attributes, {"dy"});
    check.features(0);
    check.integer(reverseAttribute, 0);
    const std::int64_t length = check.integer("length", 1);
    if (check.failed()) return check.error();
    return check.finish({batchedReal(AxisKind::Sequence, {length, check[0].shape.elements()})});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const Attributes& attributes = context.op.attributes;
    const StepPlace at = placeOf(element.offset, shapeOf(context, 0).elements());
    TermSum sum(context, "dx = dy in the last step, 0 in the others");
    if (at.time == lastTime(attributes.integer("length"), attributes))
        sum.add(1, {factorOf(context, 0, element.sample, at.feature)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "last_step",
     .formula = "y = x[T-1]; for a layer that reads backwards x[0]",
     .help = translatable("core",
                          "Takes what a recurrent layer knows after it has seen the whole sequence (Goodfellow et al., "
                          "\"Deep Learning\", 2016, ch. 10)."),
     .onnx = "Gather",
     .infer = inferLast,
     .differentiate = differentiateLast,
     .cost = elementwiseCost<0>,
     .terms = lastTerms},
    {.name = "last_step_gradient",
     .formula = "dx[T-1] = dy, else 0",
     .help =
         translatable("core",
                      "Only the last step was looked at, so that only it gets a gradient (Goodfellow et al., \"Deep "
                      "Learning\", 2016, ch. 10)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<0>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> lastStepOps() {
    return rows;
}

}  // namespace glassbox
