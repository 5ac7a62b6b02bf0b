#pragma once

#include <cstdint>

namespace glassbox::kernels {

// Rows layout, a piece of `rows` samples; T is float or double; each row's bits depend on that row alone.

/// p[i][j] = e^(x[i][j] - max_i) / sum_j.
template <class T>
void softmaxRows(int rows, int columns, const T* x, T* p);
/// dx[i][j] = p[i][j] (dp[i][j] - sum_j dp[i][j] p[i][j]).
template <class T>
void softmaxRowsBackward(int rows, int columns, const T* dp, const T* p, T* dx);

/// Number of rows whose largest element (the first of equals) is at the label; rows whose label is below 0 never are.
template <class T>
int countCorrect(int rows, int columns, const T* x, const std::int32_t* labels);

}  // namespace glassbox::kernels
