#include "core/kernels/cpu/regularizer_kernels.h"

#include "core/kernels/cpu/kernel_table.h"

namespace glassbox::kernels {

template <class T>
void addPenalty(std::int64_t n, double l1, double l2, const T* w, T* g) {
    kernelTable<RegularizerKernels<T>>().addPenalty(n, static_cast<T>(l1), static_cast<T>(l2), w, g);
}

template <class T>
void clipValues(std::int64_t n, double limit, T* g) {
    kernelTable<RegularizerKernels<T>>().clipValues(n, static_cast<T>(limit), g);
}

template <class T>
double sumOfSquares(std::int64_t n, const T* x) {
    return kernelTable<RegularizerKernels<T>>().sumOfSquares(n, x);
}

template void addPenalty(std::int64_t, double, double, const float*, float*);
template void addPenalty(std::int64_t, double, double, const double*, double*);
template void clipValues(std::int64_t, double, float*);
template void clipValues(std::int64_t, double, double*);
template double sumOfSquares(std::int64_t, const float*);
template double sumOfSquares(std::int64_t, const double*);

}  // namespace glassbox::kernels
