#pragma once

#include "core/experiment/experiment_spec.h"

namespace glassbox::test {

/// A random network over all blocks and shipped composites through which gradients flow, with one or two inputs of any
/// kind and a random loss that fits at each open end; valid by construction. A function of the seed.
ExperimentSpec randomExperiment(std::uint64_t seed);

}  // namespace glassbox::test
