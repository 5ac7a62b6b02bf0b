#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"
#include "core/ops/term_sum.h"

namespace glassbox {

namespace {

using Types = Result<std::vector<ValueType>>;

double batchShare(const TermContext& context) {
    return 1.0 / static_cast<double>(context.batch);
}

// batch_mean: losses (one a sample) -> their mean, without batch axis.

Types inferBatchMean(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("batch_mean", inputs, attributes, {"losses"});
    check.sampleScalars(0);
    return check.finish({parameterType({})});
}

void differentiateBatchMean(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "batch_mean_gradient", {builder.outputGradient(0)});
}

Terms batchMeanTerms(const TermContext& context, int /*output*/, Element /*element*/) {
    TermSum sum(context, "L = 1/N sum_n L[n]");
    for (std::int64_t n = 0; n < context.batch; ++n)
        sum.add(batchShare(context), {factorOf(context, 0, n, 0)});
    return sum.finish();
}

// batch_mean_gradient: dloss -> dloss / N for each sample.

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("batch_mean_gradient", inputs, attributes, {"dloss"});
    check.real(0);
    if (!check.failed() && (inputs[0].batched || inputs[0].kind != AxisKind::Scalar))
        return makeError("op.batch_mean_gradient",
                         translatable("core", "{op} takes one number for the whole batch but gets {came}"),
                         {{"op", "batch_mean_gradient"}, {"came", inputs[0].toString()}});
    return check.finish({batchedReal(AxisKind::Scalar, {})});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element /*element*/) {
    TermSum sum(context, "dL[n] = dL / N");
    sum.add(batchShare(context), {factorOf(context, 0, 0, 0)});
    return sum.finish();
}

Cost onePerSample(const Graph& graph, const Op& op) {
    return {1, sampleBytes(graph, op)};
}

const OpType rows[] = {
    {.name = "batch_mean",
     .formula = "L = 1/N sum_n L[n]",
     .help = translatable("core",
                          "The mean of the samples' losses: what training makes smaller (Goodfellow et al., \"Deep "
                          "Learning\", 2016, ch. 8.1)."),
     .onnx = "ReduceMean",
     .batchUse = BatchUse::Reduces,
     .infer = inferBatchMean,
     .differentiate = differentiateBatchMean,
     .cost = onePerSample,
     .terms = batchMeanTerms},
    {.name = "batch_mean_gradient",
     .formula = "dL[n] = dL / N",
     .help = translatable("core",
                          "Each of N samples has one Nth of a say in the mean (Goodfellow et al., \"Deep Learning\", "
                          "2016, ch. 8.1)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = onePerSample,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> reduceOps() {
    return rows;
}

}  // namespace glassbox
