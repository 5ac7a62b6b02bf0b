#pragma once

#include "core/tensor/dtype.h"

#include <array>
#include <cstdint>
#include <span>

namespace glassbox {

/// Counts of numbers in equal bins over [low, high], with what lies below and above.
struct PulseHistogram {
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
    PulseHistogram histogram;

    bool finite() const { return notNumbers == 0 && infinite == 0; }
};

/// Numbers that follow each other in memory.
struct NumberRange {
    const void* numbers = nullptr;
    std::int64_t count = 0;
};

/// Where the bins of a histogram begin and end; both 0: at powers of two at least twice as large as all numbers, at 0
/// where none are negative.
struct BinRange {
    double low = 0, high = 0;
};

/// The pulse of numbers of float32 or float64 that lie in some ranges; a function of the numbers alone. Allocates
/// nothing.
TensorPulse pulseOf(DType type, std::span<const NumberRange> ranges, BinRange bins = {});

}  // namespace glassbox
