#include "core/base/philox.h"

#include "core/base/assert.h"

#include <cmath>
#include <numbers>

namespace glassbox {

namespace {

std::uint32_t low(std::uint64_t value) {
    return static_cast<std::uint32_t>(value);
}

std::uint32_t high(std::uint64_t value) {
    return static_cast<std::uint32_t>(value >> 32);
}

/// 53 random bits as a number in [0, 1).
double unitInterval(std::uint32_t a, std::uint32_t b) {
    const std::uint64_t bits = (static_cast<std::uint64_t>(a) << 32 | b) >> 11;
    return static_cast<double>(bits) * 0x1p-53;
}

}  // namespace

PhiloxBlock philox4x32(PhiloxBlock counter, PhiloxKey key) {
    constexpr std::uint64_t multiplier0 = 0xD2511F53;
    constexpr std::uint64_t multiplier1 = 0xCD9E8D57;
    constexpr std::uint32_t weyl0 = 0x9E3779B9;  // golden ratio
    constexpr std::uint32_t weyl1 = 0xBB67AE85;  // sqrt(3) - 1
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = multiplier0 * counter[0];
        const std::uint64_t product1 = multiplier1 * counter[2];
        counter = {high(product1) ^ counter[1] ^ key[0], low(product1), high(product0) ^ counter[3] ^ key[1],
                   low(product0)};
        key[0] += weyl0;
        key[1] += weyl1;
    }
    return counter;
}

RandomStream::RandomStream(std::uint64_t seed, RandomPurpose purpose, std::uint32_t stream, std::uint64_t step)
    : step_(step) {
    const PhiloxBlock derived =
        philox4x32({stream, static_cast<std::uint32_t>(purpose), 0, 0}, {low(seed), high(seed)});
    key_ = {derived[0], derived[1]};
}

PhiloxBlock RandomStream::block(std::uint64_t index) const {
    return philox4x32({low(index), high(index), low(step_), high(step_)}, key_);
}

std::uint32_t RandomStream::bits(std::uint64_t index) const {
    return block(index / 4)[index % 4];
}

float RandomStream::uniform(std::uint64_t index) const {
    return static_cast<float>(bits(index) >> 8) * 0x1p-24F;
}

double RandomStream::normal(std::uint64_t index) const {
    return normalPair(index / 2)[index % 2];
}

std::array<double, 2> RandomStream::normalPair(std::uint64_t pair) const {
    const PhiloxBlock words = block(pair);
    const double radius = std::sqrt(-2.0 * std::log(1.0 - unitInterval(words[0], words[1])));
    const double angle = 2.0 * std::numbers::pi * unitInterval(words[2], words[3]);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

std::uint32_t RandomStream::below(std::uint32_t bound, std::uint64_t index) const {
    GLASSBOX_ASSERT(bound > 0);
    const std::uint32_t threshold = (0U - bound) % bound;  // 2^32 mod bound: the products that would be too many
    PhiloxBlock words = block(index);
    for (;;) {
        for (const std::uint32_t word : words) {
            const std::uint64_t product = static_cast<std::uint64_t>(word) * bound;
            if (low(product) >= threshold) return high(product);
        }
        words = philox4x32(words, key_);
    }
}

}  // namespace glassbox
