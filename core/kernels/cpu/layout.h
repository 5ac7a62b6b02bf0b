#pragma once

#include "core/tensor/layout.h"

#include <cstddef>
#include <cstdint>

namespace glassbox::kernels {

/// Shape of one image in logical order.
struct ImageSize {
    int channels = 1, height = 1, width = 1;
    int elements() const { return channels * height * width; }
};

/// Elements that `samples` images take in a layout (N16 rounds up to whole blocks).
std::int64_t layoutElements(ImageSize size, Layout layout, int samples);
/// Position of one element in a layout; `offset` is its logical position in the sample.
std::int64_t layoutPosition(ImageSize size, Layout layout, std::int64_t sample, std::int64_t offset);

/// Copies a piece of images from one layout to another; lanes past the batch become zero. Not in place. T is float,
/// double, int32_t or uint8_t.
template <class T>
void convertLayout(ImageSize size, int samples, Layout from, const T* source, Layout to, T* target);

/// How raw values become network inputs: (value * scale - mean[c]) * inverseDeviation[c]; mean and inverseDeviation
/// have one entry a channel, null means 0 and 1.
struct InputScaling {
    double scale = 1.0;  ///< 1/255 for u8 pictures
    const float* mean = nullptr;
    const float* inverseDeviation = nullptr;
};

/// Gathers samples by index (null: 0, 1, 2, ...) from a set of [N][C][H][W] and writes them scaled, in `layout`; lanes
/// past the batch become zero. Source is uint8_t, float or double, T float or double. The same bits in each layout.
template <class T, class Source>
void gatherInput(ImageSize size, const Source* set, const std::int64_t* indices, int samples, InputScaling scaling,
                 Layout layout, T* target);

}  // namespace glassbox::kernels
