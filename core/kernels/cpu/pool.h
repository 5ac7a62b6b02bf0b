#pragma once

#include "core/kernels/cpu/conv_shape.h"
#include "core/tensor/layout.h"

#include <cstdint>
#include <type_traits>

namespace glassbox::kernels {

// All take a piece: pointers to its first sample in `layout` (N16, NHWC, or Rows, which is [N][C][H][W]) and the number
// of samples; T is float or double. padding < kernel.

/// Max pooling: y = largest of each window (padding counts as minus infinity; NaN wins); the first maximum in row-major
/// window order wins. `winner` (null: not wanted; same layout as y) gets its place ky*kernelWidth+kx in the window;
/// Index is uint8_t (windows of at most 256 elements) or int32_t.
template <class T, class Index>
void maxPoolForward(const ConvShape& shape, Layout layout, int samples, const T* x, T* y, Index* winner);
/// Without winners.
template <class T>
void maxPoolForward(const ConvShape& shape, Layout layout, int samples, const T* x, T* y) {
    maxPoolForward(shape, layout, samples, x, y, static_cast<std::uint8_t*>(nullptr));
}

/// dx from dy and the winners; overwrites dx.
template <class T, class Index>
void maxPoolBackward(const ConvShape& shape, Layout layout, int samples, const T* dy, const Index* winner, T* dx);

/// maxPoolBackward followed by the gradient of a relu before the pooling, in one pass: dz gets dy at the winner where
/// the pooled output y > 0. The same bits as the two steps.
template <class T, class Index>
void maxPoolReluBackward(const ConvShape& shape, Layout layout, int samples, const T* dy, const T* y,
                         const Index* winner, T* dz);

/// Average pooling: y = mean of each window, padding counted as zeros (count_include_pad).
template <class T>
void averagePoolForward(const ConvShape& shape, Layout layout, int samples, const T* x, T* y);
/// dx from dy; overwrites dx.
template <class T>
void averagePoolBackward(const ConvShape& shape, Layout layout, int samples, const T* dy, T* dx);

}  // namespace glassbox::kernels
