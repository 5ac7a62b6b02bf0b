#pragma once

#include <cstdint>

namespace glassbox::kernels {

// T is float or double; each token is in [0, vocabulary).

/// y[i] = weight[tokens[i]], rows of `columns`.
template <class T>
void gatherRows(int rows, int columns, int vocabulary, const std::int32_t* tokens, const T* weight, T* y);

/// sums[v][0..columns) = sum of dy[i][0..columns) over the rows i with tokens[i] = v, in the order of the rows; rows of
/// dy and of sums lie `stride` apart.
template <class T>
void scatterRows(int rows, int columns, int stride, int vocabulary, const std::int32_t* tokens, const T* dy, T* sums);

}  // namespace glassbox::kernels
