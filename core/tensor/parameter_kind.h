#pragma once

#include <cstdint>

namespace glassbox {

/// Who changes a parameter of a block.
enum class ParameterKind : std::uint8_t {
    Trained,    ///< the optimizer, by its gradient
    Statistic,  ///< the step itself: a running mean that training updates and inference uses
    Counter,    ///< the step itself: how many steps there have been, a whole number
};

}  // namespace glassbox
