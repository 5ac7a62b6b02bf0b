#pragma once

#include <cstddef>

namespace glassbox::kernels {

/// to[j toStep + i] = from[i fromStep + j] for i < rows and j < columns; steps are distances of rows as stored.
template <class T>
void transpose(int rows, int columns, const T* from, std::ptrdiff_t fromStep, T* to, std::ptrdiff_t toStep);

}  // namespace glassbox::kernels
