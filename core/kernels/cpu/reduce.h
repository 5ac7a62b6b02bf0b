#pragma once

#include <cstdint>

namespace glassbox::kernels {

// T is float or double; sums are added in a fixed order.

/// sums[j] = sum_i x[i][j] for columns 0..columns-1 of rows `stride` apart: rows in order, so a split along columns
/// changes no bit.
template <class T>
void columnSums(int rows, int columns, int stride, const T* x, T* sums);

/// sums[c] = sum over blocks, pixels and lanes of x [blocks][channels][pixels][16], for channels first..last-1 of
/// `channels` (sums is indexed by channel); a split along channels changes no bit. Lanes past the batch must be zero.
template <class T>
void channelSumsN16(int blocks, int channels, int pixels, int first, int last, const T* x, T* sums);

/// The same for images in Rows, [samples][channels][pixels].
template <class T>
void channelSumsNchw(int samples, int channels, int pixels, int first, int last, const T* x, T* sums);

/// Sum of n elements in double, in order.
template <class T>
double sum(std::int64_t n, const T* x);
/// sum / n; 0 for n = 0.
template <class T>
double mean(std::int64_t n, const T* x);

}  // namespace glassbox::kernels
