#include "core/optim/schedule.h"
#include "core/optim/range_test.h"
#include "tests/core/optim/golden_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace glassbox {
namespace {

TEST(Schedule, OneCycleAgreesWithPyTorch) {
    const ScheduleType* type = findScheduleType("one_cycle");
    ASSERT_NE(type, nullptr);
    for (const nlohmann::json& each : golden::optimizers()["schedules"]) {
        const Settings settings = golden::settings(each["settings"], Settings::defaults(type->settings));
        const std::int64_t total = each["total"];
        for (std::int64_t step = 0; step < total; ++step) {
            const ScheduleValue value = type->at(settings, {.step = step, .totalSteps = total});
            const auto index = static_cast<std::size_t>(step);
            const double rate = each["rates"][index];
            EXPECT_NEAR(value.factor, rate, 1e-13) << each["settings"] << " step " << step;
            if (settings.boolean("cycle_momentum"))
                EXPECT_NEAR(value.momentum, each["momenta"][index].get<double>(), 1e-13);
            else
                EXPECT_LT(value.momentum, 0);
        }
    }
}

TEST(Schedule, TheOthersAgreeWithPyTorch) {
    for (const nlohmann::json& each : golden::updateRules()["schedules"]) {
        const ScheduleType* type = findScheduleType(each["schedule"].get<std::string>());
        ASSERT_NE(type, nullptr) << each["schedule"];
        const Settings settings = golden::settings(each["settings"], Settings::defaults(type->settings));
        const auto watched = each["watched"].get<std::vector<double>>();
        const std::int64_t total = each["total"], perEpoch = each["steps_per_epoch"];
        for (std::int64_t step = 0; step < total; ++step) {
            const auto epochs = static_cast<std::size_t>(step / perEpoch);
            const ScheduleContext context{step, total, perEpoch, 1,
                                          std::span(watched).first(std::min(epochs, watched.size()))};
            const double rate = each["rates"][static_cast<std::size_t>(step)];
            EXPECT_NEAR(type->at(settings, context).factor, rate, 1e-13)
                << each["schedule"] << each["settings"] << " step " << step;
        }
    }
}

TEST(Schedule, EveryScheduleIsFiniteForEveryLength) {
    for (const ScheduleType& type : scheduleTypes())
        for (const std::int64_t total : {1, 2, 3, 4, 10})
            for (std::int64_t step = 0; step < total + 3; ++step)
                EXPECT_TRUE(std::isfinite(
                    type.at(Settings::defaults(type.settings), {.step = step, .totalSteps = total}).factor))
                    << type.name << " step " << step << " of " << total;
}

TEST(Schedule, ConstantStays) {
    const ScheduleType* type = findScheduleType("constant");
    ASSERT_NE(type, nullptr);
    EXPECT_EQ(type->at({}, {.step = 7, .totalSteps = 10}).factor, 1.0);
    EXPECT_EQ(findScheduleType("no_such_schedule"), nullptr);
}

TEST(Schedule, RangeTestRisesExponentiallyWhateverTheOptimizersRate) {
    const ScheduleType* type = findScheduleType("range_test");
    Settings settings = Settings::defaults(type->settings);
    settings.set("min_rate", 1e-4);
    settings.set("max_rate", 1.0);
    for (const double rate : {0.05, 3.0})
        for (std::int64_t step = 0; step < 5; ++step)
            EXPECT_NEAR(rate * type->at(settings, {.step = step, .totalSteps = 5, .learningRate = rate}).factor,
                        std::pow(10, static_cast<double>(step - 4)), 1e-14);
    EXPECT_EQ(type->endsAtRise, 4);
}

TEST(RangeTest, EndsWhereTheSmoothedLossHasRisenToFourTimesItsSmallest) {
    SmoothedLoss loss;
    for (int i = 0; i < 50; ++i)
        loss.add(1);
    EXPECT_DOUBLE_EQ(loss.mean(), 1);
    loss.add(20);  // one outlier moves the mean by a tenth
    EXPECT_FALSE(loss.rose(4));
    loss.add(20);
    EXPECT_TRUE(loss.rose(4));
    SmoothedLoss broken;
    broken.add(1);
    broken.add(std::numeric_limits<double>::quiet_NaN());
    EXPECT_TRUE(broken.rose(4));
}

TEST(RangeTest, SuggestsATenthOfTheRateOfTheSmallestLoss) {
    std::vector<double> rates, losses;
    for (int i = 0; i < 200; ++i) {
        const double exponent = -5 + 0.03 * i;  // smallest at 0.3, steepest at the very start
        rates.push_back(std::pow(10, exponent));
        const double noise = 0.1 * std::sin(17.0 * i), start = 5 * std::exp(-0.3 * i);
        losses.push_back(1 + 0.2 * (exponent + 0.5) * (exponent + 0.5) + noise + start);
    }
    const double rate = suggestedRate(rates, losses);
    EXPECT_GT(rate, 0.02);
    EXPECT_LT(rate, 0.05);
    EXPECT_EQ(suggestedRate(std::vector{1.0, 2.0, 3.0}, std::vector{1.0, 1.0, 1.0}), 0);
    EXPECT_EQ(suggestedRate({}, {}), 0);
}

}  // namespace
}  // namespace glassbox
