#include "core/explain/gradient_chain.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace glassbox {
namespace {

/// The factor of a term that leads on towards the loss.
std::optional<std::size_t> onward(const Graph& graph, const Term& term) {
    for (std::size_t i = 0; i < term.factors.size(); ++i)
        if (graph.value(term.factors[i].value).role == ValueRole::Gradient) return i;
    return std::nullopt;
}

/// Walks from a number to the loss.
class Walk {
public:
    Walk(const StepNumbers& numbers, ValueId value, Element element)
        : numbers_(numbers), graph_(*numbers.graph), at_{value, element} {}

    GradientChain run() {
        while (step()) {
        }
        chain_.reachesLoss = at_.value == graph_.gradientOf(graph_.loss());
        return std::move(chain_);
    }

private:
    /// One link; false at the end.
    bool step() {
        const Value& value = graph_.value(at_.value);
        ChainLink link;
        link.ref = refOf(graph_, at_.value, at_.element);
        link.sample = at_.element.sample;
        link.value = numbers_.at(at_);
        link.block = value.block;
        link.local = 0;
        const Terms terms = termsOf(numbers_, at_.value, at_.element);
        link.op = std::string(makingOf(graph_, at_.value).type->name);
        link.formula = terms.formula;
        const Term* term = choose(terms, link);
        const bool goesOn = term != nullptr;
        if (goesOn) follow(*term, link);
        chain_.links.push_back(std::move(link));
        return goesOn;
    }

    /// The largest term that leads on; null where nothing does.
    const Term* choose(const Terms& terms, ChainLink& link) const {
        const Term* best = nullptr;
        int flowing = 0;
        for (const Term& term : terms.terms) {
            const double product = productOf(numbers_, term);
            if (product == 0) continue;
            ++flowing;
            if (!onward(graph_, term)) continue;
            if (best != nullptr && !(std::abs(product) > std::abs(link.share))) continue;
            best = &term;
            link.share = product;
        }
        link.otherTerms = std::max(flowing - 1, 0);
        return best;
    }

    void follow(const Term& term, ChainLink& link) {
        const std::size_t next = *onward(graph_, term);
        link.local = link.constant = term.constant;
        for (std::size_t i = 0; i < term.factors.size(); ++i) {
            if (i == next) continue;
            link.factors.push_back(explained(numbers_, term.factors[i]));
            link.local *= link.factors.back().number;
        }
        chain_.along *= link.local;
        at_ = term.factors[next];
    }

    const StepNumbers& numbers_;
    const Graph& graph_;
    Factor at_;
    GradientChain chain_;
};

}  // namespace

Result<GradientChain> chain(const StepNumbers& numbers, const NumberRef& ref, std::int64_t sample) {
    const auto element = locate(numbers, ref, sample);
    if (!element) return element.error();
    const ValueId value = numbers.graph->find(ref.value);
    if (numbers.graph->value(value).role != ValueRole::Gradient) {
        return makeError("explain.not_a_gradient", translatable("core", "{value} is no gradient"),
                         {{"value", ref.value}},
                         translatable("core", "Ask for the gradient by it: grad(conv1.weight)[0,0,2,2]."));
    }
    return Walk(numbers, value, *element).run();
}

Result<GradientChain> chain(const SlowMotion& motion, const NumberRef& ref, std::int64_t sample) {
    if (const auto number = motion.number(ref, sample); !number) return number.error();
    return chain(numbersOf(motion.engine()), ref, sample);
}

Result<GradientChain> chain(const Microscope& microscope, const NumberRef& ref, std::int64_t sample) {
    return chain(microscope.motion(), ref, sample);
}

}  // namespace glassbox
