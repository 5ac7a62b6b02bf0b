#include "core/blocks/loss_type.h"
#include "core/explain/gradcheck.h"
#include "core/network/analysis.h"
#include "core/network/composite_library.h"
#include "tests/core/explain/random_experiments.h"

#include <gtest/gtest.h>

#include <map>

namespace glassbox::test {
namespace {

constexpr std::uint64_t networks = 200;

/// Seeds of a quarter of them, so that a failure is found soon and the parts can run beside each other.
class RandomNetworks : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomNetworks, HaveTheGradientsOfTheirCentralDifferences) {
    ThreadPool pool(1);
    std::int64_t checked = 0, kinks = 0;
    for (std::uint64_t seed = GetParam(); seed <= networks; seed += 4) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const ExperimentSpec experiment = randomExperiment(seed);
        const NetworkAnalysis analysis = analyse(experiment.network);
        ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
        const auto checks = checkGradients(experiment, pool, 4);
        ASSERT_TRUE(checks.ok()) << checks.error().toString();
        for (const GradientCheck& check : *checks) {
            EXPECT_TRUE(check.agrees) << check.block << ' ' << check.op << ' ' << check.largest << " at " << check.where
                                      << '\n'
                                      << writeNetwork(experiment.network);
            checked += check.checked;
            kinks += check.kinks;
        }
        if (HasFailure()) return;
    }
    EXPECT_GT(checked, 1000);
    EXPECT_LT(kinks, checked / 10);
    RecordProperty("checked", std::to_string(checked));
}

INSTANTIATE_TEST_SUITE_P(Quarters, RandomNetworks, testing::Range<std::uint64_t>(1, 5));

TEST(RandomExperiments, HaveEveryBlockCompositeAndLossInThem) {
    std::map<std::string, int> blocks, losses;
    int severalOutputs = 0, severalInputs = 0;
    for (std::uint64_t seed = 1; seed <= networks; ++seed) {
        const ExperimentSpec experiment = randomExperiment(seed);
        int inputs = 0;
        for (const BlockSpec& block : experiment.network.blocks) {
            ++blocks[block.type];
            inputs += block.type == "Input" ? 1 : 0;
        }
        for (const auto& [output, loss] : experiment.losses)
            ++losses[loss.type];
        severalOutputs += experiment.losses.size() > 1 ? 1 : 0;
        severalInputs += inputs > 1 ? 1 : 0;
    }
    for (const BlockType& type : blockTypes())
        EXPECT_GE(blocks[std::string(type.name)], type.name == "ThresholdUnit" ? 0 : 3) << type.name;
    for (const LibraryComposite& composite : compositeLibrary())
        EXPECT_GE(blocks[composite.name], 2) << composite.name;
    for (const LossType& type : lossTypes())
        EXPECT_GE(losses[std::string(type.name)], 3) << type.name;
    EXPECT_GT(severalOutputs, 50);
    EXPECT_GT(severalInputs, 50);
}

}  // namespace
}  // namespace glassbox::test
