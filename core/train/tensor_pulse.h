#pragma once

#include "core/tensor/dtype.h"

#include <array>
#include <cstdint>

namespace glassbox {

/// Counts of numbers in equal bins over [low, high], with what lies below and above.
struct Histogram {
    static constexpr int bins = 40;
    double low = 0, high = 0;
    std::array<std::uint32_t, bins> counts{};
    std::uint32_t below = 0, above = 0;
};

/// What can be said about many numbers at a glance; of those that are finite, but for the counts of the others.
struct TensorPulse {
    std::int64_t count = 0;  ///< all numbers
    std::int64_t notNumbers = 0, infinite = 0;
    double mean = 0, deviation = 0;  ///< deviation: of the numbers, not of an estimate
    double smallest = 0, largest = 0;
    double norm = 0;  ///< root of the sum of squares
    Histogram histogram;

    bool finite() const { return notNumbers == 0 && infinite == 0; }
};

/// The pulse of `count` numbers of float32 or float64; its bins span [low, high], or, where both are 0, the smallest
/// power of two that holds all of them, to both sides of 0. A function of the numbers alone; allocates nothing.
TensorPulse pulseOf(DType type, const void* numbers, std::int64_t count, double low = 0, double high = 0);

}  // namespace glassbox
