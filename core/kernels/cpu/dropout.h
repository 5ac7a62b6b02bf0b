#pragma once

#include "core/base/philox.h"
#include "core/kernels/cpu/sample_steps.h"

#include <cstdint>

namespace glassbox::kernels {

/// Inverted dropout of a piece: y = kept ? x / (1 - rate) : 0, where kept = uniform(index) >= rate and index = sample *
/// features + logical position; `firstSample` is the piece's first sample in the batch, so neither layout nor pieces
/// change the mask. `mask` (null: not wanted; layout of x) gets 1 or 0. In place allowed; 0 <= rate < 1; lanes past the
/// batch get zero. With dy for x it is its own gradient. T is float or double.
template <class T>
void dropoutForward(const RandomStream& stream, double rate, SampleShape shape, Layout layout, int firstSample,
                    int samples, const T* x, T* y, std::uint8_t* mask);

/// dx[n] = mask[n] ? dy[n] / (1 - rate) : 0.
template <class T>
void dropoutBackward(double rate, std::int64_t n, const T* dy, const std::uint8_t* mask, T* dx);

}  // namespace glassbox::kernels
