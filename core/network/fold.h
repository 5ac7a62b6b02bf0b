#pragma once

#include "core/network/analysis.h"
#include "core/network/expand.h"
#include "core/network/wiring.h"

namespace glassbox {

/// Adds to the analysis of a flat network what it says of the composites: types at their ports, sums of what is
/// inside. `wiring` is the flat network's.
void foldInstances(NetworkAnalysis& analysis, const Expansion& expansion, const Wiring& wiring);

/// Makes problems of flat blocks problems of the blocks that the document shows; which block it is stays in `path`.
void foldProblems(std::vector<Problem>& problems, const NetworkSpec& network);

/// What is wrong inside the definitions, whatever the shapes: at each instance.
std::vector<Problem> findInnerProblems(const NetworkSpec& network, const Expansion& expansion, BlockTypes types);

}  // namespace glassbox
