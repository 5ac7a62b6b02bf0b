#include "core/kernels/cpu/row_product.h"
#include "core/kernels/cpu/transpose.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>

namespace glassbox::kernels::test {
namespace {

/// Values that begin `shift` elements off the alignment, and a guard of NaN behind them.
template <class T>
class Shifted {
public:
    Shifted(Numbers& numbers, int count, int shift) : memory_(count + shift + 64), shift_(shift) {
        const auto values = numbers.reals<T>(count);
        for (std::size_t i = 0; i < memory_.size(); ++i)
            memory_[i] = std::numeric_limits<T>::quiet_NaN();
        for (int i = 0; i < count; ++i)
            data()[i] = values[i];
    }
    T* data() const { return memory_.data() + shift_; }

private:
    Buffer<T> memory_;
    int shift_;
};

template <class T>
void compareRowProduct(int rows, int in, int out, int shift) {
    Numbers numbers(91);
    const Shifted<T> x(numbers, rows * in, shift), weight(numbers, out * in, shift);
    const Buffer<T> z(static_cast<std::size_t>(rows) * out + 1);
    rowProduct<T>(rows, in, out, x.data(), weight.data(), z.data());
    std::vector<double> wanted;
    for (int r = 0; r < rows; ++r)
        for (int o = 0; o < out; ++o) {
            double sum = 0;
            for (int p = 0; p < in; ++p)
                sum += static_cast<double>(x.data()[r * in + p]) * static_cast<double>(weight.data()[o * in + p]);
            wanted.push_back(sum);
        }
    EXPECT_LT(relativeError(z.values(), wanted, wanted.size()), band<T>(in)) << rows << ' ' << in << ' ' << out;
    EXPECT_EQ(z[wanted.size()], T(77)) << "writes past the end";
}

TEST(RowProduct, AgreesWithDefinitionForAllTails) {
    for (const int rows : {1, 2, 3, 7, 16, 33})
        for (const int in : {1, 3, 4, 15, 16, 17, 84, 120, 403})
            for (const int out : {1, 2, 5, 8, 9, 10, 31}) {
                compareRowProduct<float>(rows, in, out, rows % 3);
                compareRowProduct<double>(rows, in, out, rows % 3);
            }
}

TEST(RowProduct, AddsUpLongSumsInParts) {
    for (const int in : {511, 513, 1024, 1025, 2050, 4096})
        for (const int rows : {1, 16, 33})
            for (const int out : {1, 9, 31}) {
                compareRowProduct<float>(rows, in, out, 1);
                compareRowProduct<double>(rows, in, out, 1);
            }
}

template <class T>
void rowsAreIndependent() {
    Numbers numbers(92);
    const int rows = 16, in = 121, out = 85;
    const auto x = numbers.reals<T>(rows * in), weight = numbers.reals<T>(out * in);
    std::vector<T> together(rows * out), alone(rows * out);
    rowProduct<T>(rows, in, out, x.data(), weight.data(), together.data());
    for (int r = 0; r < rows; ++r)
        rowProduct<T>(1, in, out, x.data() + r * in, weight.data(), alone.data() + r * out);
    EXPECT_EQ(0, std::memcmp(together.data(), alone.data(), together.size() * sizeof(T)));
}

TEST(RowProduct, ARowIsTheSameAloneAndAmongOthers) {
    rowsAreIndependent<float>();
    rowsAreIndependent<double>();
}

template <class T>
void transposes(int rows, int columns) {
    Numbers numbers(93);
    const int fromStep = columns + 3, toStep = rows + 5;
    const auto from = numbers.reals<T>(static_cast<std::size_t>(rows) * fromStep);
    std::vector<T> to(static_cast<std::size_t>(columns) * toStep, T(77)), wanted = to;
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j)
            wanted[j * toStep + i] = from[i * fromStep + j];
    transpose<T>(rows, columns, from.data(), fromStep, to.data(), toStep);
    EXPECT_EQ(to, wanted) << rows << ' ' << columns;
}

TEST(Transpose, MovesEachElementAndNothingElse) {
    for (const int rows : {1, 3, 8, 16, 17, 40, 64})
        for (const int columns : {1, 2, 7, 16, 31, 48, 70}) {
            transposes<float>(rows, columns);
            transposes<double>(rows, columns);
        }
}

}  // namespace
}  // namespace glassbox::kernels::test
