#include "core/kernels/cpu/level/vector.h"

#include <utility>

// Samples to blocks of 16 lanes and back: squares of as many rows as a vector has elements are transposed in registers.
namespace glassbox::kernels {
namespace {

constexpr int lanes16 = 16;

/// Places of two vectors' elements when they are laid alternately, from element `first` on.
template <class T, int first, int... places>
[[gnu::always_inline]] inline Integers<T> alternating(std::integer_sequence<int, places...>) {
    return Integers<T>{(first + places / 2 + places % 2 * lanesOf<T>)...};
}

/// Rows of a square become columns: laying vector k and vector k + half alternately moves the highest bit of a row's
/// number to the lowest of a column's, until all have changed places.
template <class T>
[[gnu::always_inline]] inline void transpose(Vector<T> (&square)[lanesOf<T>]) {
    constexpr int half = lanesOf<T> / 2;
    const auto places = std::make_integer_sequence<int, lanesOf<T>>{};
    const Integers<T> low = alternating<T, 0>(places), high = alternating<T, half>(places);
#pragma GCC unroll 4
    for (int turns = lanesOf<T>; turns > 1; turns /= 2) {
        Vector<T> turned[lanesOf<T>];
#pragma GCC unroll 8
        for (int k = 0; k < half; ++k) {
            turned[2 * k] = __builtin_shuffle(square[k], square[k + half], low);
            turned[2 * k + 1] = __builtin_shuffle(square[k], square[k + half], high);
        }
#pragma GCC unroll 16
        for (int k = 0; k < lanesOf<T>; ++k)
            square[k] = turned[k];
    }
}

template <class T>
void interleave(const T* const* rows, int n, T* target) {
    int i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        for (int lane = 0; lane < lanes16; lane += lanesOf<T>) {
            Vector<T> square[lanesOf<T>];
#pragma GCC unroll 16
            for (int row = 0; row < lanesOf<T>; ++row)
                square[row] = load<T>(rows[lane + row] + i);
            transpose<T>(square);
#pragma GCC unroll 16
            for (int element = 0; element < lanesOf<T>; ++element)
                store<T>(target + static_cast<std::ptrdiff_t>(i + element) * lanes16 + lane, square[element]);
        }
    for (; i < n; ++i)
        for (int lane = 0; lane < lanes16; ++lane)
            target[static_cast<std::ptrdiff_t>(i) * lanes16 + lane] = rows[lane][i];
}

template <class T>
void deinterleave(const T* source, int n, T* const* rows) {
    int i = 0;
    for (; i + lanesOf<T> <= n; i += lanesOf<T>)
        for (int lane = 0; lane < lanes16; lane += lanesOf<T>) {
            Vector<T> square[lanesOf<T>];
#pragma GCC unroll 16
            for (int element = 0; element < lanesOf<T>; ++element)
                square[element] = load<T>(source + static_cast<std::ptrdiff_t>(i + element) * lanes16 + lane);
            transpose<T>(square);
#pragma GCC unroll 16
            for (int row = 0; row < lanesOf<T>; ++row)
                store<T>(rows[lane + row] + i, square[row]);
        }
    for (; i < n; ++i)
        for (int lane = 0; lane < lanes16; ++lane)
            rows[lane][i] = source[static_cast<std::ptrdiff_t>(i) * lanes16 + lane];
}

}  // namespace

template <>
const LaneKernels<float>& levelTable<LaneKernels<float>, thisLevel>() {
    static constexpr LaneKernels<float> table{interleave<float>, deinterleave<float>};
    return table;
}
template <>
const LaneKernels<double>& levelTable<LaneKernels<double>, thisLevel>() {
    static constexpr LaneKernels<double> table{interleave<double>, deinterleave<double>};
    return table;
}

}  // namespace glassbox::kernels
