#include "core/kernels/cpu/level/vector.h"

namespace glassbox::kernels {
namespace {

template <class T>
void addPenalty(std::int64_t n, T l1, T l2, const T* w, T* g) {
    const Vector<T> up = broadcast<T>(l1), down = broadcast<T>(-l1);
    const auto penalized = [&](Vector<T> gradient, Vector<T> weight) {
        const Vector<T> sign = weight > 0 ? up : (weight < 0 ? down : Vector<T>{});
        return gradient + (sign + l2 * weight);
    };
    std::int64_t i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        store<T>(g + i, penalized(load<T>(g + i), load<T>(w + i)));
    const int rest = static_cast<int>(n - i);
    if (rest > 0) storePart<T>(g + i, penalized(loadPart<T>(g + i, rest), loadPart<T>(w + i, rest)), rest);
}

template <class T>
void clipValues(std::int64_t n, T limit, T* g) {
    const Vector<T> most = broadcast<T>(limit), least = broadcast<T>(-limit);
    const auto clipped = [&](Vector<T> x) {
        const Vector<T> above = x > most ? most : x;
        return above < least ? least : above;
    };
    std::int64_t i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        store<T>(g + i, clipped(load<T>(g + i)));
    const int rest = static_cast<int>(n - i);
    if (rest > 0) storePart<T>(g + i, clipped(loadPart<T>(g + i, rest)), rest);
}

/// Four sums a lane, so that additions don't wait for one another.
template <class T>
double sumOfSquares(std::int64_t n, const T* x) {
    constexpr int chains = 4;
    Vector<T> sums[chains] = {};
    std::int64_t i = 0;
    for (; i + chains * lanesOf<T> <= n; i += chains * lanesOf<T>)
        for (int chain = 0; chain < chains; ++chain) {
            const Vector<T> value = load<T>(x + i + chain * lanesOf<T>);
            sums[chain] += value * value;
        }
    for (; i < n; i += lanesOf<T>) {
        const Vector<T> value = i + lanesOf<T> <= n ? load<T>(x + i) : loadPart<T>(x + i, static_cast<int>(n - i));
        sums[0] += value * value;
    }
    return static_cast<double>(sumLanes<T>((sums[0] + sums[1]) + (sums[2] + sums[3])));
}

}  // namespace

template <>
const RegularizerKernels<float>& levelTable<RegularizerKernels<float>, thisLevel>() {
    static constexpr RegularizerKernels<float> table{addPenalty<float>, clipValues<float>, sumOfSquares<float>};
    return table;
}
template <>
const RegularizerKernels<double>& levelTable<RegularizerKernels<double>, thisLevel>() {
    static constexpr RegularizerKernels<double> table{addPenalty<double>, clipValues<double>, sumOfSquares<double>};
    return table;
}

}  // namespace glassbox::kernels
