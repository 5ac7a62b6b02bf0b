#include "core/kernels/cpu/loss.h"

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
        for (int i = 0; i < rows; ++i) {
            const std::size_t at = static_cast<std::size_t>(i) * columns;
            losses[i] = labelLoss(1, columns, x.data() + at, labels.data() + i, {}, p.data() + at);
            bareLosses[i] = labelLoss(1, columns, x.data() + at, labels.data() + i, {}, nullptr);
            labelLossBackward(1, columns, p.data() + at, labels.data() + i, {}, T(0.125), dx.data() + at);
        }
        softmaxRows(rows, columns, x.data(), q.data());
        EXPECT_EQ(losses, bareLosses);
        EXPECT_EQ(p, q);
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

TEST(LabelLoss, CrossEntropyAgreesWithDefinition) {
    crossEntropyAgrees<double>();
    crossEntropyAgrees<float>();
}

/// Loss and gradient of a sequence of rows.
template <class T>
std::pair<T, std::vector<T>> labelled(int rows, int columns, const std::vector<T>& x,
                                      const std::vector<std::int32_t>& labels, LabelShares shares) {
    std::vector<T> p(x.size()), dx(x.size());
    const T loss = labelLoss(rows, columns, x.data(), labels.data(), shares, p.data());
    labelLossBackward(rows, columns, p.data(), labels.data(), shares, T(1), dx.data());
    return {loss, dx};
}

TEST(LabelLoss, WeightsOfOneAndNoSmoothingChangeNothing) {
    Numbers numbers(45);
    const int rows = 5, columns = 11;
    const auto x = numbers.reals<double>(rows * columns);
    const std::vector<std::int32_t> labels = {0, 10, 3, 3, 7};
    const std::vector<double> ones(columns, 1.0);
    const auto plain = labelled<double>(rows, columns, x, labels, {});
    for (const LabelShares& shares : {LabelShares{ones.data(), 0}, LabelShares{ones.data(), 1e-300}}) {
        const auto weighted = labelled<double>(rows, columns, x, labels, shares);
        EXPECT_NEAR(weighted.first, plain.first, 1e-14);
        for (std::size_t i = 0; i < x.size(); ++i)
            EXPECT_NEAR(weighted.second[i], plain.second[i], 1e-15);
    }
    EXPECT_DOUBLE_EQ(labelWeight(rows, labels.data(), ones.data()), labelWeight(rows, labels.data(), nullptr));
}

TEST(LabelLoss, RowsWithoutLabelCountNothing) {
    Numbers numbers(46);
    const int columns = 4;
    const auto x = numbers.reals<double>(3 * columns);
    const std::vector<std::int32_t> labels = {2, -1, 0};
    const auto [loss, dx] = labelled<double>(3, columns, x, labels, {nullptr, 0.2});
    std::vector<double> kept(x.begin(), x.begin() + columns);
    kept.insert(kept.end(), x.begin() + 2L * columns, x.end());
    const auto [others, unused] = labelled<double>(2, columns, kept, {2, 0}, {nullptr, 0.2});
    EXPECT_NEAR(loss * 3, others * 2, 1e-14);
    for (int j = 0; j < columns; ++j)
        EXPECT_EQ(dx[static_cast<std::size_t>(columns + j)], 0);
    EXPECT_DOUBLE_EQ(labelWeight(3, labels.data(), nullptr), 2.0 / 3);
}

TEST(MarginLoss, IsNothingWhereTheRightAnswerIsFarEnoughAhead) {
    const double x[] = {3, 1, 2, 0};
    const std::int32_t label[] = {0};
    EXPECT_DOUBLE_EQ(marginLoss(1, 4, x, label, 1.0), 0.0);
    EXPECT_DOUBLE_EQ(marginLoss(1, 4, x, label, 2.5), (0.5 + 1.5) / 4);
    double dx[4];
    marginLossBackward(1, 4, x, label, 2.5, 1.0, dx);
    EXPECT_EQ(std::vector<double>(dx, dx + 4), (std::vector<double>{-0.5, 0.25, 0.25, 0}));
}

TEST(Divergence, IsNothingWhereTheNetworkSaysTheTarget) {
    const double logits[] = {std::log(0.2), std::log(0.5), std::log(0.3)}, target[] = {0.2, 0.5, 0.3};
    double p[3];
    EXPECT_NEAR(divergence(1, 3, logits, target, p), 0, 1e-15);
    const double certain[] = {0, 1, 0};
    EXPECT_NEAR(divergence(1, 3, logits, certain, p), -std::log(0.5), 1e-15);
}

TEST(BinaryCrossEntropy, IsExactWhereTheNetworkIsNearlySure) {
    for (const double z : {-800.0, -40.0, 0.0, 40.0, 800.0}) {
        const double one = 1, none = 0;
        double p = 0;
        const double rest = std::log1p(std::exp(-std::abs(z)));
        EXPECT_DOUBLE_EQ(binaryCrossEntropy(1, &z, &none, &p), std::max(z, 0.0) + rest);
        EXPECT_DOUBLE_EQ(binaryCrossEntropy(1, &z, &one, &p), std::max(-z, 0.0) + rest);
    }
}

template <class T>
void squaredErrorAgrees() {
    Numbers numbers(43);
    for (const auto& [rows, columns] : {std::pair{1, 1}, {7, 10}, {33, 3}}) {
        const auto y = numbers.reals<T>(static_cast<std::size_t>(rows) * columns);
        const auto target = numbers.reals<T>(y.size());
        std::vector<T> losses(rows), dy(y.size());
        for (int i = 0; i < rows; ++i) {
            const std::size_t at = static_cast<std::size_t>(i) * columns;
            losses[i] = distanceLoss(Distance::Squared, T(0), columns, y.data() + at, target.data() + at);
            distanceLossBackward(Distance::Squared, T(0), columns, y.data() + at, target.data() + at, T(0.5),
                                 dy.data() + at);
        }
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

TEST(Huber, IsSquaresNearAndALineFar) {
    const double y[] = {0.5, 3, -2}, target[] = {0, 0, 0};
    EXPECT_DOUBLE_EQ(distanceLoss(Distance::Huber, 1.0, 3, y, target), (0.125 + 2.5 + 1.5) / 3);
    double dy[3];
    distanceLossBackward(Distance::Huber, 1.0, 3, y, target, 3.0, dy);
    EXPECT_EQ(std::vector<double>(dy, dy + 3), (std::vector<double>{0.5, 1, -1}));
}

}  // namespace
}  // namespace glassbox::kernels::test
