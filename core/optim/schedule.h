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

/// What a schedule may look at: everything in it is a function of the run's history.
struct ScheduleContext {
    std::int64_t step = 0;  ///< steps done before this one
    std::int64_t totalSteps = 1;
    std::int64_t stepsPerEpoch = 1;
    double learningRate = 1;                  ///< the optimizer's
    std::span<const double> watchedLosses{};  ///< of the watched part, after each epoch so far
};

/// A row of the schedule table: a pure function of its context.
struct ScheduleType {
    std::string_view name;  ///< "constant", "one_cycle"
    std::string_view label, formula, help, source;
    std::span<const SettingSchema> settings;
    ScheduleValue (*at)(const Settings& settings, const ScheduleContext& context) = nullptr;
    /// Above 0: the run ends where the smoothed loss (see range_test.h) exceeds this many times its smallest.
    double endsAtRise = 0;
    bool watches = false;  ///< looks at watchedLosses
};

std::span<const ScheduleType> scheduleTypes();
const ScheduleType* findScheduleType(std::string_view name);

/// From `start` to `end` along half a cosine; share 0..1.
double cosineBetween(double start, double end, double share);

}  // namespace glassbox
