#include "core/base/philox.h"
#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

// gaussian_noise: x -> x + deviation n. Element `offset` of sample s gets n = normal(seed, Noise, stream, step; s *
// elements + offset).

Result<std::vector<ValueType>> inferNoise(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("gaussian_noise", inputs, attributes, {"x"});
    check.real(0);
    check.number("deviation", 0, 1e6);
    check.integer("stream", 0);
    return check.finish({check[0]});
}

void differentiateNoise(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0])) builder.passGradient(op.inputs[0], 0);
}

Terms noiseTerms(const TermContext& context, int /*output*/, Element element) {
    const auto stream = static_cast<std::uint32_t>(context.op.attributes.integer("stream"));
    const RandomStream random(context.seed, RandomPurpose::Noise, stream, context.step);
    const std::int64_t index = element.sample * shapeOf(context, 0).elements() + element.offset;
    TermSum sum(context, "y = x + deviation n");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset)});
    sum.add(context.op.attributes.real("deviation") * random.normal(static_cast<std::uint64_t>(index)), {});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "gaussian_noise",
     .formula = "y = x + deviation n, n normal",
     .help = translatable("core",
                          "Adds noise that is drawn anew for each step, so that small changes of the input stop "
                          "mattering (Bishop, Neural Computation 7, 1995)."),
     .onnx = "",
     .elementwise = true,
     .infer = inferNoise,
     .differentiate = differentiateNoise,
     .cost = elementwiseCost<2>,
     .terms = noiseTerms},
};

}  // namespace

std::span<const OpType> noiseOps() {
    return rows;
}

}  // namespace glassbox
