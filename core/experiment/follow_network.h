#pragma once

#include "core/experiment/experiment_spec.h"

namespace glassbox {

/// The experiment with another network in place of its own: a renamed Input or Output block keeps its field and loss, a
/// new one gets the defaults, what belonged to a block that is gone goes, and a loss that does not fit the task any more
/// gives way to the task's default.
ExperimentSpec withNetwork(ExperimentSpec experiment, NetworkSpec network);

}  // namespace glassbox
