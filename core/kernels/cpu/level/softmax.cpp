#include "core/kernels/cpu/level/functions.h"

namespace glassbox::kernels {
namespace {

/// What lies past the end of a row: its exponential is 0 and it is never the largest.
template <class T>
constexpr T belowAll = -__builtin_huge_val();

template <class T>
Vector<T> loadRow(const T* x, int n, int position) {
    if (position + lanesOf<T> <= n) return load<T>(x + position);
    Vector<T> value = broadcast<T>(T(0));
    for (int i = 0; i < lanesOf<T>; ++i)
        value[i] = position + i < n ? x[position + i] : belowAll<T>;
    return value;
}

template <class T>
T largestOf(const T* x, int n) {
    T largest = x[0];
    for (int i = 1; i < n; ++i)
        largest = x[i] > largest || x[i] != x[i] ? x[i] : largest;
    return largest;
}

/// Exponentials in vectors, their sum by lanes, then by halves.
template <class T>
T row(int n, const T* x, T* p, T* largestResult) {
    const T largest = largestOf(x, n);
    *largestResult = largest;
    Vector<T> sums{};
    for (int i = 0; i < n; i += lanesOf<T>) {
        const Vector<T> power = exponential(loadRow<T>(x, n, i) - largest);
        sums += power;
        if (p == nullptr) continue;
        if (i + lanesOf<T> <= n)
            store<T>(p + i, power);
        else
            storePart<T>(p + i, power, n - i);
    }
    const T total = sumLanes<T>(sums);
    if (p != nullptr)
        for (int i = 0; i < n; ++i)
            p[i] /= total;
    return static_cast<T>(__builtin_log(static_cast<double>(total)));
}

}  // namespace

template <>
const SoftmaxKernels<float>& levelTable<SoftmaxKernels<float>, thisLevel>() {
    static constexpr SoftmaxKernels<float> table{row<float>};
    return table;
}
template <>
const SoftmaxKernels<double>& levelTable<SoftmaxKernels<double>, thisLevel>() {
    static constexpr SoftmaxKernels<double> table{row<double>};
    return table;
}

}  // namespace glassbox::kernels
