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

template <class T>
void adagradUpdate(std::int64_t n, const AdagradConstants& constants, std::int64_t t, const T* g, T* sum, T* w) {
    GLASSBOX_ASSERT(t >= 1);
    const double rate = constants.learningRate / (1 + static_cast<double>(t - 1) * constants.rateDecay);
    kernelTable<OptimizerKernels<T>>().adagrad(n, constants, rate, g, sum, w);
}

template <class T>
void adadeltaUpdate(std::int64_t n, const AdadeltaConstants& constants, const T* g, T* squares, T* steps, T* w) {
    kernelTable<OptimizerKernels<T>>().adadelta(n, constants, g, squares, steps, w);
}

template <class T>
void rmspropUpdate(std::int64_t n, const RmspropConstants& constants, const T* g, T* squares, T* velocity, T* mean,
                   T* w) {
    GLASSBOX_ASSERT(constants.momentum == 0 || velocity != nullptr);
    GLASSBOX_ASSERT(!constants.centered || mean != nullptr);
    kernelTable<OptimizerKernels<T>>().rmsprop(n, constants, g, squares, velocity, mean, w);
}

template <class T>
void lionUpdate(std::int64_t n, const LionConstants& constants, const T* g, T* m, T* w) {
    kernelTable<OptimizerKernels<T>>().lion(n, constants, g, m, w);
}

template void sgdUpdate(std::int64_t, const SgdConstants&, const float*, float*, float*);
template void sgdUpdate(std::int64_t, const SgdConstants&, const double*, double*, double*);
template void adamUpdate(std::int64_t, const AdamConstants&, std::int64_t, const float*, float*, float*, float*);
template void adamUpdate(std::int64_t, const AdamConstants&, std::int64_t, const double*, double*, double*, double*);
template void adagradUpdate(std::int64_t, const AdagradConstants&, std::int64_t, const float*, float*, float*);
template void adadeltaUpdate(std::int64_t, const AdadeltaConstants&, const float*, float*, float*, float*);
template void rmspropUpdate(std::int64_t, const RmspropConstants&, const float*, float*, float*, float*, float*);
template void lionUpdate(std::int64_t, const LionConstants&, const float*, float*, float*);
template void adagradUpdate(std::int64_t, const AdagradConstants&, std::int64_t, const double*, double*, double*);
template void adadeltaUpdate(std::int64_t, const AdadeltaConstants&, const double*, double*, double*, double*);
template void rmspropUpdate(std::int64_t, const RmspropConstants&, const double*, double*, double*, double*, double*);
template void lionUpdate(std::int64_t, const LionConstants&, const double*, double*, double*);

}  // namespace glassbox::kernels
