#pragma once

#include <cstdint>

namespace glassbox {

/// Physical order of a batch of values in memory; the logical order is always N,C,H,W.
enum class Layout : std::uint8_t {
    Rows,  ///< one sample after the other, each in logical order
    N16,   ///< images, batch innermost: [ceil(N/16)][C][H][W][16]; lanes past the batch are padding
    NHWC,  ///< images, channels innermost: [N][H][W][C]
};

/// Samples in one block of the N16 layout.
constexpr int batchLanes = 16;

}  // namespace glassbox
