#include "core/explain/unfolding.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace glassbox {
namespace {

/// What terms are ordered by; a not-a-number comes first, that it may be seen.
double sizeOf(double product) {
    return std::isnan(product) ? std::numeric_limits<double>::infinity() : std::abs(product);
}

/// The largest terms, the number of those that are left out, and their sum.
class TermChoice {
public:
    TermChoice(const StepNumbers& numbers, const Terms& terms, int largest) : numbers_(numbers), terms_(terms) {
        products_.reserve(terms.terms.size());
        for (const Term& term : terms.terms)
            products_.push_back(productOf(numbers, term));
        choose(static_cast<std::size_t>(std::max(largest, 0)));
    }

    void putInto(Unfolding& unfolding) const {
        unfolding.form = terms_.form;
        unfolding.termCount = static_cast<int>(terms_.terms.size());
        std::vector<bool> shown(products_.size(), false);
        for (const std::size_t i : chosen_) {
            if (static_cast<int>(i) == terms_.winner) unfolding.winner = static_cast<int>(unfolding.largest.size());
            unfolding.largest.push_back(explained(numbers_, terms_.terms[i]));
            shown[i] = true;
        }
        for (std::size_t i = 0; i < products_.size(); ++i) {
            if (shown[i]) continue;
            ++(products_[i] == 0 ? unfolding.zeroCount : unfolding.restCount);
            unfolding.restSum += products_[i];
        }
    }

private:
    void choose(std::size_t count) {
        std::vector<std::size_t> order(products_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const std::size_t shown = std::min(count, order.size());
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                          [this](std::size_t a, std::size_t b) {
                              const double first = sizeOf(products_[a]), second = sizeOf(products_[b]);
                              return first > second || (first == second && a < b);
                          });
        for (std::size_t i = 0; i < shown; ++i)
            if (products_[order[i]] != 0 || shown == order.size()) chosen_.push_back(order[i]);
        const auto winner = static_cast<std::size_t>(terms_.winner);
        if (terms_.winner >= 0 && std::ranges::find(chosen_, winner) == chosen_.end()) chosen_.push_back(winner);
    }

    const StepNumbers& numbers_;
    const Terms& terms_;
    std::vector<double> products_;
    std::vector<std::size_t> chosen_;
};

/// Unfolds the product before a bias in place of the sum of two numbers; where there is none nothing changes.
void goThroughBias(const StepNumbers& numbers, Making& making, Terms& terms, Unfolding& unfolding) {
    const ValueId product = productBeforeBias(*numbers.graph, making);
    if (!product.valid()) return;
    Making inner = makingOf(*numbers.graph, product);
    const Term bias = terms.terms[1];
    unfolding.through = explained(numbers, terms.terms[0].factors[0]);
    unfolding.bias = explained(numbers, bias);
    terms = termsOf(numbers, product, terms.terms[0].factors[0].element);
    terms.formula += " + b";
    terms.reference += unfolding.bias->product;
    terms.magnitude += std::abs(unfolding.bias->product);
    making = std::move(inner);
}

/// As in verify: what rounding may make of a sum in float32.
double toleranceOf(const Terms& terms) {
    constexpr double epsilon = std::numeric_limits<float>::epsilon();
    return 32 * epsilon * terms.magnitude +
           static_cast<double>(1 + terms.terms.size()) * std::numeric_limits<float>::min();
}

}  // namespace

StepNumbers numbersOf(const SlowMotion& motion) {
    StepNumbers numbers = numbersOf(motion.engine());
    numbers.computed = [&motion](ValueId value) { return motion.computed(value); };
    return numbers;
}

Result<Unfolding> unfold(const StepNumbers& numbers, const NumberRef& ref, std::int64_t sample,
                         const UnfoldOptions& options) {
    const auto element = locate(numbers, ref, sample);
    if (!element) return element.error();
    const ValueId id = numbers.graph->find(ref.value);
    const Value& value = numbers.graph->value(id);
    Unfolding unfolding;
    unfolding.ref = ref;
    unfolding.value = numbers.read(id, *element);
    unfolding.role = value.role;
    unfolding.block = value.block;
    unfolding.inDouble = unfolding.value;
    if (!value.producer.valid()) return unfolding;
    Making making = makingOf(*numbers.graph, id);
    unfolding.op = std::string(making.type->name);
    unfolding.attention = attentionView(numbers, making, *element);
    unfolding.recurrent = recurrentView(numbers, making, *element);
    unfolding.norm = normView(numbers, making, *element);
    Terms terms = termsOf(numbers, id, *element);
    if (options.throughBias) goThroughBias(numbers, making, terms, unfolding);
    unfolding.formula = terms.formula;
    unfolding.words = std::string(making.type->help);
    unfolding.inDouble = terms.reference;
    unfolding.tolerance = toleranceOf(terms);
    TermChoice(numbers, terms, options.largest).putInto(unfolding);
    unfolding.patch = patchView(numbers, making, terms, options.patch);
    return unfolding;
}

Result<Unfolding> unfold(const SlowMotion& motion, const NumberRef& ref, std::int64_t sample,
                         const UnfoldOptions& options) {
    if (const auto number = motion.number(ref, sample); !number) return number.error();
    return unfold(numbersOf(motion), ref, sample, options);
}

Result<Unfolding> unfold(const Microscope& microscope, const NumberRef& ref, std::int64_t sample,
                         const UnfoldOptions& options) {
    return unfold(microscope.motion(), ref, sample, options);
}

}  // namespace glassbox
