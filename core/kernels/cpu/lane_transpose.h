#pragma once

#include "core/tensor/layout.h"

#include <cstdint>

namespace glassbox::kernels {

/// target[i][lane] = rows[lane][i] for i < n and all 16 lanes: samples into a block of N16. T is float, double, int32_t
/// or uint8_t.
template <class T>
void interleave(const T* const (&rows)[batchLanes], int n, T* target);

/// rows[lane][i] = source[i][lane] for lanes < lanes: a block of N16 into samples.
template <class T>
void deinterleave(const T* source, int n, T* const (&rows)[batchLanes], int lanes);

}  // namespace glassbox::kernels
