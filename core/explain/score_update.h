#pragma once

#include "core/explain/score.h"

namespace glassbox {

/// The lines of the update, in the order in which a trainer does them: penalties and clipping on the gradients, the
/// optimizer on each parameter, constraints on the weights, statistics and counters.
std::vector<ScoreLine> updateLines(const Lowered& lowered, const ExperimentSpec& experiment);

}  // namespace glassbox
