#include "core/kernels/cpu/level/vector.h"

namespace glassbox::kernels {
namespace {

/// Reads and writes a vector, or its first `count` elements.
template <class T, bool full>
struct Part {
    int count;

    Vector<T> read(const T* from) const {
        if constexpr (full) return load<T>(from);
        return loadPart<T>(from, count);
    }
    void write(T* to, Vector<T> value) const {
        if constexpr (full)
            store<T>(to, value);
        else
            storePart<T>(to, value, count);
    }
};

/// Calls body(part, first element) for n elements, a vector at a time.
template <class T, class Body>
[[gnu::always_inline]] inline void forParts(std::ptrdiff_t n, Body body) {
    std::ptrdiff_t i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        body(Part<T, true>{lanesOf<T>}, i);
    if (i < n) body(Part<T, false>{static_cast<int>(n - i)}, i);
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

template <class T>
void columnProducts(int rows, int columns, int stride, const T* dy, const T* x, const T* mean, T* gradients,
                    T* products) {
    forParts<T>(columns, [&](auto part, std::ptrdiff_t column) {
        const Vector<T> middle = part.read(mean + column);
        const auto place = [&](int row) { return static_cast<std::ptrdiff_t>(row) * stride + column; };
        Vector<T> gradient[2] = {}, product[2] = {};
        int row = 0;
        for (; row + 2 <= rows; row += 2)
            for (int half = 0; half < 2; ++half) {
                const Vector<T> back = part.read(dy + place(row + half));
                gradient[half] += back;
                product[half] += back * (part.read(x + place(row + half)) - middle);
            }
        if (row < rows) {
            const Vector<T> back = part.read(dy + place(row));
            gradient[0] += back;
            product[0] += back * (part.read(x + place(row)) - middle);
        }
        part.write(gradients + column, gradient[0] + gradient[1]);
        part.write(products + column, product[0] + product[1]);
    });
}

/// Sum over a stretch of one channel.
template <class T, class Value>
[[gnu::always_inline]] inline T sumOfRun(int n, Value value) {
    const int whole = n / lanesOf<T>, rest = n - whole * lanesOf<T>;
    Vector<T> total = sumOfRows<T>(whole, [&](int i) { return value(Part<T, true>{lanesOf<T>}, i * lanesOf<T>); });
    if (rest > 0) total += value(Part<T, false>{rest}, whole * lanesOf<T>);
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
void runProducts(int n, const T* dy, const T* x, T mean, T* gradient, T* product) {
    *gradient = sumOfRun<T>(n, [&](auto part, int i) { return part.read(dy + i); });
    *product = sumOfRun<T>(n, [&](auto part, int i) { return part.read(dy + i) * (part.read(x + i) - mean); });
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

template <class T, class Each>
void normalizeRun(std::ptrdiff_t n, const T* x, Each mean, Each scale, Each shift, T* y, T* activated) {
    forParts<T>(n, [&](auto part, std::ptrdiff_t i) {
        const Vector<T> value = (part.read(x + i) - mean.read(part, i)) * scale.read(part, i) + shift.read(part, i);
        if (y != nullptr) part.write(y + i, value);
        if (activated != nullptr) part.write(activated + i, value < T(0) ? Vector<T>{} : value);
    });
}

/// Rows of one vector each keep their constants in registers.
template <class T>
void normalizeNarrow(int rows, const T* x, const T* mean, const T* scale, const T* shift, T* y, T* activated) {
    const Vector<T> middle = load<T>(mean), factor = load<T>(scale), offset = load<T>(shift);
    for (int row = 0; row < rows; ++row) {
        const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(row) * lanesOf<T>;
        const Vector<T> value = (load<T>(x + i) - middle) * factor + offset;
        if (y != nullptr) store<T>(y + i, value);
        if (activated != nullptr) store<T>(activated + i, value < T(0) ? Vector<T>{} : value);
    }
}

template <class T>
void normalizeRows(int rows, int columns, const T* x, const T* mean, const T* scale, const T* shift, T* y,
                   T* activated) {
    if (columns == lanesOf<T>) return normalizeNarrow(rows, x, mean, scale, shift, y, activated);
    for (int row = 0; row < rows; ++row) {
        const std::ptrdiff_t start = static_cast<std::ptrdiff_t>(row) * columns;
        normalizeRun<T>(columns, x + start, Columns<T>{mean}, Columns<T>{scale}, Columns<T>{shift},
                        y != nullptr ? y + start : y, activated != nullptr ? activated + start : activated);
    }
}

template <class T>
void normalizeOne(std::int64_t n, const T* x, const T* mean, const T* scale, const T* shift, T* y, T* activated) {
    normalizeRun<T>(n, x, Same<T>{mean}, Same<T>{scale}, Same<T>{shift}, y, activated);
}

template <class T>
void scaleRows(int rows, int columns, const T* dy, const T* factor, T* dx) {
    for (int row = 0; row < rows; ++row, dy += columns, dx += columns)
        forParts<T>(columns, [&](auto part, std::ptrdiff_t i) {
            part.write(dx + i, part.read(dy + i) * part.read(factor + i));
        });
}

template <class T, class Each>
[[gnu::always_inline]] inline void backwardRun(std::ptrdiff_t n, const T* dy, const T* x, Each mean, Each factor,
                                               Each offset, Each slope, T* dx) {
    forParts<T>(n, [&](auto part, std::ptrdiff_t i) {
        const Vector<T> away = part.read(x + i) - mean.read(part, i);
        part.write(dx + i,
                   (part.read(dy + i) * factor.read(part, i) - offset.read(part, i)) - slope.read(part, i) * away);
    });
}

template <class T>
void backwardRows(int rows, int columns, const T* dy, const T* x, const NormBackward<T>& constants, T* dx) {
    for (int row = 0; row < rows; ++row, dy += columns, x += columns, dx += columns)
        backwardRun<T>(columns, dy, x, Columns<T>{constants.mean}, Columns<T>{constants.factor},
                       Columns<T>{constants.offset}, Columns<T>{constants.slope}, dx);
}

template <class T>
void backwardOne(std::int64_t n, const T* dy, const T* x, const NormBackward<T>& constants, T* dx) {
    backwardRun<T>(n, dy, x, Same<T>{constants.mean}, Same<T>{constants.factor}, Same<T>{constants.offset},
                   Same<T>{constants.slope}, dx);
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
