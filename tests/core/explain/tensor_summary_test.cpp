#include "core/explain/tensor_summary.h"
#include "core/explain/principal_plane.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace glassbox {
namespace {

Tensor tensorOf(Shape shape, const std::vector<float>& numbers) {
    return Tensor::of<float>(shape, numbers);
}

std::int64_t inBins(const Histogram& histogram) {
    return std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::int64_t{0});
}

TEST(TensorSummary, SaysWhatTheNumbersAre) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const TensorSummary summary = summarize(tensorOf({2, 3}, {1, 0, 3, 0, nan, -4}));
    EXPECT_EQ(summary.count, 6);
    EXPECT_EQ(summary.zeros, 2);
    EXPECT_EQ(summary.notFinite, 1);
    EXPECT_EQ(summary.smallest, -4);
    EXPECT_EQ(summary.largest, 3);
    EXPECT_NEAR(summary.mean, 0, 1e-12);
    EXPECT_NEAR(summary.deviation, std::sqrt(26.0 / 5), 1e-12);
}

TEST(TensorSummary, OfNothingIsZero) {
    const TensorSummary summary = summarize(tensorOf({1}, {std::numeric_limits<float>::infinity()}));
    EXPECT_EQ(summary.notFinite, 1);
    EXPECT_EQ(summary.mean, 0);
}

TEST(Histogram, CountsEachNumberOnceAndNoneIsDropped) {
    const float infinity = std::numeric_limits<float>::infinity();
    const Histogram histogram = histogramOf(tensorOf({8}, {-2, 0, 0.5F, 1, 1.5F, 2, 9, infinity}), 4, 0, 2);
    EXPECT_EQ(histogram.counts, (std::vector<std::int64_t>{1, 1, 1, 2}));  // the last bin holds its end
    EXPECT_EQ(histogram.below, 1);
    EXPECT_EQ(histogram.above, 1);
    EXPECT_EQ(histogram.notFinite, 1);
}

TEST(Histogram, ItsOwnEndsHoldTheBulkAndTellTheTails) {
    std::vector<float> numbers;
    for (int i = 0; i < 1000; ++i)
        numbers.push_back(static_cast<float>(i) / 1000);
    numbers.push_back(500);
    numbers.push_back(-500);
    const Histogram histogram = histogramOf(tensorOf({1002}, numbers), 20);
    EXPECT_EQ(histogram.below, 1);
    EXPECT_GE(histogram.above, 1);
    EXPECT_EQ(inBins(histogram) + histogram.below + histogram.above, 1002);
    EXPECT_LE(histogram.high, 1.1);
    EXPECT_LE(histogram.counts.size(), 20u);
}

TEST(Histogram, WithoutTailsEverythingLiesInside) {
    for (const std::vector<float>& numbers : {std::vector<float>{3, 3, 3, 3}, {-1, 0, 2, 5}, {0, 1e-30F, 2e-30F, 0}}) {
        const Histogram histogram = histogramOf(tensorOf({4}, numbers), 10);
        EXPECT_EQ(inBins(histogram), 4);
        EXPECT_EQ(histogram.below + histogram.above, 0);
    }
}

TEST(PrincipalPlane, FindsThePlaneInWhichPointsLie) {
    // Points on the ellipse 3 cos t, sin t, in the plane of two orthogonal directions of five dimensions.
    const double u[5] = {0.5, 0.5, 0.5, 0.5, 0}, v[5] = {0.5, -0.5, 0.5, -0.5, 0};
    std::vector<float> numbers;
    constexpr int points = 40;
    for (int i = 0; i < points; ++i) {
        const double turn = 2 * 3.14159265358979 * i / points;
        for (int c = 0; c < 5; ++c)
            numbers.push_back(static_cast<float>(7 + 3 * std::cos(turn) * u[c] + std::sin(turn) * v[c]));
    }
    const PrincipalPlane plane = principalPlane(tensorOf({points, 5}, numbers));
    ASSERT_EQ(plane.points.size(), 40u);
    for (int i = 0; i < points; ++i) {
        const double turn = 2 * 3.14159265358979 * i / points;
        EXPECT_NEAR(plane.points[static_cast<std::size_t>(i)][0], 3 * std::cos(turn), 1e-5);
        EXPECT_NEAR(std::abs(plane.points[static_cast<std::size_t>(i)][1]), std::abs(std::sin(turn)), 1e-5);
    }
    EXPECT_NEAR(plane.share[0], 0.9, 1e-6);
    EXPECT_NEAR(plane.share[1], 0.1, 1e-6);
}

TEST(PrincipalPlane, IsTheSameThroughEitherProduct) {
    // More columns than rows goes through the other square product; transposing twice the numbers must not matter.
    std::vector<float> wide;
    for (int i = 0; i < 4 * 9; ++i)
        wide.push_back(static_cast<float>(std::sin(i * 1.7) + 0.1 * i));
    const PrincipalPlane plane = principalPlane(tensorOf({4, 9}, wide));
    std::vector<float> tall(wide);  // three times the same rows: the same directions, more rows than columns
    tall.insert(tall.end(), wide.begin(), wide.end());
    tall.insert(tall.end(), wide.begin(), wide.end());
    const PrincipalPlane same = principalPlane(tensorOf({12, 9}, tall));
    for (std::size_t i = 0; i < 12; ++i) {
        EXPECT_NEAR(same.points[i][0], plane.points[i % 4][0], 1e-6);
        EXPECT_NEAR(same.points[i][1], plane.points[i % 4][1], 1e-6);
    }
}

TEST(PrincipalPlane, LeavesOutRowsThatAreNotFinite) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const PrincipalPlane plane = principalPlane(tensorOf({4, 2}, {1, 0, nan, 5, -1, 0, 0, 0}));
    EXPECT_TRUE(std::isnan(plane.points[1][0]));
    EXPECT_NEAR(plane.points[0][0], 1, 1e-9);
    EXPECT_NEAR(plane.points[2][0], -1, 1e-9);
    EXPECT_NEAR(plane.share[0], 1, 1e-9);
    const PrincipalPlane flat = principalPlane(tensorOf({3, 2}, {4, 4, 4, 4, 4, 4}));
    EXPECT_EQ(flat.points[2][0], 0);
    EXPECT_EQ(flat.share[0], 0);
}

}  // namespace
}  // namespace glassbox
