#include "core/kernels/cpu/level/lanes.h"

namespace glassbox::kernels {
namespace {

/// Calls body(part, first element) for n elements, a vector at a time.
template <class T, class Body>
[[gnu::always_inline]] inline void forParts(std::ptrdiff_t n, Body body) {
    std::ptrdiff_t i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        body(Lanes<T, true>{lanesOf<T>}, i);
    if (i < n) body(Lanes<T, false>{static_cast<int>(n - i)}, i);
}

/// Sum of value(row) over rows; four running sums hide the latency.
template <class T, class Value>
[[gnu::always_inline]] inline Vector<T> sumOfRows(int rows, Value value) {
    Vector<T> totals[4] = {};
    int row = 0;
    for (; row + 4 <= rows; row += 4)
        for (int part = 0; part < 4; ++part)
            totals[part] += value(row + part);
    for (; row < rows; ++row)
        totals[0] += value(row);
    return (totals[0] + totals[1]) + (totals[2] + totals[3]);
}

/// means[j] and squares[j] of the columns of some rows.
template <class T>
void columnMoments(int rows, int columns, int stride, const T* x, T* means, T* squares) {
    forParts<T>(columns, [&](auto part, std::ptrdiff_t column) {
        const T* first = x + column;
        const auto at = [&](int row) { return part.read(first + static_cast<std::ptrdiff_t>(row) * stride); };
        const Vector<T> mean = sumOfRows<T>(rows, at) / static_cast<T>(rows);
        const Vector<T> total = sumOfRows<T>(rows, [&](int row) {
            const Vector<T> away = at(row) - mean;
            return away * away;
        });
        part.write(means + column, mean);
        part.write(squares + column, total);
    });
}

/// y of a normalisation; the same expression everywhere, so that its sign is the same everywhere.
template <class T>
[[gnu::always_inline]] inline Vector<T> normalized(Vector<T> x, Vector<T> mean, Vector<T> scale, Vector<T> shift) {
    return (x - mean) * scale + shift;
}

/// The gradient behind a relu: none where y is not positive.
template <class T>
[[gnu::always_inline]] inline Vector<T> behindRelu(Vector<T> gradient, Vector<T> y) {
    return y <= T(0) ? Vector<T>{} : gradient;
}

template <bool gated, class T>
void sumColumns(int rows, int columns, int stride, const T* dy, const T* x, const NormForward<T>& forward, T* gradients,
                T* products) {
    forParts<T>(columns, [&](auto part, std::ptrdiff_t column) {
        const Vector<T> mean = part.read(forward.mean + column);
        const Vector<T> scale = gated ? part.read(forward.scale + column) : Vector<T>{};
        const Vector<T> shift = gated ? part.read(forward.shift + column) : Vector<T>{};
        Vector<T> gradient[2] = {}, product[2] = {};
        const auto add = [&](int row, int half) {
            const std::ptrdiff_t place = static_cast<std::ptrdiff_t>(row) * stride + column;
            const Vector<T> number = part.read(x + place);
            Vector<T> back = part.read(dy + place);
            if constexpr (gated) back = behindRelu<T>(back, normalized<T>(number, mean, scale, shift));
            gradient[half] += back;
            product[half] += back * (number - mean);
        };
        int row = 0;
        for (; row + 2 <= rows; row += 2) {
            add(row, 0);
            add(row + 1, 1);
        }
        if (row < rows) add(row, 0);
        part.write(gradients + column, gradient[0] + gradient[1]);
        part.write(products + column, product[0] + product[1]);
    });
}

template <class T>
void columnProducts(int rows, int columns, int stride, const T* dy, const T* x, const NormForward<T>& forward,
                    T* gradients, T* products) {
    if (forward.scale != nullptr)
        sumColumns<true>(rows, columns, stride, dy, x, forward, gradients, products);
    else
        sumColumns<false>(rows, columns, stride, dy, x, forward, gradients, products);
}

/// Sum over a stretch of one channel.
template <class T, class Value>
[[gnu::always_inline]] inline T sumOfRun(int n, Value value) {
    const int whole = n / lanesOf<T>, rest = n - whole * lanesOf<T>;
    Vector<T> total = sumOfRows<T>(whole, [&](int i) { return value(Lanes<T, true>{lanesOf<T>}, i * lanesOf<T>); });
    if (rest > 0) total += value(Lanes<T, false>{rest}, whole * lanesOf<T>);
    return sumLanes<T>(total);
}

template <class T>
void runMoments(int n, const T* x, T* mean, T* squares) {
    const T middle = sumOfRun<T>(n, [&](auto part, int i) { return part.read(x + i); }) / static_cast<T>(n);
    *mean = middle;
    *squares = sumOfRun<T>(n, [&](auto part, int i) {
        // Elements past the end are read as zero and must not count.
        Vector<T> away = part.read(x + i) - middle;
        if (part.count < lanesOf<T>) {
            Vector<T> kept{};
            for (int lane = 0; lane < part.count; ++lane)
                kept[lane] = away[lane];
            away = kept;
        }
        return away * away;
    });
}

template <class T>
void runProducts(int n, const T* dy, const T* x, const NormForward<T>& forward, T* gradient, T* product) {
    const T mean = *forward.mean;
    const Vector<T> middle = broadcast<T>(mean);
    const bool gated = forward.scale != nullptr;
    const Vector<T> scale = broadcast<T>(gated ? *forward.scale : T(0));
    const Vector<T> shift = broadcast<T>(gated ? *forward.shift : T(0));
    const auto back = [&](auto part, int i) {
        const Vector<T> all = part.read(dy + i);
        return gated ? behindRelu<T>(all, normalized<T>(part.read(x + i), middle, scale, shift)) : all;
    };
    *gradient = sumOfRun<T>(n, back);
    *product = sumOfRun<T>(n, [&](auto part, int i) { return back(part, i) * (part.read(x + i) - mean); });
}

/// One number a channel: of the columns of rows, or the same for a whole run.
template <class T>
struct Columns {
    const T* numbers;
    template <class PartType>
    Vector<T> read(PartType part, std::ptrdiff_t column) const {
        return part.read(numbers + column);
    }
};
template <class T>
struct Same {
    const T* number;
    template <class PartType>
    Vector<T> read(PartType /*part*/, std::ptrdiff_t /*column*/) const {
        return broadcast<T>(*number);
    }
};

/// Writes y, y + addend and max(0, that) where they are wanted.
template <class T, class PartType>
[[gnu::always_inline]] inline void deliver(PartType part, std::ptrdiff_t i, Vector<T> value,
                                           const NormTargets<T>& targets) {
    if (targets.y != nullptr) part.write(targets.y + i, value);
    if (targets.addend != nullptr) {
        value += part.read(targets.addend + i);
        if (targets.sum != nullptr) part.write(targets.sum + i, value);
    }
    if (targets.activated != nullptr) part.write(targets.activated + i, value < T(0) ? Vector<T>{} : value);
}

template <class T, class Each>
[[gnu::always_inline]] inline void normalizeRun(std::ptrdiff_t n, std::ptrdiff_t start, const T* x, Each mean,
                                                Each scale, Each shift, const NormTargets<T>& targets) {
    forParts<T>(n, [&](auto part, std::ptrdiff_t i) {
        const Vector<T> number = part.read(x + start + i);
        deliver<T>(part, start + i, normalized<T>(number, mean.read(part, i), scale.read(part, i), shift.read(part, i)),
                   targets);
    });
}

template <class T>
void normalizeRows(int rows, int columns, const T* x, const NormForward<T>& forward, const NormTargets<T>& wanted) {
    const NormTargets<T> targets = wanted;
    if (columns == lanesOf<T>) {  // rows of one vector keep their constants in registers
        const Vector<T> mean = load<T>(forward.mean), scale = load<T>(forward.scale), shift = load<T>(forward.shift);
        for (int row = 0; row < rows; ++row) {
            const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(row) * lanesOf<T>;
            deliver<T>(Lanes<T, true>{lanesOf<T>}, i, normalized<T>(load<T>(x + i), mean, scale, shift), targets);
        }
        return;
    }
    for (int row = 0; row < rows; ++row)
        normalizeRun<T>(columns, static_cast<std::ptrdiff_t>(row) * columns, x, Columns<T>{forward.mean},
                        Columns<T>{forward.scale}, Columns<T>{forward.shift}, targets);
}

template <class T>
void normalizeOne(std::int64_t n, const T* x, const NormForward<T>& forward, const NormTargets<T>& targets) {
    normalizeRun<T>(n, 0, x, Same<T>{forward.mean}, Same<T>{forward.scale}, Same<T>{forward.shift}, targets);
}

template <class T>
void scaleRows(int rows, int columns, const T* dy, const T* factor, T* dx) {
    for (int row = 0; row < rows; ++row, dy += columns, dx += columns)
        forParts<T>(columns, [&](auto part, std::ptrdiff_t i) {
            part.write(dx + i, part.read(dy + i) * part.read(factor + i));
        });
}

template <bool gated, template <class> class Each, class T>
[[gnu::always_inline]] inline void backwardRun(std::ptrdiff_t n, const T* dy, const T* x, const NormForward<T>& forward,
                                               const NormBackward<T>& constants, T* dx) {
    const Each<T> mean{forward.mean}, scale{forward.scale}, shift{forward.shift}, factor{constants.factor},
        offset{constants.offset}, slope{constants.slope};
    forParts<T>(n, [&](auto part, std::ptrdiff_t i) {
        const Vector<T> number = part.read(x + i), middle = mean.read(part, i);
        Vector<T> back = part.read(dy + i);
        if constexpr (gated)
            back = behindRelu<T>(back, normalized<T>(number, middle, scale.read(part, i), shift.read(part, i)));
        part.write(dx + i,
                   (back * factor.read(part, i) - offset.read(part, i)) - slope.read(part, i) * (number - middle));
    });
}

template <bool gated, class T>
void backwardAllRows(int rows, int columns, const T* dy, const T* x, const NormForward<T>& forward,
                     const NormBackward<T>& constants, T* dx) {
    for (int row = 0; row < rows; ++row, dy += columns, x += columns, dx += columns)
        backwardRun<gated, Columns>(columns, dy, x, forward, constants, dx);
}

template <class T>
void backwardRows(int rows, int columns, const T* dy, const T* x, const NormForward<T>& forward,
                  const NormBackward<T>& constants, T* dx) {
    if (forward.scale != nullptr)
        backwardAllRows<true>(rows, columns, dy, x, forward, constants, dx);
    else
        backwardAllRows<false>(rows, columns, dy, x, forward, constants, dx);
}

template <class T>
void backwardOne(std::int64_t n, const T* dy, const T* x, const NormForward<T>& forward,
                 const NormBackward<T>& constants, T* dx) {
    if (forward.scale != nullptr)
        backwardRun<true, Same>(n, dy, x, forward, constants, dx);
    else
        backwardRun<false, Same>(n, dy, x, forward, constants, dx);
}

template <class T>
void layerRow(int n, double eps, const T* x, const T* weight, const T* bias, T* y, T* moments) {
    T mean = 0, squares = 0;
    runMoments(n, x, &mean, &squares);
    const T deviation = static_cast<T>(__builtin_sqrt(static_cast<double>(squares) / n + eps));
    const T inverse = T(1) / deviation;
    forParts<T>(n, [&](auto part, std::ptrdiff_t i) {
        part.write(y + i, (part.read(x + i) - mean) * inverse * part.read(weight + i) + part.read(bias + i));
    });
    moments[0] = mean;
    moments[1] = deviation;
}

template <class T>
void layerRowBackward(int n, const T* dy, const T* x, const T* weight, const T* moments, T* dx) {
    const T mean = moments[0], inverse = T(1) / moments[1], share = T(1) / static_cast<T>(n);
    const auto back = [&](auto part, std::ptrdiff_t i) { return part.read(dy + i) * part.read(weight + i); };
    const T straight = sumOfRun<T>(n, back) * share;
    const T tilted =
        sumOfRun<T>(n, [&](auto part, int i) { return back(part, i) * ((part.read(x + i) - mean) * inverse); }) * share;
    forParts<T>(n, [&](auto part, std::ptrdiff_t i) {
        const Vector<T> standard = (part.read(x + i) - mean) * inverse;
        part.write(dx + i, (back(part, i) - straight - standard * tilted) * inverse);
    });
}

template <class T>
void layerWeights(int rows, int columns, int n, const T* dy, const T* x, const T* moments, T* dw) {
    forParts<T>(columns, [&](auto part, std::ptrdiff_t column) {
        part.write(dw + column, sumOfRows<T>(rows, [&](int row) {
                       const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(row) * n + column;
                       return part.read(dy + i) * ((part.read(x + i) - moments[2 * row]) / moments[2 * row + 1]);
                   }));
    });
}

template <class T>
constexpr NormKernels<T> kernels{columnMoments<T>, columnProducts<T>, runMoments<T>,       runProducts<T>,
                                 normalizeRows<T>, normalizeOne<T>,   scaleRows<T>,        backwardRows<T>,
                                 backwardOne<T>,   layerRow<T>,       layerRowBackward<T>, layerWeights<T>};

}  // namespace

template <>
const NormKernels<float>& levelTable<NormKernels<float>, thisLevel>() {
    static constexpr NormKernels<float> table = kernels<float>;
    return table;
}
template <>
const NormKernels<double>& levelTable<NormKernels<double>, thisLevel>() {
    static constexpr NormKernels<double> table = kernels<double>;
    return table;
}

}  // namespace glassbox::kernels
