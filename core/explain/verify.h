#pragma once

#include "core/explain/explain.h"
#include "core/explain/step_run.h"

namespace glassbox {

/// (L(v+h) - L(v-h)) / 2h of one element.
struct CentralDifference {
    double slope = 0, h = 0;
    double noise = 0;   ///< what rounding of the two losses makes of the slope
    bool kink = false;  ///< the side of a kink, a relu sign or a pooling winner, differs between the two ends
};

/// The central difference of the loss by an element of a value, everything before it unchanged (float64 runs).
CentralDifference centralDifference(StepRun& run, ValueId value, Element element, double h);

/// True if every number of the engine that a value is made of agrees with the terms of its own op, summed in double
/// over the engine's own inputs: |engine - terms| <= 32 eps (sum of |terms|). The value itself is not looked at.
bool originsAgree(const StepRun& engine, ValueId value);

/// Checks one number of the engine: against the same number of the double-precision run, and, where it is a gradient of
/// the loss, against the central difference (L(v+h) - L(v-h)) / 2h of three h (Press et al., "Numerical Recipes",
/// ch. 5.7). It agrees if |engine - double| <= 32 eps (sum of |terms|) or 1e-4 of the tensor's largest element, and the
/// central difference of the double run agrees too, unless a relu sign or a pooling winner differs between its two
/// ends: then it says "at a kink". Where what came before was rounded by more than this tensor is large (the gradients
/// of a sure answer; a relu whose z has one sign in float and the other in double), the terms decide: of this number
/// and of every number it is made of.
Verification verifyNumber(const StepRun& engine, StepRun& reference, ValueId value, Element element);

}  // namespace glassbox
