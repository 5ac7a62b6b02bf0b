#include "core/kernels/cpu/local_signals.h"

#include "core/kernels/cpu/elementwise.h"

#include <type_traits>

namespace glassbox::kernels {

template <class T>
void step(std::int64_t n, const T* z, T* a) {
    for (std::int64_t i = 0; i < n; ++i)
        a[i] = z[i] >= 0 ? T(1) : T(0);
}

template <class T, class Target>
void errorSignal(bool fires, int rows, int units, T share, const T* z, const Target* target, T* d) {
    for (int row = 0; row < rows; ++row)
        for (int unit = 0; unit < units; ++unit) {
            const std::int64_t at = static_cast<std::int64_t>(row) * units + unit;
            const T answer = fires ? (z[at] >= 0 ? T(1) : T(0)) : z[at];
            T wanted;
            if constexpr (std::is_same_v<Target, T>)
                wanted = target[at];
            else
                wanted = units == 1 ? static_cast<T>(target[row]) : static_cast<T>(target[row] == unit);
            d[at] = (answer - wanted) * share;
        }
}

template <class T>
void ojaDecay(int rows, int units, int inputs, T share, const T* y, const T* w, T* d) {
    for (int unit = 0; unit < units; ++unit) {
        T squares = 0;
        for (int row = 0; row < rows; ++row) {
            const T answer = y[static_cast<std::int64_t>(row) * units + unit];
            squares += answer * answer;
        }
        const std::int64_t first = static_cast<std::int64_t>(unit) * inputs;
        scale<T>(inputs, w + first, squares * share, d + first);
    }
}

template void step(std::int64_t, const float*, float*);
template void step(std::int64_t, const double*, double*);
template void errorSignal(bool, int, int, float, const float*, const float*, float*);
template void errorSignal(bool, int, int, float, const float*, const std::int32_t*, float*);
template void errorSignal(bool, int, int, double, const double*, const double*, double*);
template void errorSignal(bool, int, int, double, const double*, const std::int32_t*, double*);
template void ojaDecay(int, int, int, float, const float*, const float*, float*);
template void ojaDecay(int, int, int, double, const double*, const double*, double*);

}  // namespace glassbox::kernels
