#pragma once

#include "core/explain/unfolding.h"

namespace glassbox::test {

/// How many unfoldings had which view.
struct UnfoldingCounts {
    int biases = 0, patches = 0, attentions = 0, gates = 0, norms = 0;
};

/// Unfolds some numbers of every value of a step and compares them with the engine's: terms, patches, attention, gates
/// and normalisation; fails the test where one differs.
UnfoldingCounts checkUnfoldings(const StepRun& run);

}  // namespace glassbox::test
