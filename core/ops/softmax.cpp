#include "core/ops/softmax.h"

#include "core/ops/cost_rules.h"
#include "core/ops/families.h"
#include "core/ops/input_check.h"

#include <algorithm>
#include <cmath>

namespace glassbox {

SoftmaxRow::SoftmaxRow(const TermContext& context, std::int64_t sample, std::int64_t firstOffset, std::int64_t size) {
    for (std::int64_t k = 0; k < size; ++k)
        numbers.push_back(numberOf(context, 0, sample, firstOffset + k));
    largest = *std::ranges::max_element(numbers);
    for (const double number : numbers)
        total += std::exp(number - largest);
    for (const double number : numbers)
        spread += std::exp(number - largest) / total * std::abs(number - largest);
}

double SoftmaxRow::probability(std::int64_t k) const {
    return std::exp(numbers[static_cast<std::size_t>(k)] - largest) / total;
}

double SoftmaxRow::logProbability(std::int64_t k) const {
    return numbers[static_cast<std::size_t>(k)] - largest - std::log(total);
}

double SoftmaxRow::sensitivity(std::int64_t k) const {
    return 1 + std::abs(numbers[static_cast<std::size_t>(k)] - largest) + spread;
}

void listRow(const TermContext& context, std::int64_t sample, std::int64_t firstOffset, std::int64_t size,
             Terms& terms) {
    for (std::int64_t k = 0; k < size; ++k)
        terms.terms.push_back({1.0, {factorOf(context, 0, sample, firstOffset + k)}});
}

Terms probabilityTerms(const TermContext& context, Element element) {
    const std::int64_t size = lastSize(shapeOf(context, 0)), j = element.offset % size;
    const SoftmaxRow row(context, element.sample, element.offset - j, size);
    Terms terms;
    terms.form = TermForm::Function;
    terms.formula = "p[j] = exp(z[j]) / sum_k exp(z[k])";
    terms.winner = static_cast<int>(j);
    terms.reference = row.probability(j);
    terms.magnitude = terms.reference * row.sensitivity(j);
    listRow(context, element.sample, element.offset - j, size, terms);
    return terms;
}

namespace {

using Types = Result<std::vector<ValueType>>;

Types inferSoftmax(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax", inputs, attributes, {"z"});
    check.features(0);
    return check.finish({check[0]});
}

void differentiateSoftmax(GradientBuilder& builder, const Op& op) {
    if (builder.wanted(op.inputs[0]))
        builder.emitGradient(op.inputs[0], "softmax_gradient", {builder.outputGradient(0), op.outputs[0]});
}

Terms softmaxTerms(const TermContext& context, int /*output*/, Element element) {
    return probabilityTerms(context, element);
}

Types inferGradient(std::span<const ValueType> inputs, const Attributes& attributes) {
    InputCheck check("softmax_gradient", inputs, attributes, {"dy", "p"});
    check.features(0);
    check.same(0, 1);
    return check.finish({check[0]});
}

Terms gradientTerms(const TermContext& context, int /*output*/, Element element) {
    const std::int64_t size = lastSize(shapeOf(context, 0)), first = element.offset / size * size;
    const Factor own = factorOf(context, 1, element.sample, element.offset);
    TermSum sum(context, "dz[j] = dy[j] p[j] - sum_k dy[k] p[k] p[j]");
    sum.add(1, {factorOf(context, 0, element.sample, element.offset), own});
    for (std::int64_t k = first; k < first + size; ++k)
        sum.add(-1, {factorOf(context, 0, element.sample, k), factorOf(context, 1, element.sample, k), own});
    return sum.finish();
}

const OpType rows[] = {
    {.name = "softmax",
     .formula = "p[j] = exp(z[j]) / sum_k exp(z[k])",
     .help = translatable("core",
                          "Turns numbers into probabilities that sum to one (Bridle, \"Probabilistic interpretation of "
                          "feedforward classification network outputs\", 1990)."),
     .onnx = "Softmax",
     .infer = inferSoftmax,
     .differentiate = differentiateSoftmax,
     .cost = elementwiseCost<5>,
     .terms = softmaxTerms},
    {.name = "softmax_gradient",
     .formula = "dz[j] = p[j] (dy[j] - sum_k dy[k] p[k])",
     .help = translatable("core",
                          "A probability rises with its own number and falls with all others (Bishop, \"Pattern "
                          "Recognition and Machine Learning\", 2006, ch. 4.3)."),
     .onnx = "",
     .infer = inferGradient,
     .whyNoGradient = firstOrderOnly,
     .cost = elementwiseCost<4>,
     .terms = gradientTerms},
};

}  // namespace

std::span<const OpType> softmaxOps() {
    return rows;
}

}  // namespace glassbox
