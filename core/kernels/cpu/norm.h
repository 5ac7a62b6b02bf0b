#pragma once

#include "core/kernels/cpu/level/tables.h"
#include "core/tensor/layout.h"

#include <cstdint>

namespace glassbox::kernels {

// Normalisation of channels over the batch and of rows by themselves; T is float or double.

/// Numbers of a batch by channel: images in `layout`, or rows of features (NHWC with one pixel a row).
struct ChannelBatch {
    Layout layout = Layout::NHWC;
    int channels = 1;
    int pixels = 1;
};

/// How many numbers, their mean and the sum of their squared distances from it.
struct Moments {
    double count = 0, mean = 0, squares = 0;
};
/// Moments of two sets of numbers together (Chan, Golub and LeVeque, 1979).
Moments joined(const Moments& a, const Moments& b);

/// Moments of each channel of so many samples: two passes over stretches that stay in cache, joined in order.
template <class T>
void channelMoments(const ChannelBatch& batch, int samples, const T* x, Moments* moments);

/// Sums over a piece: of dy, and of dy (x - mean).
struct NormalizeSums {
    double gradient = 0, product = 0;
};
/// Where `forward` has a scale, of those dy only whose y is positive: a relu follows.
template <class T>
void normalizeSums(const ChannelBatch& batch, int samples, const T* dy, const T* x, const NormForward<T>& forward,
                   NormalizeSums* sums);

/// y = (x - mean[c]) scale[c] + shift[c]; the sum with the addend and max(0, that) follow in the same pass.
template <class T>
void normalizeChannels(const ChannelBatch& batch, int samples, const T* x, const NormForward<T>& forward,
                       const NormTargets<T>& targets);
/// dx = factor[c] dy.
template <class T>
void scaleChannels(const ChannelBatch& batch, int samples, const T* dy, const T* factor, T* dx);
/// dx = factor[c] dy - offset[c] - slope[c] (x - mean[c]); lanes past the samples stay zero. dx may be dy. Where
/// `forward` has a scale, dy counts as zero unless y is positive.
template <class T>
void normalizeBackward(const ChannelBatch& batch, int samples, const T* dy, const T* x, const NormForward<T>& forward,
                       const NormBackward<T>& constants, T* dx);

/// y = weight (x - mean) / deviation + bias for each row of n, deviation = sqrt(var + eps); moments[row] = mean,
/// deviation.
template <class T>
void layerNorm(int rows, int n, double eps, const T* x, const T* weight, const T* bias, T* y, T* moments);
/// dx of layerNorm, from its moments.
template <class T>
void layerNormBackward(int rows, int n, const T* dy, const T* x, const T* weight, const T* moments, T* dx);
/// dw[j] = sum over rows of dy (x - mean) / deviation for columns 0..columns-1 of rows `n` apart, rows in order.
template <class T>
void layerNormWeights(int rows, int columns, int n, const T* dy, const T* x, const T* moments, T* dw);

}  // namespace glassbox::kernels
