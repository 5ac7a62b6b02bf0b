#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace glassbox {

std::span<const ScheduleType> scheduleTypes() {
    static const std::array rows{constantSchedule, oneCycleSchedule, stepSchedule,    exponentialSchedule,
                                 cosineSchedule,   warmUpSchedule,   plateauSchedule, rangeTestSchedule};
    return rows;
}

const ScheduleType* findScheduleType(std::string_view name) {
    const auto rows = scheduleTypes();
    const auto found = std::ranges::find(rows, name, &ScheduleType::name);
    return found == rows.end() ? nullptr : &*found;
}

double cosineBetween(double start, double end, double share) {
    return end + (start - end) / 2 * (std::cos(std::numbers::pi * share) + 1);
}

}  // namespace glassbox
