#include "core/explain/gradient_chain.h"
#include "tests/core/explain/step_fixture.h"
#include "tests/core/explain/unfolding_checks.h"
#include "tests/core/train/preset_runs.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::test {
namespace {

class UnfoldingOfPresets : public testing::TestWithParam<std::string> {
protected:
    UnfoldingOfPresets() : run_(presetRun(GetParam(), 2)), weights_(startWeights(run_.experiment, run_.dataset)) {}

    PresetRun run_;
    Weights weights_;
    ThreadPool pool_{2};
};

TEST_P(UnfoldingOfPresets, EveryNumberIsMadeAsItsUnfoldingShows) {
    const TwoRuns both = makeRuns(run_.experiment, run_.dataset, weights_, {0, 1}, pool_);
    const UnfoldingCounts counts = checkUnfoldings(both.engine);
    const std::string name = GetParam();
    EXPECT_EQ(counts.patches > 0,
              name.starts_with("lenet") || name.starts_with("cifar") || name == "resnet20" || name == "mnist_fast");
    EXPECT_EQ(counts.attentions > 0, name.ends_with("gpt"));
    EXPECT_EQ(counts.gates > 0,
              name == "char_lstm" || name == "char_gru" || name == "char_rnn" || name == "adding_problem");
    EXPECT_EQ(counts.norms > 0, name == "resnet20" || name.ends_with("gpt"));
    EXPECT_GT(counts.biases, 0);
}

TEST_P(UnfoldingOfPresets, AGradientLeadsToTheLossAndTheLocalFactorsMultiply) {
    const TwoRuns both = makeRuns(run_.experiment, run_.dataset, weights_, {0, 1}, pool_);
    const StepNumbers numbers = numbersOf(both.engine);
    int reached = 0;
    for (const ValueId parameter : numbers.graph->parameters()) {
        const ValueId gradient = numbers.graph->gradientOf(parameter);
        if (!gradient.valid()) continue;
        const Tensor tensor = both.engine.whole(gradient);
        std::int64_t largest = 0;
        for (std::int64_t i = 0; i < tensor.elements(); ++i)
            if (std::abs(tensor.at(i)) > std::abs(tensor.at(largest))) largest = i;
        const auto path = chain(numbers, refOf(*numbers.graph, gradient, {0, largest}));
        ASSERT_TRUE(path.ok()) << path.error().toString();
        double along = 1;
        for (std::size_t i = 0; i + 1 < path->links.size(); ++i) {
            const ChainLink& link = path->links[i];
            along *= link.local;
            EXPECT_NEAR(link.share, link.local * path->links[i + 1].value, 1e-6 * std::abs(link.share))
                << link.ref.toString();
            if (link.otherTerms > 0) continue;
            EXPECT_NEAR(link.share, link.value, 1e-5 * std::abs(link.value)) << link.ref.toString();
        }
        EXPECT_NEAR(along, path->along, 1e-9 * std::abs(along));
        if (!path->reachesLoss) continue;
        EXPECT_EQ(path->links.back().value, 1);
        ++reached;
    }
    EXPECT_EQ(reached > 0, GetParam() != "perceptron_and");
}

INSTANTIATE_TEST_SUITE_P(Presets, UnfoldingOfPresets, testing::ValuesIn(presetNames()),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace glassbox::test
