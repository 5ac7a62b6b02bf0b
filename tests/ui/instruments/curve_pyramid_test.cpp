#include "ui/instruments/curve_pyramid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace glassbox {
namespace {

std::vector<double> noisyValues(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<double> value(0, 3);
    std::vector<double> values(count);
    for (double& each : values) {
        each = static_cast<double>(static_cast<float>(value(random)));
        if (random() % 11 == 0) each = std::nan("");
        if (random() % 37 == 0) each = std::numeric_limits<double>::infinity();
    }
    return values;
}

/// The bucket of values [first, last), gone through one by one.
CurveBucket bruteForce(const std::vector<double>& values, std::size_t first, std::size_t last) {
    CurveBucket bucket;
    bucket.first = static_cast<std::int64_t>(first);
    bucket.count = static_cast<std::int64_t>(last - first);
    for (std::size_t i = first; i < last; ++i) {
        if (!std::isfinite(values[i])) continue;
        const auto value = static_cast<float>(values[i]);
        bucket.low = bucket.finite == 0 ? value : std::min(bucket.low, value);
        bucket.high = bucket.finite == 0 ? value : std::max(bucket.high, value);
        bucket.sum += values[i];
        ++bucket.finite;
    }
    return bucket;
}

TEST(CurvePyramid, SaysWhatGoingThroughAllValuesSays) {
    for (const std::size_t count : {1u, 2u, 3u, 7u, 64u, 65u, 1000u, 4097u}) {
        const std::vector<double> values = noisyValues(count, static_cast<unsigned>(count));
        CurvePyramid pyramid;
        for (const double value : values)
            pyramid.append(value);
        ASSERT_EQ(pyramid.size(), static_cast<std::int64_t>(count));
        for (std::size_t stride = 1; stride < 2 * count; stride *= 2) {
            const auto buckets = pyramid.read(0, pyramid.size(), static_cast<std::int64_t>(stride));
            ASSERT_EQ(buckets.size(), (count + stride - 1) / stride);
            for (std::size_t i = 0; i < buckets.size(); ++i) {
                const CurveBucket expected = bruteForce(values, i * stride, std::min(count, (i + 1) * stride));
                ASSERT_EQ(buckets[i].first, expected.first);
                ASSERT_EQ(buckets[i].count, expected.count);
                ASSERT_EQ(buckets[i].finite, expected.finite);
                ASSERT_EQ(buckets[i].low, expected.low) << count << ' ' << stride << ' ' << i;
                ASSERT_EQ(buckets[i].high, expected.high);
                ASSERT_NEAR(buckets[i].sum, expected.sum, 1e-9);
            }
        }
    }
}

TEST(CurvePyramid, ReadsThePartAskedFor) {
    CurvePyramid pyramid;
    for (int i = 0; i < 1000; ++i)
        pyramid.append(i);
    const auto buckets = pyramid.read(100, 203, 8);
    ASSERT_FALSE(buckets.empty());
    EXPECT_EQ(buckets.front().first, 96);  // aligned: the first bucket begins before
    EXPECT_EQ(buckets.back().first, 200);
    EXPECT_EQ(buckets.front().low, 96);
    EXPECT_EQ(buckets.front().high, 103);
    EXPECT_TRUE(pyramid.read(1000, 2000, 4).empty());
    EXPECT_TRUE(pyramid.read(5, 5, 1).empty());
    EXPECT_EQ(pyramid.read(-50, 4, 4).size(), 1u);
    EXPECT_EQ(pyramid.read(0, 1000, std::int64_t{1} << 40).size(), 1u);
}

TEST(CurvePyramid, StrideKeepsTheNumberOfBuckets) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 1000; ++i) {
        const auto first = static_cast<std::int64_t>(random() % 100000);
        const auto last = first + 1 + static_cast<std::int64_t>(random() % 1000000);
        const std::int64_t stride = CurvePyramid::stride(first, last, 200);
        const auto buckets = [&](std::int64_t of) { return (last - 1) / of - first / of + 1; };
        EXPECT_LE(buckets(stride), 200);
        if (stride > 1) {
            EXPECT_GT(buckets(stride / 2), 200);
        }
    }
    EXPECT_EQ(CurvePyramid::stride(0, 200, 200), 1);
    EXPECT_EQ(CurvePyramid::stride(0, 201, 200), 2);
}

}  // namespace
}  // namespace glassbox
