#include "core/optim/optimizer_rows.h"

#include <algorithm>
#include <array>

namespace glassbox {

const ScheduleType constantSchedule{.name = "constant",
                                    .label = translatable("core", "Constant"),
                                    .formula = "rate(t) = rate",
                                    .help = translatable("core", "The learning rate stays as it is."),
                                    .source = "",
                                    .settings = {},
                                    .at = [](const Settings&, std::int64_t, std::int64_t) { return ScheduleValue{}; }};

std::span<const ScheduleType> scheduleTypes() {
    static const std::array rows{constantSchedule, oneCycleSchedule};
    return rows;
}

const ScheduleType* findScheduleType(std::string_view name) {
    const auto rows = scheduleTypes();
    const auto found = std::ranges::find(rows, name, &ScheduleType::name);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace glassbox
