#pragma once

#include "core/kernels/cpu/activation.h"

#include <cstdint>
#include <type_traits>

namespace glassbox::kernels {

// T is float or double. Each element's bits depend on that element alone, so any split gives the same bits. Every
// destination may be its source.

/// a[n] = activation(z[n]).
template <class T>
void activate(Activation activation, std::int64_t n, const T* z, T* a);

/// dz[n] = da[n] activation'(z[n]); `saved` is the input z where gradientNeedsInput, else the output a.
template <class T>
void activateBackward(Activation activation, std::int64_t n, const T* da, const T* saved, T* dz);

/// z[i][j] = product[i][j] + bias[j] and a = activation(z) in one pass over rows in cache; z or a may be null, and
/// either may be the product itself; bias null adds nothing.
template <class T>
void biasActivateRows(int rows, int columns, const T* product, const T* bias, Activation activation,
                      std::type_identity_t<T>* z, std::type_identity_t<T>* a);

/// The same for N16 images: product [blocks][channels][pixels][16], bias [channels].
template <class T>
void biasActivateN16(int blocks, int channels, int pixels, const T* product, const T* bias, Activation activation,
                     std::type_identity_t<T>* z, std::type_identity_t<T>* a);

/// The same for images in Rows, [samples][channels][pixels].
template <class T>
void biasActivateNchw(int samples, int channels, int pixels, const T* product, const T* bias, Activation activation,
                      std::type_identity_t<T>* z, std::type_identity_t<T>* a);

/// y[n] = x[n] * factor.
template <class T>
void scale(std::int64_t n, const T* x, T factor, T* y);
/// y[n] = a[n] + b[n].
template <class T>
void add(std::int64_t n, const T* a, const T* b, T* y);
/// y[n] = a[n] * b[n].
template <class T>
void multiply(std::int64_t n, const T* a, const T* b, T* y);

}  // namespace glassbox::kernels
