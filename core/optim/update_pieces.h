#pragma once

#include "core/base/thread_pool.h"
#include "core/optim/parameter_table.h"

#include <cstdint>
#include <vector>

namespace glassbox {

/// Part of the flat buffers that one task updates: parameters that are not frozen and have had as many updates.
struct UpdatePiece {
    std::int64_t begin = 0, end = 0;  ///< elements
    std::int64_t steps = 0;           ///< updates before this one
};

/// Cuts the flat buffers of a table into pieces of a fixed size, frozen parameters left out. Neighbours with the same
/// count of updates share pieces. Allocates only where the table has grown.
class UpdatePieces {
public:
    /// The pieces of an update, and counts it in every parameter that is not frozen.
    const std::vector<UpdatePiece>& next(ParameterTable& table);

private:
    std::vector<UpdatePiece> pieces_;
};

}  // namespace glassbox
