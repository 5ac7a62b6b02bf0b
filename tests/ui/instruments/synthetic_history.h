#pragma once

#include "core/train/metrics.h"

namespace glassbox {

/// A run as a digit network has it, made up: loss from 2.3 towards 0.06, accuracy from 10 % towards 98 %, noise of a
/// batch of 64. `epochs` whole epochs and `more` steps.
History syntheticHistory(std::int64_t stepsPerEpoch, std::int64_t epochs, std::int64_t more);

}  // namespace glassbox
