#pragma once

#include <cstdint>

namespace glassbox::kernels {

// Steps of the local learning rules, T float or double. Rows are samples.

/// a = 1 if z >= 0, else 0.
template <class T>
void step(std::int64_t n, const T* z, T* a);

/// d = (a - t) share, with a = z or, for units that fire or don't, a = step(z). `Target` is T (the wanted numbers) or
/// std::int32_t (a class a sample: 1 at its unit, 0 elsewhere; of a single unit, the class itself).
template <class T, class Target>
void errorSignal(bool fires, int rows, int units, T share, const T* z, const Target* target, T* d);

/// d[o][i] = share w[o][i] sum_n y[n][o]^2: what Oja's rule pulls back; samples are added in order.
template <class T>
void ojaDecay(int rows, int units, int inputs, T share, const T* y, const T* w, T* d);

}  // namespace glassbox::kernels
