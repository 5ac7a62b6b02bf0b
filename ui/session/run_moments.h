#pragma once

#include "core/explain/moment.h"

#include <cstdint>
#include <memory>

namespace glassbox {

/// What the steps of a run are computed from, as it stands: copies that the run does not feel.
struct RunMoments {
    std::int64_t generation = 0;         ///< number of the preparation it belongs to
    std::int64_t events = 0;             ///< interventions so far
    std::shared_ptr<const Moment> next;  ///< null: there is no run
    std::shared_ptr<const Moment> last;  ///< null where it was not kept
};

}  // namespace glassbox
