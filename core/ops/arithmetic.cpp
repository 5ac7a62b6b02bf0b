#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

#include <limits>

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// add: two or more values of one type -> their sum.

Types inferAdd(std::span<const ValueType> inputs, const Attributes& attributes) {
    if (inputs.size() < 2)
        return makeError("op.input_count", translatable("core", "{op} takes two or more inputs but gets {came}"),
                         {{"op", "add"}, {"came", std::to_string(inputs.size())}});
    for (std::size_t i = 1; i < inputs.size(); ++i) {
        const ValueType pair[] = {inputs[0], inputs[i]};
        InputCheck check("add", pair, attributes, {"a", "b"});
        check.real(0);
        check.same(0, 1);
        if (check.failed()) return check.error();
    }
    return std::vector{inputs[0]};
}

void differentiateAdd(GradientBuilder& builder, const Op& op) {
    for (const ValueId input : op.inputs)
        if (builder.wanted(input)) builder.passGradient(input, 0);
}

Terms addTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y = a + b");
    for (std::size_t i = 0; i < context.op.inputs.size(); ++i)
        sum.add(1, {factorOf(context, static_cast<int>(i), element.sample, element.offset)});
    return sum.finish();
}

Cost addCost(const Graph& graph, const Op& op) {
    return {static_cast<double>(op.inputs.size() - 1) * outputElements(graph, op), sampleBytes(graph, op)};
}

// multiply: two values of one type -> their product, element by element.

Types inferMultiply(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("multiply", inputs, attributes, {"a", "b"});
    check.real(0);
    check.same(0, 1);
    return check.finish({check[0]});
}

void differentiateMultiply(GradientBuilder& builder, const Op& op) {
    const ValueId dy = builder.outputGradient(0), a = op.inputs[0], b = op.inputs[1];
    if (builder.wanted(a)) builder.emitGradient(a, "multiply", {dy, b});
    if (builder.wanted(b)) builder.emitGradient(b, "multiply", {dy, a});
}

Terms multiplyTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y = a b");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset),
                factorOf(context, 1, element.sample, element.offset)});
    return sum.finish();
}

// scale: x -> factor x.

Types inferScale(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("scale", inputs, attributes, {"x"});
    check.real(0);
    check.number("factor", std::numeric_limits<double>::lowest(), std::numeric_limits<double>::max());
    return check.finish({check[0]});
}

void differentiateScale(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "scale", {builder.outputGradient(0)}, op.attributes);
}

Terms scaleTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "y = factor x");
    sum.add(context.op.attributes.real("factor"), {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

// one: -> 1, the derivative of the loss by itself.

Types inferOne(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("one", inputs, attributes, {});
    return check.finish({parameterType({})});
}

Terms oneTerms(const TermContext& /*context*/, int /*output*/, Element /*element*/) {
    Terms terms;
    terms.terms.push_back({1.0, {}});
    terms.formula = "dL/dL = 1";
    terms.reference = terms.magnitude = 1;
    return terms;
}

const OpType rows[] = {
    {.name = "add",
     .formula = "y = a + b",
     .help =
         translatable("core",
                      "Adds values element by element: a shortcut and the path around it, or a gradient's parts (He "
                      "et al., CVPR 2016)."),
     .onnx = "Add",
     .elementwise = true,
     .infer = inferAdd,
     .differentiate = differentiateAdd,
     .cost = addCost,
     .terms = addTerms},
    {.name = "multiply",
     .formula = "y = a b",
     .help = translatable("core",
                          "Multiplies two values element by element, as gates do (Hochreiter and Schmidhuber, Neural "
                          "Computation 9, 1997)."),
     .onnx = "Mul",
     .elementwise = true,
     .infer = inferMultiply,
     .differentiate = differentiateMultiply,
     .cost = elementwiseCost<1>,
     .terms = multiplyTerms},
    {.name = "scale",
     .formula = "y = factor x",
     .help = translatable("core",
                          "Multiplies by a constant: the weight of one loss among several (Goodfellow et al., \"Deep "
                          "Learning\", 2016, ch. 7.7)."),
     .onnx = "Mul",
     .elementwise = true,
     .infer = inferScale,
     .differentiate = differentiateScale,
     .cost = elementwiseCost<1>,
     .terms = scaleTerms},
    {.name = "one",
     .formula = "dL/dL = 1",
     .help = translatable("core",
                          "Where the backward pass starts: the loss changes by one where it changes by one (Griewank "
                          "and Walther, \"Evaluating Derivatives\", 2008, ch. 3)."),
     .onnx = "Constant",
     .batchUse = BatchUse::None,
     .infer = inferOne,
     .whyNoGradient = "it has no inputs",
     .cost = elementwiseCost<0>,
     .terms = oneTerms},
};

}  // namespace

std::span<const OpType> arithmeticOps() {
    return rows;
}

}  // namespace glassbox
