#pragma once

#include "core/explain/step_run.h"

#include <cstdint>

namespace glassbox {

/// Samples in the batch of a random step.
inline constexpr std::int64_t randomSamples = 3;

/// A step of random samples, answers and weights, not run: what a network is checked with that has no data. A function
/// of the seed; in single precision it is made of the same numbers, rounded.
Result<StepRun> randomStep(Lowered lowered, std::uint64_t seed, DType precision, ThreadPool& pool);

}  // namespace glassbox
