#include "tests/core/explain/unfolding_checks.h"

#include "tests/core/explain/step_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::test {
namespace {

double sumOf(const std::vector<UnfoldedTerm>& terms) {
    double sum = 0;
    for (const UnfoldedTerm& term : terms)
        sum += term.product;
    return sum;
}

double near(double size) {
    return 1e-9 + 1e-6 * std::abs(size);
}

void checkTerms(const StepNumbers& numbers, const Unfolding& unfolding, ValueId id, Element element) {
    const Terms terms = termsOf(numbers, id, element);
    const std::string at = unfolding.ref.toString();
    const int shown = static_cast<int>(unfolding.largest.size());
    EXPECT_EQ(shown + unfolding.restCount + unfolding.zeroCount, unfolding.termCount) << at;
    EXPECT_NEAR(unfolding.value, unfolding.inDouble, unfolding.tolerance) << at;
    if (!unfolding.bias) {
        EXPECT_EQ(unfolding.termCount, static_cast<int>(terms.terms.size())) << at;
        EXPECT_EQ(unfolding.inDouble, terms.reference) << at;
    }
    if (unfolding.form != TermForm::Sum) return;
    const double bias = unfolding.bias ? unfolding.bias->product : 0;
    EXPECT_NEAR(sumOf(unfolding.largest) + unfolding.restSum + bias, unfolding.value, unfolding.tolerance) << at;
    for (int i = 1; i < shown; ++i)
        EXPECT_GE(std::abs(unfolding.largest[static_cast<std::size_t>(i - 1)].product),
                  std::abs(unfolding.largest[static_cast<std::size_t>(i)].product))
            << at;
}

void checkPatch(const Unfolding& unfolding) {
    const PatchView& patch = *unfolding.patch;
    const std::string at = unfolding.ref.toString();
    double all = unfolding.bias ? unfolding.bias->product : 0, shown = patch.outside;
    for (const PatchPage& page : patch.pages)
        all += page.sum;
    EXPECT_NEAR(all, unfolding.value, unfolding.tolerance) << at;
    int winners = 0;
    for (const PatchCell& cell : patch.cells) {
        const double right = cell.right ? cell.right->number : 1, left = cell.left ? cell.left->number : 0;
        EXPECT_EQ(cell.product, patch.factor * left * right) << at;
        if (unfolding.form != TermForm::Maximum || cell.wins) shown += cell.product;
        winners += cell.wins ? 1 : 0;
    }
    EXPECT_EQ(winners, unfolding.form == TermForm::Maximum ? 1 : 0) << at;
    const auto page = std::ranges::find(patch.pages, patch.page, &PatchPage::number);
    ASSERT_NE(page, patch.pages.end()) << at;
    EXPECT_NEAR(shown, page->sum, near(page->sum)) << at;
    EXPECT_EQ(static_cast<std::int64_t>(patch.cells.size()), patch.rows * patch.columns) << at;
}

void checkAttention(const Unfolding& unfolding) {
    const AttentionView& view = *unfolding.attention;
    const std::string at = unfolding.ref.toString();
    double total = 0, weights = 0, score = 0, context = 0;
    for (const ExplainedFactor& other : view.scores)
        total += std::exp(other.number);
    for (std::size_t i = 0; i < view.weights.size(); ++i) {
        weights += view.weights[i].number;
        EXPECT_NEAR(view.weights[i].number, std::exp(view.scores[i].number) / total, 1e-5) << at;
        if (!view.values.empty()) context += view.weights[i].number * view.values[i].number;
    }
    EXPECT_NEAR(weights, 1, 1e-5) << at;
    for (const double product : view.products)
        score += product;
    const auto column = static_cast<std::size_t>(view.column);
    if (view.column >= 0 && column < view.scores.size()) {
        EXPECT_NEAR(score, view.scores[column].number, 1e-5 * (1 + std::abs(score))) << at;
    }
    if (!view.values.empty()) {
        EXPECT_NEAR(context, unfolding.value, 1e-5 * (1 + std::abs(context))) << at;
    }
}

double functionOf(const std::string& function, double z) {
    if (function == "relu") return std::max(z, 0.0);
    return function == "tanh" ? std::tanh(z) : 1 / (1 + std::exp(-z));
}

void checkRecurrent(const Unfolding& unfolding) {
    const RecurrentView& view = *unfolding.recurrent;
    const std::string at = unfolding.ref.toString();
    for (const RecurrentCell& cell : view.cells) {
        ASSERT_TRUE(cell.number) << at;
        if (!cell.preActivation) continue;
        EXPECT_NEAR(cell.number->number, functionOf(cell.function, *cell.preActivation), 1e-5)
            << at << ' ' << cell.name;
    }
    EXPECT_EQ(view.cells.size(), view.kind == "lstm" ? 6u : view.kind == "gru" ? 5u : 1u) << at;
    EXPECT_EQ(view.previousCell.has_value(), view.kind == "lstm" && view.before >= 0) << at;
}

void checkNorm(const Unfolding& unfolding) {
    const NormView& view = *unfolding.norm;
    if (view.bias) {
        EXPECT_NEAR(view.weight->number * view.standard + view.bias->number, unfolding.value, unfolding.tolerance)
            << unfolding.ref.toString();
    }
    EXPECT_GT(view.deviation, 0);
    EXPECT_LT(std::abs(view.standard), 100) << unfolding.ref.toString();
}

}  // namespace

UnfoldingCounts checkUnfoldings(const StepRun& run) {
    const StepNumbers numbers = numbersOf(run);
    UnfoldingCounts counts;
    for (const Value& value : numbers.graph->values()) {
        if (!value.producer.valid()) continue;
        for (const Element& element : someElements(run, value.id, 1)) {
            const auto unfolding = unfold(numbers, refOf(*numbers.graph, value.id, element), element.sample);
            if (!unfolding) {
                ADD_FAILURE() << unfolding.error().toString();
                continue;
            }
            SCOPED_TRACE(unfolding->op);
            checkTerms(numbers, *unfolding, value.id, element);
            counts.biases += unfolding->bias ? 1 : 0;
            if (unfolding->patch) checkPatch(*unfolding), ++counts.patches;
            if (unfolding->attention) checkAttention(*unfolding), ++counts.attentions;
            if (unfolding->recurrent) checkRecurrent(*unfolding), ++counts.gates;
            if (unfolding->norm) checkNorm(*unfolding), ++counts.norms;
        }
    }
    return counts;
}

}  // namespace glassbox::test
