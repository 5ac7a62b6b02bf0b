#pragma once

#include <cstdint>

namespace glassbox::kernels {

/// What fault detectors want to know of a range.
struct RangeStatistics {
    std::int64_t nonFinite = 0;  ///< NaN and infinities
    double absoluteMaximum = 0;  ///< of the finite elements
    double sum = 0;              ///< of the finite elements
    double sumOfSquares = 0;     ///< of the finite elements
    std::int64_t zeros = 0;      ///< exact zeros (dead units)
};

/// Counts and sums a range in a fixed order. T is float or double.
template <class T>
RangeStatistics rangeStatistics(std::int64_t n, const T* x);

}  // namespace glassbox::kernels
