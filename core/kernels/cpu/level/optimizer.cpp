#include "core/kernels/cpu/level/vector.h"

namespace glassbox::kernels {
namespace {

/// Calls body(lanes to do, position) so that a last, partial vector goes through the same arithmetic.
template <class T, class Body>
[[gnu::always_inline]] inline void forVectors(std::int64_t n, Body body) {
    std::int64_t i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        body([](const T* from) { return load<T>(from); }, [](T* to, Vector<T> value) { store<T>(to, value); }, i);
    const int rest = static_cast<int>(n - i);
    if (rest > 0)
        body([rest](const T* from) { return loadPart<T>(from, rest); },
             [rest](T* to, Vector<T> value) { storePart<T>(to, value, rest); }, i);
}

template <class T>
void sgd(std::int64_t n, const SgdConstants& constants, const T* g, T* velocity, T* w) {
    const T rate = static_cast<T>(constants.learningRate);
    const T momentum = static_cast<T>(constants.momentum);
    const T decay = static_cast<T>(constants.weightDecay);
    const bool nesterov = constants.nesterov;
    if (constants.momentum == 0) {
        forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
            const Vector<T> weight = read(w + i);
            write(w + i, weight - rate * (read(g + i) + decay * weight));
        });
        return;
    }
    forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
        const Vector<T> weight = read(w + i);
        const Vector<T> gradient = read(g + i) + decay * weight;
        const Vector<T> moved = momentum * read(velocity + i) + gradient;
        write(velocity + i, moved);
        write(w + i, weight - rate * (nesterov ? gradient + momentum * moved : moved));
    });
}

[[gnu::always_inline]] inline Vector<float> squareRoot(Vector<float> x) {
    for (int i = 0; i < lanesOf<float>; ++i)
        x[i] = __builtin_sqrtf(x[i]);
    return x;
}
[[gnu::always_inline]] inline Vector<double> squareRoot(Vector<double> x) {
    for (int i = 0; i < lanesOf<double>; ++i)
        x[i] = __builtin_sqrt(x[i]);
    return x;
}

template <class T>
void adam(std::int64_t n, const AdamConstants& constants, double correction1, double correction2, const T* g, T* m,
          T* v, T* w) {
    const T step = static_cast<T>(constants.learningRate / correction1);
    const T root = static_cast<T>(__builtin_sqrt(correction2));
    const T beta1 = static_cast<T>(constants.beta1), rest1 = static_cast<T>(1 - constants.beta1);
    const T beta2 = static_cast<T>(constants.beta2), rest2 = static_cast<T>(1 - constants.beta2);
    const T epsilon = static_cast<T>(constants.epsilon);
    const T decay = static_cast<T>(constants.weightDecay);
    forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
        const Vector<T> weight = read(w + i);
        const Vector<T> gradient = read(g + i) + decay * weight;
        const Vector<T> first = beta1 * read(m + i) + rest1 * gradient;
        const Vector<T> second = beta2 * read(v + i) + rest2 * (gradient * gradient);
        write(m + i, first);
        write(v + i, second);
        write(w + i, weight - step * (first / (squareRoot(second) / root + epsilon)));
    });
}

}  // namespace

template <>
const OptimizerKernels<float>& levelTable<OptimizerKernels<float>, thisLevel>() {
    static constexpr OptimizerKernels<float> table{sgd<float>, adam<float>};
    return table;
}
template <>
const OptimizerKernels<double>& levelTable<OptimizerKernels<double>, thisLevel>() {
    static constexpr OptimizerKernels<double> table{sgd<double>, adam<double>};
    return table;
}

}  // namespace glassbox::kernels
