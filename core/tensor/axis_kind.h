#pragma once

#include <cstdint>

namespace glassbox {

/// What the axes of one sample mean.
enum class AxisKind : std::uint8_t {
    Scalar,    ///< no axes
    Vector,    ///< [C]
    Image,     ///< [C,H,W]
    Sequence,  ///< [T,C]
    Tokens,    ///< [T]
    Matrix,    ///< any other shape: weights
};

}  // namespace glassbox
