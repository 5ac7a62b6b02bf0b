#include "core/kernels/cpu/lane_transpose.h"

#include "core/kernels/cpu/kernel_table.h"

#include <type_traits>

namespace glassbox::kernels {

template <class T>
void interleave(const T* const (&rows)[batchLanes], int n, T* target) {
    if constexpr (std::is_floating_point_v<T>)
        kernelTable<LaneKernels<T>>().interleave(rows, n, target);
    else
        for (int i = 0; i < n; ++i)
            for (int lane = 0; lane < batchLanes; ++lane)
                target[static_cast<std::ptrdiff_t>(i) * batchLanes + lane] = rows[lane][i];
}

template <class T>
void deinterleave(const T* source, int n, T* const (&rows)[batchLanes], int lanes) {
    if constexpr (std::is_floating_point_v<T>)
        if (lanes == batchLanes) return kernelTable<LaneKernels<T>>().deinterleave(source, n, rows);
    for (int i = 0; i < n; ++i)
        for (int lane = 0; lane < lanes; ++lane)
            rows[lane][i] = source[static_cast<std::ptrdiff_t>(i) * batchLanes + lane];
}

template void interleave(const float* const (&)[batchLanes], int, float*);
template void interleave(const double* const (&)[batchLanes], int, double*);
template void interleave(const std::int32_t* const (&)[batchLanes], int, std::int32_t*);
template void interleave(const std::uint8_t* const (&)[batchLanes], int, std::uint8_t*);
template void deinterleave(const float*, int, float* const (&)[batchLanes], int);
template void deinterleave(const double*, int, double* const (&)[batchLanes], int);
template void deinterleave(const std::int32_t*, int, std::int32_t* const (&)[batchLanes], int);
template void deinterleave(const std::uint8_t*, int, std::uint8_t* const (&)[batchLanes], int);

}  // namespace glassbox::kernels
