#include "core/experiment/follow_network.h"

#include "core/network/edit.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

namespace glassbox::testing {
namespace {

ExperimentSpec start() {
    ExperimentSpec experiment = defaultExperiment(lenet5());
    experiment.losses["output"].weight = 3;
    experiment.losses["output"].settings.set("label_smoothing", 0.1);
    return experiment;
}

TEST(FollowNetwork, ARenamedOutputKeepsItsLossAndField) {
    const ExperimentSpec before = start();
    const ExperimentSpec after = withNetwork(before, renameBlock(before.network, "output", "digit").value());
    EXPECT_EQ(after.losses, (std::map<std::string, LossSpec>{{"digit", before.losses.at("output")}}));
    EXPECT_EQ(after.data.targets, (std::map<std::string, std::string>{{"digit", "label"}}));
    EXPECT_TRUE(validate(after).ok());
}

TEST(FollowNetwork, AnotherTaskGetsItsDefaultLossWithTheSameWeight) {
    const ExperimentSpec before = start();
    const auto changed = changeSetting(before.network, "output", "task", std::string("regression"));
    const ExperimentSpec after = withNetwork(before, changed.value());
    EXPECT_EQ(after.losses.at("output"), (LossSpec{"mean_squared_error", 3, {}}));
    EXPECT_TRUE(validate(after).ok());
}

TEST(FollowNetwork, NewOutputsGetALossAndGoneOnesLoseTheirs) {
    const ExperimentSpec before = start();
    const NetworkSpec two = addBlock(before.network, "Output", {}).value();
    const ExperimentSpec after = withNetwork(before, two);
    ASSERT_EQ(after.losses.size(), 2u);
    EXPECT_EQ(after.losses.at("output"), before.losses.at("output"));
    EXPECT_EQ(after.data.targets.at("output1"), "label");
    EXPECT_EQ(withNetwork(after, before.network), before);
}

TEST(FollowNetwork, OtherEditsChangeNothingElse) {
    const ExperimentSpec before = start();
    ExperimentSpec after = withNetwork(before, changeSetting(before.network, "fc1", "units", std::int64_t{7}).value());
    EXPECT_NE(after.network, before.network);
    after.network = before.network;
    EXPECT_EQ(after, before);
}

}  // namespace
}  // namespace glassbox::testing
