#include "core/kernels/cpu/function.h"

#include <cmath>

namespace glassbox::kernels {

namespace {

template <class T>
T signOf(T x) {
    return static_cast<T>((x > T(0)) - (x < T(0)));
}

template <class T, class Map>
void map(std::int64_t n, const T* x, T* y, Map function) {
    for (std::int64_t i = 0; i < n; ++i)
        y[i] = function(x[i]);
}

template <class T, class Slope>
void mapBackward(std::int64_t n, const T* dy, const T* x, T* dx, Slope slope) {
    for (std::int64_t i = 0; i < n; ++i)
        dx[i] = dy[i] * slope(x[i]);
}

}  // namespace

template <class T>
void applyFunction(Function function, std::int64_t n, const T* x, T* y) {
    const T constant = static_cast<T>(function.constant);
    switch (function.type) {
        case FunctionType::Exp:
            return map(n, x, y, [](T v) { return std::exp(v); });
        case FunctionType::Log:
            return map(n, x, y, [](T v) { return std::log(v); });
        case FunctionType::Sqrt:
            return map(n, x, y, [](T v) { return std::sqrt(v); });
        case FunctionType::Abs:
            return map(n, x, y, [](T v) { return std::abs(v); });
        case FunctionType::Sign:
            return map(n, x, y, [](T v) { return signOf(v); });
        case FunctionType::Sin:
            return map(n, x, y, [](T v) { return std::sin(v); });
        case FunctionType::Cos:
            return map(n, x, y, [](T v) { return std::cos(v); });
        case FunctionType::Power:
            return map(n, x, y, [constant](T v) { return std::pow(v, constant); });
        case FunctionType::Offset:
            return map(n, x, y, [constant](T v) { return v + constant; });
        case FunctionType::Fill:
            return map(n, x, y, [constant](T /*v*/) { return constant; });
    }
}

template <class T>
void applyFunctionBackward(Function function, std::int64_t n, const T* dy, const T* x, T* dx) {
    const T constant = static_cast<T>(function.constant);
    switch (function.type) {
        case FunctionType::Exp:
            return mapBackward(n, dy, x, dx, [](T v) { return std::exp(v); });
        case FunctionType::Log:
            return mapBackward(n, dy, x, dx, [](T v) { return T(1) / v; });
        case FunctionType::Sqrt:
            return mapBackward(n, dy, x, dx, [](T v) { return T(0.5) / std::sqrt(v); });
        case FunctionType::Abs:
            return mapBackward(n, dy, x, dx, [](T v) { return signOf(v); });
        case FunctionType::Sin:
            return mapBackward(n, dy, x, dx, [](T v) { return std::cos(v); });
        case FunctionType::Cos:
            return mapBackward(n, dy, x, dx, [](T v) { return -std::sin(v); });
        case FunctionType::Power:
            return mapBackward(n, dy, x, dx, [constant](T v) { return constant * std::pow(v, constant - T(1)); });
        case FunctionType::Offset:
            return mapBackward(n, dy, x, dx, [](T /*v*/) { return T(1); });
        case FunctionType::Sign:
        case FunctionType::Fill:
            return mapBackward(n, dy, x, dx, [](T /*v*/) { return T(0); });
    }
}

template <class T>
void divide(std::int64_t n, const T* a, const T* b, T* y) {
    for (std::int64_t i = 0; i < n; ++i)
        y[i] = a[i] / b[i];
}

template <class T>
void divideBackward(std::int64_t n, const T* dy, const T* y, const T* b, T* db) {
    for (std::int64_t i = 0; i < n; ++i)
        db[i] = -dy[i] * y[i] / b[i];
}

template <class T>
void maximum(std::int64_t n, const T* a, const T* b, T* y) {
    for (std::int64_t i = 0; i < n; ++i)
        y[i] = a[i] > b[i] || std::isnan(a[i]) ? a[i] : b[i];
}

template <class T>
void maximumBackward(std::int64_t n, const T* dy, const T* x, const T* other, T* dx) {
    for (std::int64_t i = 0; i < n; ++i)
        dx[i] = x[i] > other[i] ? dy[i] : x[i] == other[i] ? T(0.5) * dy[i] : T(0);
}

template void applyFunction(Function, std::int64_t, const float*, float*);
template void applyFunction(Function, std::int64_t, const double*, double*);
template void applyFunctionBackward(Function, std::int64_t, const float*, const float*, float*);
template void applyFunctionBackward(Function, std::int64_t, const double*, const double*, double*);
template void divide(std::int64_t, const float*, const float*, float*);
template void divide(std::int64_t, const double*, const double*, double*);
template void divideBackward(std::int64_t, const float*, const float*, const float*, float*);
template void divideBackward(std::int64_t, const double*, const double*, const double*, double*);
template void maximum(std::int64_t, const float*, const float*, float*);
template void maximum(std::int64_t, const double*, const double*, double*);
template void maximumBackward(std::int64_t, const float*, const float*, const float*, float*);
template void maximumBackward(std::int64_t, const double*, const double*, const double*, double*);

}  // namespace glassbox::kernels
