#include "core/kernels/cpu/optimizer_kernels.h"

#include "core/base/assert.h"
#include "core/kernels/cpu/kernel_table.h"

#include <cmath>

namespace glassbox::kernels {

template <class T>
void sgdUpdate(std::int64_t n, const SgdConstants& constants, const T* g, T* velocity, T* w) {
    GLASSBOX_ASSERT(constants.momentum == 0 || velocity != nullptr);
    kernelTable<OptimizerKernels<T>>().sgd(n, constants, g, velocity, w);
}

template <class T>
void adamUpdate(std::int64_t n, const AdamConstants& constants, std::int64_t t, const T* g, T* m, T* v, T* w) {
    GLASSBOX_ASSERT(t >= 1);
    const double power = static_cast<double>(t);
    kernelTable<OptimizerKernels<T>>().adam(n, constants, 1 - std::pow(constants.beta1, power),
                                            1 - std::pow(constants.beta2, power), g, m, v, w);
}

template void sgdUpdate(std::int64_t, const SgdConstants&, const float*, float*, float*);
template void sgdUpdate(std::int64_t, const SgdConstants&, const double*, double*, double*);
template void adamUpdate(std::int64_t, const AdamConstants&, std::int64_t, const float*, float*, float*, float*);
template void adamUpdate(std::int64_t, const AdamConstants&, std::int64_t, const double*, double*, double*, double*);

}  // namespace glassbox::kernels
