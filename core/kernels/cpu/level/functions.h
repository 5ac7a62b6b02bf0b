#pragma once

#include "core/kernels/cpu/level/vector.h"

// e^x, tanh, erf and log(1 + x) of a vector: polynomials for float (Cephes' single-precision functions; erf as in Eigen), the C
// library for double.
namespace glassbox::kernels {
namespace {

using FloatVector = Vector<float>;
using DoubleVector = Vector<double>;

template <class T>
[[gnu::always_inline]] inline Vector<T> absolute(Vector<T> x) {
    return x < T(0) ? -x : x;
}

/// e^x within 2 ulp; below -87.3 exactly 0, above 88 e^88.
[[gnu::always_inline]] inline FloatVector exponential(FloatVector x) {
    constexpr float lowest = -87.3F, highest = 88.0F;
    constexpr float shifter = 12582912.0F;  // 1.5 * 2^23: adding it rounds to an integer
    FloatVector clamped = x < lowest ? broadcast<float>(lowest) : x;
    clamped = clamped > highest ? broadcast<float>(highest) : clamped;
    const FloatVector shifted = clamped * 1.44269504088896341F + shifter;
    const FloatVector power = shifted - shifter;
    const FloatVector rest = (clamped - power * 0.693359375F) - power * -2.12194440e-4F;
    FloatVector series = broadcast<float>(1.9875691500e-4F);
    series = series * rest + 1.3981999507e-3F;
    series = series * rest + 8.3334519073e-3F;
    series = series * rest + 4.1665795894e-2F;
    series = series * rest + 1.6666665459e-1F;
    series = series * rest + 5.0000001201e-1F;
    series = series * (rest * rest) + rest + 1.0F;
    const Integers<float> exponent = (reinterpret_cast<Integers<float>>(shifted) << 23) + (127 << 23);
    const FloatVector result = series * reinterpret_cast<FloatVector>(exponent);
    return x < lowest ? FloatVector{} : result;
}

/// tanh x within 3 ulp.
[[gnu::always_inline]] inline FloatVector hyperbolicTangent(FloatVector x) {
    const FloatVector size = absolute<float>(x);
    const FloatVector limited = size > 9.1F ? broadcast<float>(9.1F) : size;
    const FloatVector large = 1.0F - 2.0F / (exponential(2.0F * limited) + 1.0F);
    const FloatVector square = x * x;
    FloatVector series = broadcast<float>(-5.70498872745e-3F);
    series = series * square + 2.06390887954e-2F;
    series = series * square - 5.37397155531e-2F;
    series = series * square + 1.33314422036e-1F;
    series = series * square - 3.33332819422e-1F;
    const FloatVector small = series * square * x + x;
    return size >= 0.625F ? (x < 0.0F ? -large : large) : small;
}

/// erf x within 1e-6 of its size and 3e-7 of 1.
[[gnu::always_inline]] inline FloatVector errorFunction(FloatVector argument) {
    FloatVector x = argument > 4.0F ? broadcast<float>(4.0F) : argument;
    x = x < -4.0F ? broadcast<float>(-4.0F) : x;
    const FloatVector square = x * x;
    FloatVector over = broadcast<float>(-2.72614225801306e-10F);
    over = over * square + 2.77068142495902e-08F;
    over = over * square - 2.10102402082508e-06F;
    over = over * square - 5.69250639462346e-05F;
    over = over * square - 7.34990630326855e-04F;
    over = over * square - 2.95459980854025e-03F;
    over = over * square - 1.60960333262415e-02F;
    FloatVector under = broadcast<float>(-1.45660718464996e-05F);
    under = under * square - 2.13374055278905e-04F;
    under = under * square - 1.68282697438203e-03F;
    under = under * square - 7.37332916720468e-03F;
    under = under * square - 1.42647390514189e-02F;
    return x * over / under;
}

/// log(1 + x) for x from 0 to 1, within 4 ulp: 2 atanh(x / (2 + x)) as a series.
[[gnu::always_inline]] inline FloatVector logarithmOfOnePlus(FloatVector x) {
    const FloatVector share = x / (2.0F + x), square = share * share;
    FloatVector series = broadcast<float>(1.0F / 15);
    series = series * square + 1.0F / 13;
    series = series * square + 1.0F / 11;
    series = series * square + 1.0F / 9;
    series = series * square + 1.0F / 7;
    series = series * square + 1.0F / 5;
    series = series * square + 1.0F / 3;
    return 2.0F * (share + share * (square * series));
}

[[gnu::always_inline]] inline DoubleVector exponential(DoubleVector x) {
    for (int i = 0; i < lanesOf<double>; ++i)
        x[i] = __builtin_exp(x[i]);
    return x;
}
[[gnu::always_inline]] inline DoubleVector hyperbolicTangent(DoubleVector x) {
    for (int i = 0; i < lanesOf<double>; ++i)
        x[i] = __builtin_tanh(x[i]);
    return x;
}
[[gnu::always_inline]] inline DoubleVector logarithmOfOnePlus(DoubleVector x) {
    for (int i = 0; i < lanesOf<double>; ++i)
        x[i] = __builtin_log1p(x[i]);
    return x;
}
[[gnu::always_inline]] inline DoubleVector errorFunction(DoubleVector x) {
    for (int i = 0; i < lanesOf<double>; ++i)
        x[i] = __builtin_erf(x[i]);
    return x;
}

}  // namespace
}  // namespace glassbox::kernels
