#pragma once

#include "core/base/philox.h"
#include "core/kernels/cpu/sample_steps.h"

namespace glassbox::kernels {

/// y = x + deviation n of a piece, n = normal(sample * features + logical position) of the stream; `firstSample` is the
/// piece's first sample in the batch, so neither layout nor pieces change the noise. Lanes past the batch get zero. T
/// is float or double.
template <class T>
void addNoise(const RandomStream& stream, double deviation, SampleShape shape, Layout layout, int firstSample,
              int samples, const T* x, T* y);

}  // namespace glassbox::kernels
