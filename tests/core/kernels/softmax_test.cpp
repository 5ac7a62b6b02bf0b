#include "core/kernels/cpu/softmax.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::kernels::test {
namespace {

/// Largest element of a row and the sum of e^(x - largest).
struct RowSum {
    RowSum(const double* x, int columns) : largest(*std::max_element(x, x + columns)) {
        for (int j = 0; j < columns; ++j)
            total += std::exp(x[j] - largest);
    }
    double largest, total = 0;
};

template <class T>
void crossEntropyAgrees() {
    Numbers numbers(41);
    for (const auto& [rows, columns, size] : {std::tuple{1, 1, 1.0}, {7, 10, 5.0}, {33, 17, 30.0}, {5, 100, 200.0}}) {
        std::vector<double> exact = numbers.reals<double>(static_cast<std::size_t>(rows) * columns);
        for (double& value : exact)
            value = static_cast<double>(static_cast<float>(value * size));
        const auto x = as<T>(exact);
        std::vector<std::int32_t> labels(rows);
        for (auto& label : labels)
            label = numbers.integer(0, columns - 1);
        std::vector<T> losses(rows), bareLosses(rows), p(x.size()), q(x.size()), dx(x.size());
        crossEntropyForward(rows, columns, x.data(), labels.data(), losses.data(), p.data());
        crossEntropyForward(rows, columns, x.data(), labels.data(), bareLosses.data(), nullptr);
        softmaxRows(rows, columns, x.data(), q.data());
        EXPECT_EQ(losses, bareLosses);
        EXPECT_EQ(p, q);
        crossEntropyBackward(rows, columns, p.data(), labels.data(), T(0.125), dx.data());
        for (int i = 0; i < rows; ++i) {
            const double* exactRow = exact.data() + static_cast<std::size_t>(i) * columns;
            const RowSum sum(exactRow, columns);
            ASSERT_NEAR(losses[i], std::log(sum.total) + (sum.largest - exactRow[labels[i]]), band<T>(1) * (1 + size));
            for (int j = 0; j < columns; ++j) {
                const std::size_t at = static_cast<std::size_t>(i) * columns + j;
                const double wanted = std::exp(exactRow[j] - sum.largest) / sum.total;
                ASSERT_NEAR(p[at], wanted, band<T>(1));
                ASSERT_NEAR(dx[at], (wanted - (j == labels[i])) * 0.125, band<T>(1));
            }
        }
    }
}

TEST(Softmax, CrossEntropyAgreesWithDefinition) {
    crossEntropyAgrees<double>();
    crossEntropyAgrees<float>();
}

TEST(Softmax, GradientIsTheDerivative) {
    Numbers numbers(42);
    const int rows = 3, columns = 9;
    auto x = numbers.reals<double>(rows * columns);
    const auto dp = numbers.reals<double>(rows * columns);
    std::vector<double> p(x.size()), dx(x.size());
    softmaxRows(rows, columns, x.data(), p.data());
    softmaxRowsBackward(rows, columns, dp.data(), p.data(), dx.data());
    const auto objective = [&] {
        std::vector<double> q(x.size());
        softmaxRows(rows, columns, x.data(), q.data());
        double total = 0;
        for (std::size_t i = 0; i < q.size(); ++i)
            total += q[i] * dp[i];
        return total;
    };
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double h = 1e-6, kept = x[i];
        x[i] = kept + h;
        const double above = objective();
        x[i] = kept - h;
        const double below = objective();
        x[i] = kept;
        EXPECT_NEAR(dx[i], (above - below) / (2 * h), 1e-8);
    }
}

template <class T>
void squaredErrorAgrees() {
    Numbers numbers(43);
    for (const auto& [rows, columns] : {std::pair{1, 1}, {7, 10}, {33, 3}}) {
        const auto y = numbers.reals<T>(static_cast<std::size_t>(rows) * columns);
        const auto target = numbers.reals<T>(y.size());
        std::vector<T> losses(rows), dy(y.size());
        squaredErrorForward(rows, columns, y.data(), target.data(), losses.data());
        squaredErrorBackward(rows, columns, y.data(), target.data(), T(0.5), dy.data());
        for (int i = 0; i < rows; ++i) {
            double wanted = 0;
            for (int j = 0; j < columns; ++j) {
                const std::size_t at = static_cast<std::size_t>(i) * columns + j;
                const double difference = static_cast<double>(y[at]) - static_cast<double>(target[at]);
                wanted += difference * difference / columns;
                EXPECT_NEAR(dy[at], difference * 2 / columns * 0.5, band<T>(1));
            }
            EXPECT_NEAR(losses[i], wanted, band<T>(columns));
        }
    }
}

TEST(SquaredError, AgreesWithDefinition) {
    squaredErrorAgrees<double>();
    squaredErrorAgrees<float>();
}

TEST(CountCorrect, TheFirstOfEqualMaximaCounts) {
    const float x[] = {1, 3, 3, 0, 2, 2, 5, 4, 5};
    const std::int32_t labels[] = {1, 2, 0};
    EXPECT_EQ(countCorrect(3, 3, x, labels), 2);
}

}  // namespace
}  // namespace glassbox::kernels::test
