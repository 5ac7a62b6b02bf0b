#include "core/kernels/cpu/softmax.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

namespace glassbox::kernels::test {
namespace {

template <class T>
void rowsSumToOne() {
    Numbers numbers(44);
    for (const auto& [rows, columns, size] : {std::tuple{1, 2, 1.0}, {7, 10, 5.0}, {33, 17, 30.0}, {5, 100, 200.0}}) {
        std::vector<double> exact = numbers.reals<double>(static_cast<std::size_t>(rows) * columns);
        for (double& value : exact)
            value *= size;
        const auto x = as<T>(exact);
        std::vector<T> p(x.size());
        softmaxRows(rows, columns, x.data(), p.data());
        for (int i = 0; i < rows; ++i) {
            double sum = 0;
            for (int j = 0; j < columns; ++j)
                sum += static_cast<double>(p[static_cast<std::size_t>(i) * columns + j]);
            EXPECT_NEAR(sum, 1, band<T>(columns));
        }
    }
}

TEST(Softmax, EveryRowSumsToOne) {
    rowsSumToOne<double>();
    rowsSumToOne<float>();
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

TEST(CountCorrect, TheFirstOfEqualMaximaCounts) {
    const float x[] = {1, 3, 3, 0, 2, 2, 5, 4, 5};
    const std::int32_t labels[] = {1, 2, 0}, missing[] = {-1, 2, 0};
    EXPECT_EQ(countCorrect(3, 3, x, labels), 2);
    EXPECT_EQ(countCorrect(3, 3, x, missing), 1);
}

}  // namespace
}  // namespace glassbox::kernels::test
