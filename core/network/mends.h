#pragma once

#include "core/network/analysis.h"
#include "core/network/wiring.h"

namespace glassbox {

/// Gives the problems whose repair is plain a mend: a Flatten where a vector is needed, the largest kernel that fits, a
/// missing end, the nearest port that fits. At most 16 problems get one, for each holds a whole document.
void offerMends(NetworkAnalysis& analysis, const NetworkSpec& network, const Wiring& wiring, BlockTypes types);

}  // namespace glassbox
