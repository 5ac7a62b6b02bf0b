#include "core/kernels/cpu/level/functions.h"

namespace glassbox::kernels {
namespace {

constexpr double inverseRoot2 = 0.70710678118654752440;
constexpr double inverseRoot2Pi = 0.39894228040143267794;

// Each functor maps vectors; the tail of a range goes through the same code, padded with zeros.

template <class T>
struct Relu {
    Vector<T> operator()(Vector<T> z) const { return z < T(0) ? Vector<T>{} : z; }
};
template <class T>
struct LeakyRelu {
    T slope;
    Vector<T> operator()(Vector<T> z) const { return z > T(0) ? z : z * slope; }
};
template <class T>
Vector<T> sigmoidOf(Vector<T> z) {
    const Vector<T> power = exponential(-absolute<T>(z));
    const Vector<T> large = T(1) / (T(1) + power);
    return z < T(0) ? power * large : large;
}
template <class T>
struct Sigmoid {
    Vector<T> operator()(Vector<T> z) const { return sigmoidOf<T>(z); }
};
template <class T>
struct Elu {
    Vector<T> operator()(Vector<T> z) const {
        // e^z - 1 = 2 tanh(z/2) / (1 - tanh(z/2)), which loses nothing near 0.
        const Vector<T> half = hyperbolicTangent((z > T(0) ? Vector<T>{} : z) * T(0.5));
        return z > T(0) ? z : T(2) * half / (T(1) - half);
    }
};
template <class T>
struct Silu {
    Vector<T> operator()(Vector<T> z) const { return z * sigmoidOf<T>(z); }
};
template <class T>
struct Softplus {
    Vector<T> operator()(Vector<T> z) const {
        return (z > T(0) ? z : Vector<T>{}) + logarithmOfOnePlus(exponential(-absolute<T>(z)));
    }
};
template <class T>
struct Tanh {
    Vector<T> operator()(Vector<T> z) const { return hyperbolicTangent(z); }
};
template <class T>
struct Gelu {
    Vector<T> operator()(Vector<T> z) const {
        return z * T(0.5) * (T(1) + errorFunction(z * static_cast<T>(inverseRoot2)));
    }
};

// Gradients: da times the derivative, from the saved output a (or input z).

template <class T>
struct ReluGradient {
    Vector<T> operator()(Vector<T> da, Vector<T> a) const { return a <= T(0) ? Vector<T>{} : da; }
};
template <class T>
struct LeakyReluGradient {
    T slope;
    Vector<T> operator()(Vector<T> da, Vector<T> a) const { return a > T(0) ? da : da * slope; }
};
template <class T>
struct SigmoidGradient {
    Vector<T> operator()(Vector<T> da, Vector<T> a) const { return da * (a * (T(1) - a)); }
};
template <class T>
struct TanhGradient {
    Vector<T> operator()(Vector<T> da, Vector<T> a) const { return da * (T(1) - a * a); }
};
template <class T>
struct GeluGradient {
    Vector<T> operator()(Vector<T> da, Vector<T> z) const {
        const Vector<T> below = T(0.5) * (T(1) + errorFunction(z * static_cast<T>(inverseRoot2)));
        const Vector<T> density = exponential(T(-0.5) * (z * z)) * static_cast<T>(inverseRoot2Pi);
        return da * (below + z * density);
    }
};

template <class T>
struct EluGradient {
    Vector<T> operator()(Vector<T> da, Vector<T> a) const { return a > T(0) ? da : da * (a + T(1)); }
};
template <class T>
struct SiluGradient {
    Vector<T> operator()(Vector<T> da, Vector<T> z) const {
        const Vector<T> share = sigmoidOf<T>(z);
        return da * (share + z * share * sigmoidOf<T>(-z));
    }
};
template <class T>
struct SoftplusGradient {
    Vector<T> operator()(Vector<T> da, Vector<T> z) const { return da * sigmoidOf<T>(z); }
};

template <class T, class Function>
void map(std::int64_t n, const T* x, T* y, Function function) {
    std::int64_t i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        store<T>(y + i, function(load<T>(x + i)));
    const int rest = static_cast<int>(n - i);
    if (rest > 0) storePart<T>(y + i, function(loadPart<T>(x + i, rest)), rest);
}

template <class T, class Function>
void map(std::int64_t n, const T* a, const T* b, T* y, Function function) {
    std::int64_t i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        store<T>(y + i, function(load<T>(a + i), load<T>(b + i)));
    const int rest = static_cast<int>(n - i);
    if (rest > 0) storePart<T>(y + i, function(loadPart<T>(a + i, rest), loadPart<T>(b + i, rest)), rest);
}

template <class T>
void activate(Activation activation, std::int64_t n, const T* z, T* a) {
    switch (activation.type) {
        case ActivationType::None:
            if (z != a) std::memmove(a, z, static_cast<std::size_t>(n) * sizeof(T));
            break;
        case ActivationType::Relu:
            return map(n, z, a, Relu<T>{});
        case ActivationType::LeakyRelu:
            return map(n, z, a, LeakyRelu<T>{static_cast<T>(activation.slope)});
        case ActivationType::Sigmoid:
            return map(n, z, a, Sigmoid<T>{});
        case ActivationType::Tanh:
            return map(n, z, a, Tanh<T>{});
        case ActivationType::Gelu:
            return map(n, z, a, Gelu<T>{});
        case ActivationType::Elu:
            return map(n, z, a, Elu<T>{});
        case ActivationType::Silu:
            return map(n, z, a, Silu<T>{});
        case ActivationType::Softplus:
            return map(n, z, a, Softplus<T>{});
    }
}

template <class T>
void activateBackward(Activation activation, std::int64_t n, const T* da, const T* saved, T* dz) {
    switch (activation.type) {
        case ActivationType::None:
            if (da != dz) std::memmove(dz, da, static_cast<std::size_t>(n) * sizeof(T));
            break;
        case ActivationType::Relu:
            return map(n, da, saved, dz, ReluGradient<T>{});
        case ActivationType::LeakyRelu:
            return map(n, da, saved, dz, LeakyReluGradient<T>{static_cast<T>(activation.slope)});
        case ActivationType::Sigmoid:
            return map(n, da, saved, dz, SigmoidGradient<T>{});
        case ActivationType::Tanh:
            return map(n, da, saved, dz, TanhGradient<T>{});
        case ActivationType::Gelu:
            return map(n, da, saved, dz, GeluGradient<T>{});
        case ActivationType::Elu:
            return map(n, da, saved, dz, EluGradient<T>{});
        case ActivationType::Silu:
            return map(n, da, saved, dz, SiluGradient<T>{});
        case ActivationType::Softplus:
            return map(n, da, saved, dz, SoftplusGradient<T>{});
    }
}

template <class T>
void biasRows(int rows, int columns, const T* product, const T* bias, T* z) {
    for (int row = 0; row < rows; ++row, product += columns, z += columns)
        map(columns, product, bias, z, [](Vector<T> a, Vector<T> b) { return a + b; });
}
template <class T>
void biasConstant(std::int64_t n, const T* product, T bias, T* z) {
    map(n, product, z, [bias](Vector<T> a) { return a + bias; });
}
template <class T>
void scale(std::int64_t n, const T* x, T factor, T* y) {
    map(n, x, y, [factor](Vector<T> a) { return a * factor; });
}
template <class T>
void add(std::int64_t n, const T* a, const T* b, T* y) {
    map(n, a, b, y, [](Vector<T> p, Vector<T> q) { return p + q; });
}
template <class T>
void multiply(std::int64_t n, const T* a, const T* b, T* y) {
    map(n, a, b, y, [](Vector<T> p, Vector<T> q) { return p * q; });
}

template <class T, class Source>
void scaleInput(int n, const Source* x, T factor, T mean, T inverse, T* y) {
    for (int i = 0; i < n; ++i)
        y[i] = (static_cast<T>(x[i]) * factor - mean) * inverse;
}

}  // namespace

template <>
const ElementwiseKernels<float>& levelTable<ElementwiseKernels<float>, thisLevel>() {
    static constexpr ElementwiseKernels<float> table{
        activate<float>, activateBackward<float>, biasRows<float>,   biasConstant<float>, scale<float>,
        add<float>,      multiply<float>,         scaleInput<float>, scaleInput<float>,   scaleInput<float>};
    return table;
}
template <>
const ElementwiseKernels<double>& levelTable<ElementwiseKernels<double>, thisLevel>() {
    static constexpr ElementwiseKernels<double> table{
        activate<double>, activateBackward<double>, biasRows<double>,   biasConstant<double>, scale<double>,
        add<double>,      multiply<double>,         scaleInput<double>, scaleInput<double>,   scaleInput<double>};
    return table;
}

}  // namespace glassbox::kernels
