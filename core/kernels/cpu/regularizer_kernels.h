#pragma once

#include <cstdint>

namespace glassbox::kernels {

// What regularisation does to flat ranges of parameters w and gradients g. Each element's bits depend on that element
// alone; the sum of squares is added in a fixed order. T is float or double.

/// g += l1 sign(w) + l2 w, with sign(0) = 0: the gradient of l1 sum |w| + l2 / 2 sum w^2.
template <class T>
void addPenalty(std::int64_t n, double l1, double l2, const T* w, T* g);

/// g = the nearest number to g in [-limit, limit].
template <class T>
void clipValues(std::int64_t n, double limit, T* g);

/// Sum of squares; at most a few thousand elements a call keep the float sum exact enough.
template <class T>
double sumOfSquares(std::int64_t n, const T* x);

}  // namespace glassbox::kernels
