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
                              {"lecun_normal", 1 / std::sqrt(double{fanIn}), 0},
                              {"uniform", 0.05 / std::sqrt(3.0), 0.05},
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

TEST(Initializer, SameNumbersAreTheSame) {
    EXPECT_EQ(drawn("zeros"), std::vector<double>(20000, 0.0));
    EXPECT_EQ(drawn("ones"), std::vector<double>(20000, 1.0));
}

TEST(Initializer, TakesItsConstantsFromTheDeclaration) {
    ParameterDeclaration declaration{"weight", {2, 10000}, "constant", fanIn, fanOut};
    declaration.constants = {-1.5, 0.25, 3};
    std::vector<double> numbers(20000);
    initialize(declaration, 1, 0, numbers);
    EXPECT_EQ(numbers, std::vector<double>(20000, -1.5));
    declaration.initializer = "uniform";
    initialize(declaration, 1, 0, numbers);
    const auto [least, most] = std::ranges::minmax(numbers);
    EXPECT_GE(least, -0.25);
    EXPECT_LE(most, 0.25);
    EXPECT_GT(most - least, 0.49);
    declaration.initializer = "normal";
    initialize(declaration, 1, 0, numbers);
    EXPECT_NEAR(deviation(numbers), 3, 0.09);
}

TEST(Initializer, OrthogonalHasOrthonormalRowsOrColumns) {
    for (const Shape& shape : {Shape{7, 20}, Shape{20, 7}, Shape{9, 9}, Shape{6, 2, 3, 3}, Shape{5}}) {
        std::vector<double> numbers(static_cast<std::size_t>(shape.elements()));
        initialize({"weight", shape, "orthogonal", fanIn, fanOut}, 3, 0, numbers);
        const auto rows = static_cast<std::size_t>(shape.rank() > 1 ? shape[0] : 1);
        const std::size_t columns = numbers.size() / rows, shorter = std::min(rows, columns);
        const auto at = [&](std::size_t vector, std::size_t i) {
            return rows <= columns ? numbers[vector * columns + i] : numbers[i * columns + vector];
        };
        for (std::size_t a = 0; a < shorter; ++a)
            for (std::size_t b = 0; b <= a; ++b) {
                double product = 0;
                for (std::size_t i = 0; i < std::max(rows, columns); ++i)
                    product += at(a, i) * at(b, i);
                EXPECT_NEAR(product, a == b ? 1 : 0, 1e-12) << shape.toString();
            }
    }
}

TEST(Initializer, OrthogonalFavoursNoSign) {
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        std::vector<double> numbers(16);
        initialize({"weight", {4, 4}, "orthogonal", 4, 4}, seed, 0, numbers);
        sum += numbers[0];
    }
    EXPECT_NEAR(sum / 400, 0, 0.1);  // deviation 0.5: four standard errors
}

TEST(Initializer, IsAFunctionOfSeedStreamAndIndexAlone) {
    for (const std::string_view name : initializerNames()) {
        const std::vector<double> whole = drawn(name);
        EXPECT_EQ(drawn(name), whole) << name;
        if (name == "zeros" || name == "ones" || name == "constant") continue;
        EXPECT_NE(drawn(name, 2), whole) << name;
        EXPECT_NE(drawn(name, 1, 1), whole) << name;
        if (name == "orthogonal") continue;  // a function of the shape too
        const std::vector<double> part = drawn(name, 1, 0, 100);
        EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin())) << name;
    }
}

}  // namespace
}  // namespace glassbox::testing
