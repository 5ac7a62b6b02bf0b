#include "core/blocks/initializer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::testing {
namespace {

constexpr std::int64_t fanIn = 50, fanOut = 150;

std::vector<double> drawn(std::string_view name, std::uint64_t seed = 1, std::uint32_t stream = 0,
                          std::size_t count = 20000) {
    std::vector<double> numbers(count);
    initialize({"weight", {}, std::string(name), fanIn, fanOut}, seed, stream, numbers);
    return numbers;
}

double deviation(const std::vector<double>& numbers) {
    double squares = 0;
    for (const double number : numbers)
        squares += number * number;
    return std::sqrt(squares / static_cast<double>(numbers.size()));
}

/// Name, deviation that the paper wants, largest number possible (0: unbounded).
struct Expected {
    std::string_view name;
    double deviation, bound;
};

TEST(Initializer, DrawsWithThePapersDeviation) {
    const Expected cases[] = {{"he_normal", std::sqrt(2.0 / fanIn), 0},
                              {"he_uniform", std::sqrt(2.0 / fanIn), std::sqrt(6.0 / fanIn)},
                              {"xavier_normal", std::sqrt(2.0 / (fanIn + fanOut)), 0},
                              {"xavier_uniform", std::sqrt(2.0 / (fanIn + fanOut)), std::sqrt(6.0 / (fanIn + fanOut))},
                              {"pytorch_uniform", 1 / std::sqrt(3.0 * fanIn), 1 / std::sqrt(double{fanIn})},
                              {"normal", 0.01, 0}};
    for (const Expected& expected : cases) {
        const std::vector<double> numbers = drawn(expected.name);
        // Standard error of a deviation is below 0.5 % of it with 20000 numbers: 3 % is six of them.
        EXPECT_NEAR(deviation(numbers), expected.deviation, 0.03 * expected.deviation) << expected.name;
        double sum = 0;
        for (const double number : numbers)
            sum += number;
        EXPECT_NEAR(sum / 20000, 0, 0.045 * expected.deviation) << expected.name;
        const auto [least, most] = std::ranges::minmax(numbers);
        if (expected.bound > 0) {
            EXPECT_LE(most, expected.bound) << expected.name;
            EXPECT_GE(least, -expected.bound) << expected.name;
            EXPECT_GT(most, 0.99 * expected.bound) << expected.name;
        }
    }
}

TEST(Initializer, ZerosAreZero) {
    EXPECT_EQ(drawn("zeros"), std::vector<double>(20000, 0.0));
}

TEST(Initializer, IsAFunctionOfSeedStreamAndIndexAlone) {
    for (const std::string_view name : initializerNames()) {
        const std::vector<double> whole = drawn(name), part = drawn(name, 1, 0, 100);
        EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin())) << name;
        if (name == "zeros") continue;
        EXPECT_NE(drawn(name, 2), whole) << name;
        EXPECT_NE(drawn(name, 1, 1), whole) << name;
    }
}

}  // namespace
}  // namespace glassbox::testing
