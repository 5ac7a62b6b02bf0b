#include "core/explain/gradcheck.h"
#include "core/optim/optimizer.h"
#include "tests/core/explain/step_fixture.h"
#include "tests/core/train/preset_runs.h"

#include <gtest/gtest.h>

#include <cstring>

namespace glassbox::test {
namespace {

class GradientsOfPresets : public testing::TestWithParam<std::string> {};

TEST_P(GradientsOfPresets, AgreeWithTheirCentralDifferences) {
    const ExperimentSpec experiment = preset(GetParam());
    ThreadPool pool(2);
    const auto checks = checkGradients(experiment, pool);
    ASSERT_TRUE(checks.ok()) << checks.error().toString();
    EXPECT_EQ(checks->empty(), findOptimizerType(experiment.optimizer.type)->local);
    std::int64_t kinks = 0, checked = 0;
    for (const GradientCheck& check : *checks) {
        EXPECT_TRUE(check.agrees) << check.block << ' ' << check.op << ' ' << check.largest << " at " << check.where;
        kinks += check.kinks;
        checked += check.checked;
    }
    EXPECT_LE(kinks, checked / 4);
}

/// Stepping back is moving a cursor: an op that runs again leaves every number after it as it is.
TEST_P(GradientsOfPresets, StayAsTheyAreWhileEarlierOpsRunAgain) {
    const PresetRun run = presetRun(GetParam(), 2);
    ThreadPool pool(1);
    TwoRuns runs = makeRuns(run.experiment, run.dataset, startWeights(run.experiment, run.dataset), {0}, pool);
    const Graph& graph = runs.reference.graph();
    std::vector<Tensor> before;
    for (const Value& value : graph.values())
        before.push_back(runs.reference.whole(value.id));
    runs.reference.runForward(graph.ops().front().inputs.front());
    for (const Value& value : graph.values()) {
        const Tensor after = runs.reference.whole(value.id);
        const std::size_t bytes = static_cast<std::size_t>(after.elements()) * sizeOf(after.dtype());
        EXPECT_EQ(std::memcmp(after.raw(), before[value.id.index()].raw(), bytes), 0) << value.name;
    }
}

INSTANTIATE_TEST_SUITE_P(Presets, GradientsOfPresets, testing::ValuesIn(presetNames()),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace glassbox::test
