#pragma once

#include "core/base/schema.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace glassbox {

/// What a schedule says for one step.
struct ScheduleValue {
    double factor = 1.0;     ///< multiplies the optimizer's learning rate
    double momentum = -1.0;  ///< momentum to use, negative: unchanged
};

/// A row of the schedule table: a pure function of step and total steps.
struct ScheduleType {
    std::string_view name;  ///< "constant", "one_cycle"
    std::string_view label, formula, help, source;
    std::span<const SettingSchema> settings;
    ScheduleValue (*at)(const Settings& settings, std::int64_t step, std::int64_t totalSteps) = nullptr;
};

std::span<const ScheduleType> scheduleTypes();
const ScheduleType* findScheduleType(std::string_view name);

}  // namespace glassbox
