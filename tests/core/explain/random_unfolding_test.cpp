#include "core/explain/random_step.h"
#include "core/train/training_graph.h"
#include "tests/core/explain/random_experiments.h"
#include "tests/core/explain/unfolding_checks.h"

#include <gtest/gtest.h>

namespace glassbox::test {
namespace {

/// Every block and composite, with strides, groups, dilations and paddings that no preset has.
TEST(RandomNetworks, AreMadeAsTheirUnfoldingsShow) {
    ThreadPool pool(1);
    UnfoldingCounts all;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        auto lowered = trainingGraph(randomExperiment(seed), true);
        ASSERT_TRUE(lowered.ok()) << lowered.error().toString();
        auto run = randomStep(std::move(*lowered), seed, DType::F32, pool);
        ASSERT_TRUE(run.ok()) << run.error().toString();
        run->run();
        const UnfoldingCounts counts = checkUnfoldings(*run);
        all.patches += counts.patches;
        all.attentions += counts.attentions;
        all.gates += counts.gates;
        all.norms += counts.norms;
        if (HasFailure()) return;
    }
    EXPECT_GT(all.patches, 100);
    EXPECT_GT(all.attentions, 20);
    EXPECT_GT(all.gates, 20);
    EXPECT_GT(all.norms, 20);
}

}  // namespace
}  // namespace glassbox::test
