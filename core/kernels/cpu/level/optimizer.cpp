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
    const T decay = static_cast<T>(constants.decoupled ? 0 : constants.weightDecay);
    const T kept = static_cast<T>(constants.decoupled ? 1 - constants.learningRate * constants.weightDecay : 1);
    forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
        const Vector<T> weight = kept * read(w + i);
        const Vector<T> gradient = read(g + i) + decay * weight;
        const Vector<T> first = beta1 * read(m + i) + rest1 * gradient;
        const Vector<T> second = beta2 * read(v + i) + rest2 * (gradient * gradient);
        write(m + i, first);
        write(v + i, second);
        write(w + i, weight - step * (first / (squareRoot(second) / root + epsilon)));
    });
}

template <class T>
void adagrad(std::int64_t n, const AdagradConstants& constants, double rate, const T* g, T* sum, T* w) {
    const T step = static_cast<T>(rate), epsilon = static_cast<T>(constants.epsilon);
    const T decay = static_cast<T>(constants.weightDecay);
    forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
        const Vector<T> weight = read(w + i);
        const Vector<T> gradient = read(g + i) + decay * weight;
        const Vector<T> squares = read(sum + i) + gradient * gradient;
        write(sum + i, squares);
        write(w + i, weight - step * (gradient / (squareRoot(squares) + epsilon)));
    });
}

template <class T>
void adadelta(std::int64_t n, const AdadeltaConstants& constants, const T* g, T* squares, T* steps, T* w) {
    const T rate = static_cast<T>(constants.learningRate), epsilon = static_cast<T>(constants.epsilon);
    const T rho = static_cast<T>(constants.rho), rest = static_cast<T>(1 - constants.rho);
    const T decay = static_cast<T>(constants.weightDecay);
    forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
        const Vector<T> weight = read(w + i);
        const Vector<T> gradient = read(g + i) + decay * weight;
        const Vector<T> second = rho * read(squares + i) + rest * (gradient * gradient);
        const Vector<T> before = read(steps + i);
        const Vector<T> step = squareRoot(before + epsilon) / squareRoot(second + epsilon) * gradient;
        write(squares + i, second);
        write(steps + i, rho * before + rest * (step * step));
        write(w + i, weight - rate * step);
    });
}

template <class T>
void rmsprop(std::int64_t n, const RmspropConstants& constants, const T* g, T* squares, T* velocity, T* mean, T* w) {
    const T rate = static_cast<T>(constants.learningRate), epsilon = static_cast<T>(constants.epsilon);
    const T alpha = static_cast<T>(constants.alpha), rest = static_cast<T>(1 - constants.alpha);
    const T momentum = static_cast<T>(constants.momentum), decay = static_cast<T>(constants.weightDecay);
    const bool centered = constants.centered, moves = constants.momentum != 0;
    forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
        const Vector<T> weight = read(w + i);
        const Vector<T> gradient = read(g + i) + decay * weight;
        Vector<T> second = alpha * read(squares + i) + rest * (gradient * gradient);
        write(squares + i, second);
        if (centered) {
            const Vector<T> first = alpha * read(mean + i) + rest * gradient;
            write(mean + i, first);
            second -= first * first;
            second = second > 0 ? second : Vector<T>{};
        }
        Vector<T> step = gradient / (squareRoot(second) + epsilon);
        if (moves) {
            step = momentum * read(velocity + i) + step;
            write(velocity + i, step);
        }
        write(w + i, weight - rate * step);
    });
}

template <class T>
void lion(std::int64_t n, const LionConstants& constants, const T* g, T* m, T* w) {
    const T rate = static_cast<T>(constants.learningRate);
    const T beta1 = static_cast<T>(constants.beta1), rest1 = static_cast<T>(1 - constants.beta1);
    const T beta2 = static_cast<T>(constants.beta2), rest2 = static_cast<T>(1 - constants.beta2);
    const T kept = static_cast<T>(1 - constants.learningRate * constants.weightDecay);
    const Vector<T> up = broadcast<T>(rate), down = broadcast<T>(-rate);
    forVectors<T>(n, [&](auto read, auto write, std::int64_t i) {
        const Vector<T> gradient = read(g + i), before = read(m + i);
        const Vector<T> direction = beta1 * before + rest1 * gradient;
        const Vector<T> step = direction > 0 ? up : (direction < 0 ? down : Vector<T>{});
        write(m + i, beta2 * before + rest2 * gradient);
        write(w + i, kept * read(w + i) - step);
    });
}

}  // namespace

template <>
const OptimizerKernels<float>& levelTable<OptimizerKernels<float>, thisLevel>() {
    static constexpr OptimizerKernels<float> table{sgd<float>,      adam<float>,    adagrad<float>,
                                                   adadelta<float>, rmsprop<float>, lion<float>};
    return table;
}
template <>
const OptimizerKernels<double>& levelTable<OptimizerKernels<double>, thisLevel>() {
    static constexpr OptimizerKernels<double> table{sgd<double>,      adam<double>,    adagrad<double>,
                                                    adadelta<double>, rmsprop<double>, lion<double>};
    return table;
}

}  // namespace glassbox::kernels
