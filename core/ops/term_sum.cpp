#include "core/ops/term_sum.h"

#include <cmath>
#include <utility>

namespace glassbox {

TermSum::TermSum(const TermContext& context, std::string formula) : context_(context) {
    terms_.formula = std::move(formula);
}

void TermSum::add(double constant, std::initializer_list<Factor> factors) {
    double product = constant;
    for (const Factor& factor : factors)
        product *= context_.read(factor.value, factor.element);
    terms_.terms.push_back({constant, factors});
    terms_.magnitude += std::abs(product);
    const double next = total_ + product;
    correction_ += std::abs(total_) >= std::abs(product) ? (total_ - next) + product : (product - next) + total_;
    total_ = next;
}

Terms TermSum::finish() {
    terms_.reference = std::isfinite(total_) ? total_ + correction_ : total_;
    return std::move(terms_);
}

Factor factorOf(const TermContext& context, int input, std::int64_t sample, std::int64_t offset) {
    const ValueId value = context.op.inputs[static_cast<std::size_t>(input)];
    return {value, {context.graph.value(value).type.batched ? sample : 0, offset}};
}

double numberOf(const TermContext& context, int input, std::int64_t sample, std::int64_t offset) {
    const Factor factor = factorOf(context, input, sample, offset);
    return context.read(factor.value, factor.element);
}

const Shape& shapeOf(const TermContext& context, int input) {
    return context.graph.value(context.op.inputs[static_cast<std::size_t>(input)]).type.shape;
}

std::int64_t samplesOf(const TermContext& context, int input) {
    return context.graph.value(context.op.inputs[static_cast<std::size_t>(input)]).type.batched ? context.batch : 1;
}

Terms functionTerms(const TermContext& context, Element element, std::string formula, double result, double slope) {
    const Factor argument = factorOf(context, 0, element.sample, element.offset);
    Terms terms;
    terms.form = TermForm::Function;
    terms.terms.push_back({1.0, {argument}});
    terms.formula = std::move(formula);
    terms.reference = result;
    terms.magnitude = std::abs(result) + std::abs(context.read(argument.value, argument.element) * slope);
    return terms;
}

}  // namespace glassbox
