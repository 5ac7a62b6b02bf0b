#include "core/optim/schedule.h"
#include "tests/core/optim/golden_file.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox {
namespace {

TEST(Schedule, OneCycleAgreesWithPyTorch) {
    const ScheduleType* type = findScheduleType("one_cycle");
    ASSERT_NE(type, nullptr);
    for (const nlohmann::json& each : golden::optimizers()["schedules"]) {
        const Settings settings = golden::settings(each["settings"], Settings::defaults(type->settings));
        const std::int64_t total = each["total"];
        for (std::int64_t step = 0; step < total; ++step) {
            const ScheduleValue value = type->at(settings, step, total);
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

TEST(Schedule, EveryScheduleIsFiniteForEveryLength) {
    for (const ScheduleType& type : scheduleTypes())
        for (const std::int64_t total : {1, 2, 3, 4, 10})
            for (std::int64_t step = 0; step < total + 3; ++step)
                EXPECT_TRUE(std::isfinite(type.at(Settings::defaults(type.settings), step, total).factor))
                    << type.name << " step " << step << " of " << total;
}

TEST(Schedule, ConstantStays) {
    const ScheduleType* type = findScheduleType("constant");
    ASSERT_NE(type, nullptr);
    EXPECT_EQ(type->at({}, 7, 10).factor, 1.0);
    EXPECT_EQ(findScheduleType("no_such_schedule"), nullptr);
}

}  // namespace
}  // namespace glassbox
