#include "core/kernels/cpu/transpose.h"

#include "core/kernels/cpu/kernel_table.h"

namespace glassbox::kernels {

template <class T>
void transpose(int rows, int columns, const T* from, std::ptrdiff_t fromStep, T* to, std::ptrdiff_t toStep) {
    kernelTable<TransposeKernels<T>>().transpose(rows, columns, from, fromStep, to, toStep);
}

template void transpose(int, int, const float*, std::ptrdiff_t, float*, std::ptrdiff_t);
template void transpose(int, int, const double*, std::ptrdiff_t, double*, std::ptrdiff_t);

}  // namespace glassbox::kernels
