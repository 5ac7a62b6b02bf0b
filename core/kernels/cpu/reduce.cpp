#include "core/kernels/cpu/reduce.h"

#include "core/kernels/cpu/finite.h"
#include "core/kernels/cpu/kernel_table.h"

namespace glassbox::kernels {

template <class T>
void columnSums(int rows, int columns, int stride, const T* x, T* sums) {
    kernelTable<ReduceKernels<T>>().columnSums(rows, columns, stride, x, sums);
}

template <class T>
void channelSumsN16(int blocks, int channels, int pixels, int first, int last, const T* x, T* sums) {
    kernelTable<ReduceKernels<T>>().channelSumsN16(blocks, channels, pixels, first, last, x, sums);
}

template <class T>
void channelSumsNchw(int samples, int channels, int pixels, int first, int last, const T* x, T* sums) {
    for (int channel = first; channel < last; ++channel) {
        T total = 0;
        for (int sample = 0; sample < samples; ++sample) {
            const T* image = x + (static_cast<std::int64_t>(sample) * channels + channel) * pixels;
            for (int pixel = 0; pixel < pixels; ++pixel)
                total += image[pixel];
        }
        sums[channel] = total;
    }
}

template <class T>
double sum(std::int64_t n, const T* x) {
    double total = 0;
    for (std::int64_t i = 0; i < n; ++i)
        total += static_cast<double>(x[i]);
    return total;
}

template <class T>
double mean(std::int64_t n, const T* x) {
    return n == 0 ? 0.0 : sum(n, x) / static_cast<double>(n);
}

template <class T>
RangeStatistics rangeStatistics(std::int64_t n, const T* x) {
    return kernelTable<ReduceKernels<T>>().statistics(n, x);
}

template void columnSums(int, int, int, const float*, float*);
template void columnSums(int, int, int, const double*, double*);
template void channelSumsN16(int, int, int, int, int, const float*, float*);
template void channelSumsN16(int, int, int, int, int, const double*, double*);
template void channelSumsNchw(int, int, int, int, int, const float*, float*);
template void channelSumsNchw(int, int, int, int, int, const double*, double*);
template double sum(std::int64_t, const float*);
template double sum(std::int64_t, const double*);
template double mean(std::int64_t, const float*);
template double mean(std::int64_t, const double*);
template RangeStatistics rangeStatistics(std::int64_t, const float*);
template RangeStatistics rangeStatistics(std::int64_t, const double*);

}  // namespace glassbox::kernels
