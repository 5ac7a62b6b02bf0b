#include "core/kernels/cpu/elementwise.h"

#include "tests/core/kernels/random_values.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace glassbox::kernels::test {
namespace {

constexpr Activation functions[] = {{ActivationType::None, 0},        {ActivationType::Relu, 0},
                                    {ActivationType::LeakyRelu, 0.2}, {ActivationType::Sigmoid, 0},
                                    {ActivationType::Tanh, 0},        {ActivationType::Gelu, 0},
                                    {ActivationType::Elu, 0},         {ActivationType::Silu, 0},
                                    {ActivationType::Softplus, 0}};

double value(Activation function, double z) {
    switch (function.type) {
        case ActivationType::None:
            return z;
        case ActivationType::Relu:
            return std::max(z, 0.0);
        case ActivationType::LeakyRelu:
            return z > 0 ? z : function.slope * z;
        case ActivationType::Sigmoid:
            return 1 / (1 + std::exp(-z));
        case ActivationType::Tanh:
            return std::tanh(z);
        case ActivationType::Gelu:
            return z / 2 * std::erfc(-z / std::sqrt(2.0));
        case ActivationType::Elu:
            return z > 0 ? z : std::expm1(z);
        case ActivationType::Silu:
            return z / (1 + std::exp(-z));
        case ActivationType::Softplus:
            return std::max(z, 0.0) + std::log1p(std::exp(-std::abs(z)));
    }
    return 0;
}

double slope(Activation function, double z) {
    const double h = 1e-5;
    return (value(function, z + h) - value(function, z - h)) / (2 * h);
}

/// From -20 to 20, finely, without 0 (a kink), and some far away.
std::vector<double> points() {
    std::vector<double> all;
    for (int i = -4000; i <= 4000; ++i)
        all.push_back((i + 0.37) / 200);
    for (const double far : {-87.0, -50.0, 30.0, 88.0, 100.0, -100.0, 1e-3, -1e-3, 1e-6, -1e-6})
        all.push_back(far);
    return all;
}

template <class T>
void compareWithDefinition(double valueBand, double slopeBand) {
    const auto z = as<T>(points());
    std::vector<T> a(z.size()), dz(z.size());
    const std::vector<T> da(z.size(), T(1.5));
    for (const Activation function : functions) {
        activate(function, static_cast<std::int64_t>(z.size()), z.data(), a.data());
        const T* saved = gradientNeedsInput(function.type) ? z.data() : a.data();
        activateBackward(function, static_cast<std::int64_t>(z.size()), da.data(), saved, dz.data());
        for (std::size_t i = 0; i < z.size(); ++i) {
            const double at = static_cast<double>(z[i]), wanted = value(function, at);
            // Relative to the value, but at least to a tenth of an ulp of what is added and subtracted (gelu near 0).
            const double size = std::max(std::abs(wanted), function.type == ActivationType::Gelu ? std::abs(at) : 0.0);
            ASSERT_NEAR(static_cast<double>(a[i]), wanted, valueBand * size + 1e-38)
                << static_cast<int>(function.type) << " at " << at;
            if (std::abs(at) > 1e-4) {
                ASSERT_NEAR(static_cast<double>(dz[i]), 1.5 * slope(function, at), slopeBand)
                    << static_cast<int>(function.type) << " at " << at;
            }
        }
    }
}

TEST(Elementwise, FunctionsAgreeWithDefinition) {
    compareWithDefinition<double>(1e-14, 1e-8);
    compareWithDefinition<float>(4 * 1.2e-7, 1e-6);
}

TEST(Elementwise, EachElementStandsAlone) {
    Numbers numbers(31);
    for (const Activation function : functions)
        for (const int n : {1, 7, 16, 33, 100}) {
            const auto z = numbers.reals<float>(n), da = numbers.reals<float>(n);
            std::vector<float> whole(n), single(n), dzWhole(n), dzSingle(n);
            activate(function, n, z.data(), whole.data());
            activateBackward(function, n, da.data(), z.data(), dzWhole.data());
            for (int i = 0; i < n; ++i) {
                activate(function, 1, &z[i], &single[i]);
                activateBackward(function, 1, &da[i], &z[i], &dzSingle[i]);
            }
            EXPECT_EQ(whole, single);
            EXPECT_EQ(dzWhole, dzSingle);
        }
}

TEST(Elementwise, NotANumberStaysOne) {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    for (const Activation function : functions) {
        float a = 0;
        activate(function, 1, &nan, &a);
        EXPECT_TRUE(std::isnan(a)) << static_cast<int>(function.type);
    }
}

template <class T>
void biasIsAddedPerColumnAndChannel() {
    Numbers numbers(32);
    for (const auto& [outer, channels, inner] : {std::tuple{1, 1, 1}, {7, 3, 5}, {3, 120, 2}, {2, 17, 33}}) {
        const auto x = numbers.reals<T>(static_cast<std::size_t>(outer) * channels * inner * 16);
        const auto bias = numbers.reals<T>(channels);
        std::vector<T> z(x.size()), a(x.size()), wanted(x.size()), again(x.size());
        const Activation tanh{ActivationType::Tanh, 0};
        const auto check = [&](auto run) {
            run(z.data(), a.data());
            EXPECT_EQ(z, wanted);
            activate(tanh, static_cast<std::int64_t>(wanted.size()), wanted.data(), again.data());
            EXPECT_EQ(a, again);
            run(nullptr, z.data());
            EXPECT_EQ(z, a);
            run(z.data(), nullptr);
            EXPECT_EQ(z, wanted);
        };
        const int rows = outer * inner * 16;
        for (std::size_t i = 0; i < x.size(); ++i)
            wanted[i] = x[i] + bias[i % channels];
        check([&](T* zs, T* as) { biasActivateRows(rows, channels, x.data(), bias.data(), tanh, zs, as); });
        for (std::size_t i = 0; i < x.size(); ++i)
            wanted[i] = x[i] + bias[i / (inner * 16) % channels];
        check([&](T* zs, T* as) { biasActivateN16(outer, channels, inner, x.data(), bias.data(), tanh, zs, as); });
        check(
            [&](T* zs, T* as) { biasActivateNchw(outer, channels, inner * 16, x.data(), bias.data(), tanh, zs, as); });
    }
}

TEST(Elementwise, BiasIsAddedPerColumnAndChannel) {
    biasIsAddedPerColumnAndChannel<float>();
    biasIsAddedPerColumnAndChannel<double>();
}

TEST(Elementwise, BiasInPlaceIsTheSame) {
    Numbers numbers(33);
    auto x = numbers.reals<float>(50 * 30);
    const auto bias = numbers.reals<float>(30);
    std::vector<float> a(x.size());
    biasActivateRows(50, 30, x.data(), bias.data(), {ActivationType::Relu, 0}, nullptr, a.data());
    biasActivateRows(50, 30, x.data(), bias.data(), {ActivationType::Relu, 0}, nullptr, x.data());
    EXPECT_EQ(a, x);
}

TEST(Elementwise, Arithmetic) {
    Numbers numbers(34);
    for (const int n : {1, 15, 16, 37}) {
        const auto a = numbers.reals<double>(n), b = numbers.reals<double>(n);
        std::vector<double> y(n);
        add(n, a.data(), b.data(), y.data());
        for (int i = 0; i < n; ++i)
            EXPECT_EQ(y[i], a[i] + b[i]);
        multiply(n, a.data(), b.data(), y.data());
        for (int i = 0; i < n; ++i)
            EXPECT_EQ(y[i], a[i] * b[i]);
        scale(n, a.data(), 0.3, y.data());
        for (int i = 0; i < n; ++i)
            EXPECT_EQ(y[i], a[i] * 0.3);
    }
}

}  // namespace
}  // namespace glassbox::kernels::test
