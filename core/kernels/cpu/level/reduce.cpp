#include "core/kernels/cpu/level/vector.h"

namespace glassbox::kernels {
namespace {

constexpr int lanes16 = 16;

template <class T>
void columnSums(int rows, int columns, int stride, const T* x, T* sums) {
    constexpr int together = 4;  // columns of vectors: their sums hide each other's latency
    int column = 0;
    for (; column + together * lanesOf<T> <= columns; column += together * lanesOf<T>) {
        Vector<T> totals[together] = {};
        for (int row = 0; row < rows; ++row)
            for (int i = 0; i < together; ++i)
                totals[i] += load<T>(x + static_cast<std::ptrdiff_t>(row) * stride + column + i * lanesOf<T>);
        for (int i = 0; i < together; ++i)
            store<T>(sums + column + i * lanesOf<T>, totals[i]);
    }
    for (; column + lanesOf<T> <= columns; column += lanesOf<T>) {
        Vector<T> total{};
        for (int row = 0; row < rows; ++row)
            total += load<T>(x + static_cast<std::ptrdiff_t>(row) * stride + column);
        store<T>(sums + column, total);
    }
    if (column == columns) return;
    Vector<T> total{};
    for (int row = 0; row < rows; ++row)
        total += loadPart<T>(x + static_cast<std::ptrdiff_t>(row) * stride + column, columns - column);
    storePart<T>(sums + column, total, columns - column);
}

/// Sum over pixels and lanes of one channel image; four running sums hide the latency.
template <class T>
Vector<T> imageSum(int pixels, const T* x) {
    Vector<T> totals[4] = {};
    const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(pixels) * lanes16;
    std::ptrdiff_t i = 0;
    for (; i + 4 * lanesOf<T> <= count; i += 4 * lanesOf<T>)
        for (int part = 0; part < 4; ++part)
            totals[part] += load<T>(x + i + part * lanesOf<T>);
    for (int part = 0; i < count; i += lanesOf<T>, ++part)
        totals[part] += load<T>(x + i);
    return (totals[0] + totals[1]) + (totals[2] + totals[3]);
}

template <class T>
void channelSumsN16(int blocks, int channels, int pixels, int first, int last, const T* x, T* sums) {
    const std::ptrdiff_t image = static_cast<std::ptrdiff_t>(pixels) * lanes16;
    for (int channel = first; channel < last; ++channel) {
        Vector<T> total{};
        for (int block = 0; block < blocks; ++block)
            total += imageSum(pixels, x + (static_cast<std::ptrdiff_t>(block) * channels + channel) * image);
        sums[channel] = sumLanes<T>(total);
    }
}

template <class T>
void addImageSums(int channels, int pixels, const T* x, T* totals) {
    for (int channel = 0; channel < channels; ++channel, x += static_cast<std::ptrdiff_t>(pixels) * lanes16)
        store<T>(totals + channel * lanes16, load<T>(totals + channel * lanes16) + imageSum(pixels, x));
}

/// Eight running sums in double.
template <class T>
RangeStatistics statistics(std::int64_t n, const T* x) {
    RangeStatistics result;
    double sums[8] = {}, squares[8] = {};
    T largest[8] = {};
    std::int64_t nonFinite = 0, zeros = 0;
    for (std::int64_t start = 0; start < n; start += 8) {
        const int count = n - start < 8 ? static_cast<int>(n - start) : 8;
        for (int i = 0; i < count; ++i) {
            const T value = x[start + i];
            const T size = value < T(0) ? -value : value;
            const bool finite = size - size == T(0);
            const T kept = finite ? value : T(0);
            nonFinite += finite ? 0 : 1;
            zeros += value == T(0) ? 1 : 0;
            largest[i] = finite && size > largest[i] ? size : largest[i];
            sums[i] += static_cast<double>(kept);
            squares[i] += static_cast<double>(kept) * static_cast<double>(kept);
        }
    }
    for (int i = 0; i < 8; ++i) {
        result.sum += sums[i];
        result.sumOfSquares += squares[i];
        if (static_cast<double>(largest[i]) > result.absoluteMaximum)
            result.absoluteMaximum = static_cast<double>(largest[i]);
    }
    result.nonFinite = nonFinite;
    result.zeros = zeros;
    return result;
}

}  // namespace

template <>
const ReduceKernels<float>& levelTable<ReduceKernels<float>, thisLevel>() {
    static constexpr ReduceKernels<float> table{columnSums<float>, channelSumsN16<float>, addImageSums<float>,
                                                statistics<float>};
    return table;
}
template <>
const ReduceKernels<double>& levelTable<ReduceKernels<double>, thisLevel>() {
    static constexpr ReduceKernels<double> table{columnSums<double>, channelSumsN16<double>, addImageSums<double>,
                                                 statistics<double>};
    return table;
}

}  // namespace glassbox::kernels
