#pragma once

#include "core/optim/optimizer.h"
#include "core/optim/schedule.h"

namespace glassbox {

// Rows of the optimizer table; each stands in the file of its optimizer.
extern const OptimizerType sgdType;
extern const OptimizerType adamType;
extern const OptimizerType adamwType;
extern const OptimizerType adagradType;
extern const OptimizerType adadeltaType;
extern const OptimizerType rmspropType;
extern const OptimizerType lionType;
extern const OptimizerType hebbType;
extern const OptimizerType ojaType;
extern const OptimizerType perceptronType;
extern const OptimizerType deltaType;

// Rows of the schedule table.
extern const ScheduleType constantSchedule;
extern const ScheduleType stepSchedule;
extern const ScheduleType exponentialSchedule;
extern const ScheduleType cosineSchedule;
extern const ScheduleType warmUpSchedule;
extern const ScheduleType plateauSchedule;
extern const ScheduleType rangeTestSchedule;
extern const ScheduleType oneCycleSchedule;

}  // namespace glassbox
