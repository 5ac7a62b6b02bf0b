#include "core/kernels/cpu/reduce.h"

#include "core/kernels/cpu/finite.h"
#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glassbox::kernels::test {
namespace {

template <class T>
void columnSumsAgree() {
    Numbers numbers(51);
    for (const auto& [rows, columns] : {std::pair{1, 1}, {7, 10}, {33, 120}, {64, 37}, {9, 131}}) {
        const int stride = columns + 2;
        const auto x = numbers.reals<T>(static_cast<std::size_t>(rows) * stride);
        std::vector<T> sums(columns), split(columns);
        columnSums(rows, columns, stride, x.data(), sums.data());
        const int first = columns / 3;
        columnSums(rows, first, stride, x.data(), split.data());
        columnSums(rows, columns - first, stride, x.data() + first, split.data() + first);
        EXPECT_EQ(sums, split);
        for (int j = 0; j < columns; ++j) {
            double wanted = 0;
            for (int i = 0; i < rows; ++i)
                wanted += static_cast<double>(x[i * stride + j]);
            EXPECT_NEAR(sums[j], wanted, band<T>(rows) * 8);
        }
    }
}

TEST(Reduce, ColumnSumsAgreeAndMayBeSplit) {
    columnSumsAgree<float>();
    columnSumsAgree<double>();
}

template <class T>
void channelSumsAgree() {
    Numbers numbers(52);
    for (const auto& [blocks, channels, pixels] : {std::tuple{1, 1, 1}, {3, 6, 49}, {2, 5, 100}}) {
        const auto x = numbers.reals<T>(static_cast<std::size_t>(blocks) * channels * pixels * 16);
        std::vector<T> sums(channels), split(channels), plain(channels);
        channelSumsN16(blocks, channels, pixels, 0, channels, x.data(), sums.data());
        for (int c = 0; c < channels; ++c)
            channelSumsN16(blocks, channels, pixels, c, c + 1, x.data(), split.data());
        EXPECT_EQ(sums, split);
        channelSumsNchw(blocks, channels, pixels * 16, 0, channels, x.data(), plain.data());
        std::vector<double> wanted(channels);
        for (std::size_t i = 0; i < x.size(); ++i)
            wanted[i / (static_cast<std::size_t>(pixels) * 16) % channels] += static_cast<double>(x[i]);
        for (int c = 0; c < channels; ++c) {
            EXPECT_NEAR(sums[c], wanted[c], band<T>(pixels * 16) * 30);
            EXPECT_NEAR(plain[c], wanted[c], band<T>(pixels * 16) * 30);
        }
    }
}

TEST(Reduce, ChannelSumsAgreeAndMayBeSplit) {
    channelSumsAgree<float>();
    channelSumsAgree<double>();
}

TEST(Reduce, SumAndMean) {
    const float x[] = {1, 2, 3.5F};
    EXPECT_EQ(sum(3, x), 6.5);
    EXPECT_EQ(mean(3, x), 6.5 / 3);
    EXPECT_EQ(mean(0, x), 0);
}

TEST(Finite, CountsWhatIsWrongAndSumsTheRest) {
    std::vector<float> x(37, 0.5F);
    x[3] = std::numeric_limits<float>::quiet_NaN();
    x[20] = -std::numeric_limits<float>::infinity();
    x[36] = -2;
    x[5] = 0;
    const RangeStatistics found = rangeStatistics(static_cast<std::int64_t>(x.size()), x.data());
    EXPECT_EQ(found.nonFinite, 2);
    EXPECT_EQ(found.zeros, 1);
    EXPECT_EQ(found.absoluteMaximum, 2);
    EXPECT_EQ(found.sum, 33 * 0.5 - 2);
    EXPECT_EQ(found.sumOfSquares, 33 * 0.25 + 4);
}

}  // namespace
}  // namespace glassbox::kernels::test
