#pragma once

#include <array>
#include <cstdint>

namespace glassbox {

/// Counter and output of Philox 4x32: four 32-bit words.
using PhiloxBlock = std::array<std::uint32_t, 4>;
/// Key of Philox 4x32: two 32-bit words.
using PhiloxKey = std::array<std::uint32_t, 2>;

/// Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011): a pure function of counter
/// and key.
PhiloxBlock philox4x32(PhiloxBlock counter, PhiloxKey key);

/// What a random number is for; part of the key, so that no two uses share a stream.
enum class RandomPurpose : std::uint32_t {
    Initialize = 1,
    Shuffle = 2,
    Dropout = 3,
    Split = 4,
    Augment = 5,
    Sample = 6,
    Test = 7,
    Synthesize = 8,
    Noise = 9
};

/// A stream of random numbers that is a function of (seed, purpose, stream, step, index) and of nothing else: no
/// history. The Philox key is derived from (seed, purpose, stream) by one Philox call; (step, index) is the counter, so
/// they never collide. Use one kind of draw (block, bits, normal, below) a stream: the kinds share the same words.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, RandomPurpose purpose, std::uint32_t stream = 0, std::uint64_t step = 0);

    /// Four words at block `index`.
    PhiloxBlock block(std::uint64_t index) const;
    /// 32 random bits at `index`: word index % 4 of block index / 4.
    std::uint32_t bits(std::uint64_t index) const;
    /// Uniform in [0, 1), 24 bits, at `index`.
    float uniform(std::uint64_t index) const;
    /// Standard normal at `index` (Box and Muller, 1958); block index / 2 makes two of them.
    double normal(std::uint64_t index) const;
    /// The standard normals at 2 pair and 2 pair + 1, at the price of one.
    std::array<double, 2> normalPair(std::uint64_t pair) const;
    /// Unbiased integer in [0, bound) at `index`; bound > 0 (Lemire, "Fast random integer generation in an interval",
    /// 2019).
    std::uint32_t below(std::uint32_t bound, std::uint64_t index) const;

private:
    PhiloxKey key_;
    std::uint64_t step_;
};

}  // namespace glassbox
