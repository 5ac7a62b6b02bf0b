#pragma once

#include <cstdint>
#include <type_traits>

namespace glassbox::kernels {

// Rows layout, a piece of `rows` samples; T is float or double; each row's bits depend on that row alone.

/// p[i][j] = e^(x[i][j] - max_i) / sum_j.
template <class T>
void softmaxRows(int rows, int columns, const T* x, T* p);
/// dx[i][j] = p[i][j] (dp[i][j] - sum_j dp[i][j] p[i][j]).
template <class T>
void softmaxRowsBackward(int rows, int columns, const T* dp, const T* p, T* dx);

/// losses[i] = -log softmax(logits[i])[label[i]]; p gets the probabilities (null: not wanted), losses may be null.
/// 0 <= label < columns.
template <class T>
void crossEntropyForward(int rows, int columns, const T* logits, const std::int32_t* labels,
                         std::type_identity_t<T>* losses, std::type_identity_t<T>* p);
/// dlogits[i][j] = (p[i][j] - [j == label[i]]) * factor, factor being 1/batch for a mean; in place allowed.
template <class T>
void crossEntropyBackward(int rows, int columns, const T* p, const std::int32_t* labels, T factor, T* dlogits);

/// losses[i] = mean_j (y[i][j] - target[i][j])^2.
template <class T>
void squaredErrorForward(int rows, int columns, const T* y, const T* target, T* losses);
/// dy[i][j] = (y[i][j] - target[i][j]) * 2/columns * factor.
template <class T>
void squaredErrorBackward(int rows, int columns, const T* y, const T* target, T factor, T* dy);

/// Number of rows whose largest element (the first of equals) is at the label.
template <class T>
int countCorrect(int rows, int columns, const T* x, const std::int32_t* labels);

}  // namespace glassbox::kernels
