#include "core/kernels/cpu/elementwise.h"

#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>

namespace glassbox::kernels {

namespace {

/// Elements that are given their bias and then their activation while they are in the first-level cache.
constexpr int elementsInCache = 2048;

template <class T>
const ElementwiseKernels<T>& kernels() {
    return kernelTable<ElementwiseKernels<T>>();
}

/// Bias and activation of `n` elements; `addBias` writes z.
template <class T, class AddBias>
void biasActivate(std::int64_t n, const T* product, const T* bias, Activation activation, T* z, T* a, AddBias addBias) {
    T* biased = z != nullptr ? z : a;
    if (bias != nullptr)
        addBias(biased);
    else if (biased != product)
        std::copy_n(product, n, biased);
    if (a != nullptr) kernels<T>().activate(activation, n, biased, a);
}

/// [images][channels][plane] with a bias for each channel.
template <class T>
void biasActivatePlanes(int images, int channels, std::int64_t plane, const T* product, const T* bias,
                        Activation activation, T* z, T* a) {
    for (int image = 0; image < images; ++image)
        for (int channel = 0; channel < channels; ++channel) {
            biasActivate(plane, product, bias, activation, z, a,
                         [&](T* target) { kernels<T>().biasConstant(plane, product, bias[channel], target); });
            product += plane;
            z += z != nullptr ? plane : 0;
            a += a != nullptr ? plane : 0;
        }
}

}  // namespace

template <class T>
void activate(Activation activation, std::int64_t n, const T* z, T* a) {
    kernels<T>().activate(activation, n, z, a);
}

template <class T>
void activateBackward(Activation activation, std::int64_t n, const T* da, const T* saved, T* dz) {
    kernels<T>().activateBackward(activation, n, da, saved, dz);
}

template <class T>
void biasActivateRows(int rows, int columns, const T* product, const T* bias, Activation activation,
                      std::type_identity_t<T>* z, std::type_identity_t<T>* a) {
    if (columns == 0) return;
    const int group = std::max(1, elementsInCache / columns);
    for (int row = 0; row < rows; row += group) {
        const int count = std::min(group, rows - row);
        const std::int64_t n = static_cast<std::int64_t>(count) * columns;
        biasActivate(n, product, bias, activation, z, a,
                     [&](T* target) { kernels<T>().biasRows(count, columns, product, bias, target); });
        product += n;
        z += z != nullptr ? n : 0;
        a += a != nullptr ? n : 0;
    }
}

template <class T>
void biasActivateN16(int blocks, int channels, int pixels, const T* product, const T* bias, Activation activation,
                     std::type_identity_t<T>* z, std::type_identity_t<T>* a) {
    biasActivatePlanes<T>(blocks, channels, static_cast<std::int64_t>(pixels) * 16, product, bias, activation, z, a);
}

template <class T>
void biasActivateNchw(int samples, int channels, int pixels, const T* product, const T* bias, Activation activation,
                      std::type_identity_t<T>* z, std::type_identity_t<T>* a) {
    biasActivatePlanes<T>(samples, channels, pixels, product, bias, activation, z, a);
}

template <class T>
void scale(std::int64_t n, const T* x, T factor, T* y) {
    kernels<T>().scale(n, x, factor, y);
}
template <class T>
void add(std::int64_t n, const T* a, const T* b, T* y) {
    kernels<T>().add(n, a, b, y);
}
template <class T>
void multiply(std::int64_t n, const T* a, const T* b, T* y) {
    kernels<T>().multiply(n, a, b, y);
}

template void activate(Activation, std::int64_t, const float*, float*);
template void activate(Activation, std::int64_t, const double*, double*);
template void activateBackward(Activation, std::int64_t, const float*, const float*, float*);
template void activateBackward(Activation, std::int64_t, const double*, const double*, double*);
template void biasActivateRows(int, int, const float*, const float*, Activation, float*, float*);
template void biasActivateRows(int, int, const double*, const double*, Activation, double*, double*);
template void biasActivateN16(int, int, int, const float*, const float*, Activation, float*, float*);
template void biasActivateN16(int, int, int, const double*, const double*, Activation, double*, double*);
template void biasActivateNchw(int, int, int, const float*, const float*, Activation, float*, float*);
template void biasActivateNchw(int, int, int, const double*, const double*, Activation, double*, double*);
template void scale(std::int64_t, const float*, float, float*);
template void scale(std::int64_t, const double*, double, double*);
template void add(std::int64_t, const float*, const float*, float*);
template void add(std::int64_t, const double*, const double*, double*);
template void multiply(std::int64_t, const float*, const float*, float*);
template void multiply(std::int64_t, const double*, const double*, double*);

}  // namespace glassbox::kernels
