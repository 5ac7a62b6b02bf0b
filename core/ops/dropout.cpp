#include "core/base/philox.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

// dropout: x -> out, mask (1 kept, 0 dropped). Element `offset` of sample n is kept where
// uniform(seed, Dropout, stream, step; n * elements + offset) >= rate.

Types inferDropout(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("dropout", inputs, attributes, {"x"});
    check.real(0);
    check.number("rate", 0, 1, true);
    check.integer("stream", 0);
    ValueType mask = check[0];
    mask.dtype = DType::U8;
    return check.finish({check[0], mask});
}

void differentiateDropout(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "dropout_gradient", {builder.outputGradient(0), op.outputs[1]},
                             {{"rate", op.attributes.real("rate")}});
}

bool keeps(const TermContext& context, Element element) {
    const auto stream = static_cast<std::uint32_t>(context.op.attributes.integer("stream"));
    const RandomStream random(context.seed, RandomPurpose::Dropout, stream, context.step);
    const std::int64_t index = element.sample * shapeOf(context, 0).elements() + element.offset;
    return random.uniform(static_cast<std::uint64_t>(index)) >= context.op.attributes.real("rate");
}

Terms dropoutTerms(const TermContext& context, int output, Element element) {
    const bool kept = keeps(context, element);
    if (output == 1) {
        Terms mask;
        mask.form = TermForm::Function;
        mask.formula = "m = 1 if u >= rate, else 0";
        mask.reference = mask.magnitude = kept ? 1 : 0;
        return mask;
    }
    TermSum sum(context, "y = m x / (1 - rate)");
    sum.add(kept ? 1 / (1 - context.op.attributes.real("rate")) : 0.0,
            {factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("dropout_gradient", inputs, attributes, {"dy", "mask"});
    check.real(0);
    check.number("rate", 0, 1, true);
    ValueType mask = check[0];
    mask.dtype = DType::U8;
    if (!check.failed() && inputs[1] != mask)
        return makeError("op.mask", translatable("core", "{op} takes the mask of its dropout but gets {came}"),
                         {{"op", "dropout_gradient"}, {"came", inputs[1].toString()}});
    return check.finish({check[0]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    TermSum sum(context, "dx = m dy / (1 - rate)");
    sum.add(1 / (1 - context.op.attributes.real("rate")), {factorOf(context, 1, element.sample, element.offset),
                                                           factorOf(context, 0, element.sample, element.offset)});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "dropout",
     .formula = "y = m x / (1 - rate), m = 1 if u >= rate, else 0",
     .help = translatable("core",
                          "Silences each number with a given chance while training and makes up for it by scaling the "
                          "rest (Srivastava et al., JMLR 15, 2014)."),
     .onnx = "Dropout",
     .elementwise = true,
     .infer = inferDropout,
     .differentiate = differentiateDropout,
     .cost = elementwiseCost<2>,
     .terms = dropoutTerms,
     .optionalOutputs = 0b10,
     .secondResult = "mask"},
    {.name = "dropout_gradient",
     .formula = "dx = m dy / (1 - rate)",
     .help = translatable(
         "core", "Silences the gradients of the numbers that were silenced (Srivastava et al., JMLR 15, 2014)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<2>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> dropoutOps() {
    return rows;
}

}  // namespace glassbox
