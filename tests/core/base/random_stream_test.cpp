#include "core/base/philox.h"

#include <gtest/gtest.h>
#include <cmath>
#include <set>
#include <vector>

namespace glassbox {
namespace {

TEST(RandomStream, IsAFunctionOfItsArgumentsAlone) {
    const RandomStream a(7, RandomPurpose::Shuffle, 3, 11);
    const RandomStream b(7, RandomPurpose::Shuffle, 3, 11);
    static_cast<void>(a.block(99));
    EXPECT_EQ(a.block(5), b.block(5));
}

TEST(RandomStream, ChangesWithEachArgumentInItsLowAndItsHighBits) {
    constexpr std::uint64_t top = std::uint64_t{1} << 63;
    std::set<PhiloxBlock> blocks;
    for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, top})
        for (const RandomPurpose purpose : {RandomPurpose::Initialize, RandomPurpose::Dropout})
            for (const std::uint32_t stream : {0U, 1U, 1U << 31})
                for (const std::uint64_t step : {std::uint64_t{0}, std::uint64_t{1}, top})
                    for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{1}, top})
                        blocks.insert(RandomStream(seed, purpose, stream, step).block(index));
    EXPECT_EQ(blocks.size(), 3U * 2 * 3 * 3 * 3);
}

TEST(RandomStream, StepAndIndexAreTheCounter) {
    // The key is Philox of (stream, purpose) under the seed; the counter is (index, step): written out by hand.
    const PhiloxBlock key = philox4x32({9, static_cast<std::uint32_t>(RandomPurpose::Test), 0, 0}, {5, 6});
    const RandomStream stream((std::uint64_t{6} << 32) + 5, RandomPurpose::Test, 9, (std::uint64_t{2} << 32) + 1);
    EXPECT_EQ(stream.block((std::uint64_t{4} << 32) + 3), philox4x32({3, 4, 1, 2}, {key[0], key[1]}));
}

TEST(RandomStream, BitsAreTheWordsOfTheBlocksInOrder) {
    const RandomStream stream(1, RandomPurpose::Test);
    for (std::uint64_t index = 0; index < 12; ++index)
        EXPECT_EQ(stream.bits(index), stream.block(index / 4)[index % 4]);
}

TEST(RandomStream, UniformHasMeanAndVarianceOfTheUnitInterval) {
    const RandomStream stream(1, RandomPurpose::Test);
    constexpr int count = 100000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; ++i) {
        const double u = stream.uniform(static_cast<std::uint64_t>(i));
        ASSERT_GE(u, 0.0);
        ASSERT_LT(u, 1.0);
        sum += u;
        squares += u * u;
    }
    const double mean = sum / count;
    EXPECT_NEAR(mean, 0.5, 5 * std::sqrt(1.0 / 12 / count));
    EXPECT_NEAR(squares / count - mean * mean, 1.0 / 12, 0.002);
}

TEST(RandomStream, NormalHasTheMomentsAndTailsOfTheNormalDistribution) {
    const RandomStream stream(2, RandomPurpose::Test);
    constexpr int count = 100000;
    double sum = 0;
    double squares = 0;
    double products = 0;
    int beyondTwo = 0;
    double previous = 0;
    for (int i = 0; i < count; ++i) {
        const double z = stream.normal(static_cast<std::uint64_t>(i));
        ASSERT_TRUE(std::isfinite(z));
        sum += z;
        squares += z * z;
        products += z * previous;
        beyondTwo += std::abs(z) > 2.0 ? 1 : 0;
        previous = z;
    }
    EXPECT_NEAR(sum / count, 0.0, 0.016);
    EXPECT_NEAR(squares / count, 1.0, 0.025);
    EXPECT_NEAR(products / count, 0.0, 0.016);
    EXPECT_NEAR(static_cast<double>(beyondTwo) / count, std::erfc(std::sqrt(2.0)), 0.004);
}

TEST(RandomStream, BelowIsEvenlySpreadAndInRange) {
    const RandomStream stream(3, RandomPurpose::Test);
    constexpr int count = 60000;
    std::vector<int> hits(6);
    for (int i = 0; i < count; ++i) {
        const std::uint32_t face = stream.below(6, static_cast<std::uint64_t>(i));
        ASSERT_LT(face, 6U);
        ++hits[face];
    }
    double chiSquare = 0;
    for (const int hit : hits)
        chiSquare += (hit - count / 6.0) * (hit - count / 6.0) / (count / 6.0);
    EXPECT_LT(chiSquare, 20.5);  // 5 degrees of freedom, p = 0.001
}

TEST(RandomStream, BelowRejectsWhatWouldMakeLargeBoundsUneven) {
    // Without rejection, bound 3 * 2^30 would give multiples of three (of 0, 1, 2 mod 3) twice as often as others.
    const RandomStream stream(4, RandomPurpose::Test);
    constexpr std::uint32_t bound = 3U << 30;
    constexpr int count = 30000;
    std::vector<int> hits(3);
    for (int i = 0; i < count; ++i) {
        const std::uint32_t value = stream.below(bound, static_cast<std::uint64_t>(i));
        ASSERT_LT(value, bound);
        ++hits[value % 3];
    }
    for (const int hit : hits)
        EXPECT_NEAR(hit, count / 3.0, 5 * std::sqrt(count * 2.0 / 9));
}

TEST(RandomStream, BelowOneIsZero) {
    EXPECT_EQ(RandomStream(5, RandomPurpose::Test).below(1, 0), 0U);
}

}  // namespace
}  // namespace glassbox
