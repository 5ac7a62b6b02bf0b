#include "core/experiment/experiment_spec.h"
#include "core/optim/regularizer.h"

#include <gtest/gtest.h>

namespace glassbox::testing {
namespace {

/// A small experiment with that list of regularisers.
Result<ExperimentSpec> parsedWith(const std::string& regularization) {
    return parseExperiment(R"({"format": "glassbox.experiment/1", "network": {"format": "glassbox.network/1",
 "blocks": [{"id": "input", "type": "Input", "shape": [4]}, {"id": "fc", "type": "Dense", "units": 3},
            {"id": "output", "type": "Output"}],
 "wires": [["input", "fc"], ["fc", "output"]]}, "regularization": )" +
                           regularization + "}");
}

TEST(RegularizationJson, ReadsEveryTypeWithDefaultsAndWritesItBack) {
    for (const RegularizerType& type : regularizerTypes()) {
        const auto experiment = parsedWith(R"([{"type": ")" + std::string(type.name) + R"("}])");
        ASSERT_TRUE(experiment) << experiment.error().toString();
        ASSERT_EQ(experiment->regularization.size(), 1u);
        EXPECT_EQ(experiment->regularization[0].type, type.name);
        EXPECT_EQ(experiment->regularization[0].settings, Settings::defaults(type.settings));
        EXPECT_EQ(*parseExperiment(writeExperiment(*experiment)), *experiment);
    }
}

TEST(RegularizationJson, KeepsOrderAndSettings) {
    const auto experiment = parsedWith(R"([{"type": "clip_norm", "limit": 2}, {"type": "l2", "strength": 0.5}])");
    ASSERT_TRUE(experiment);
    ASSERT_EQ(experiment->regularization.size(), 2u);
    EXPECT_EQ(experiment->regularization[0].settings.real("limit"), 2);
    EXPECT_EQ(experiment->regularization[1].settings.real("strength"), 0.5);
    EXPECT_TRUE(experiment->regularization[1].settings.boolean("exclude_biases"));
}

TEST(RegularizationJson, RefusesWithThePlace) {
    const auto placeOf = [](const std::string& list) {
        const auto experiment = parsedWith(list);
        return experiment ? std::string("accepted") : experiment.error().place;
    };
    EXPECT_EQ(placeOf(R"([{"type": "l2"}, {"type": "l7"}])"), "regularization[1].type");
    EXPECT_EQ(placeOf(R"([{"strength": 1}])"), "regularization[0].type");
    EXPECT_EQ(placeOf(R"([{"type": "l2", "limit": 1}])"), "regularization[0].limit");
    EXPECT_EQ(placeOf(R"([{"type": "clip_value", "limit": "much"}])"), "regularization[0].limit");
    EXPECT_EQ(placeOf(R"([3])"), "regularization[0]");
    EXPECT_EQ(placeOf(R"({})"), "regularization");
}

}  // namespace
}  // namespace glassbox::testing
