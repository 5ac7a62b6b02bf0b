#pragma once

#include "core/kernels/cpu/layout.h"

namespace glassbox::kernels {

// All take a piece: pointers to its first sample in `layout` (N16, NHWC, or Rows, which is [N][C][H][W]) and the number
// of samples; T is float or double. `size` is the smaller image.

/// How an image is made larger.
enum class Upsampling {
    Nearest,   ///< each pixel becomes a square
    Bilinear,  ///< pixel y lies at (y + 1/2) / factor - 1/2 (PyTorch's align_corners=False)
};

/// y [C][factor H][factor W] from x [C][H][W].
template <class T>
void upsampleForward(Upsampling kind, ImageSize size, int factor, Layout layout, int samples, const T* x, T* y);
/// dx from dy; overwrites dx.
template <class T>
void upsampleBackward(Upsampling kind, ImageSize size, int factor, Layout layout, int samples, const T* dy, T* dx);

/// y [samples][C] = mean of each channel of x.
template <class T>
void channelMeans(ImageSize size, Layout layout, int samples, const T* x, T* y);
/// dx from dy [samples][C]; lanes past the batch become zero.
template <class T>
void channelMeansBackward(ImageSize size, Layout layout, int samples, const T* dy, T* dx);

}  // namespace glassbox::kernels
