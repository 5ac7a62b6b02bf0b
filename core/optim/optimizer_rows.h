#pragma once

#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"

namespace glassbox {

// Rows of the optimizer table; each stands in the file of its optimizer.
extern const OptimizerType sgdType;
extern const OptimizerType adamType;

// Rows of the schedule table.
extern const ScheduleType constantSchedule;
extern const ScheduleType oneCycleSchedule;

}  // namespace glassbox
