#include "core/train/tensor_pulse.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace glassbox {

namespace {

/// Sums in order, in as many lanes as keep a processor busy.
constexpr int lanes = 8;
/// Numbers looked at together: they stay in the first-level cache for the next look.
constexpr std::int64_t chunkSize = 1024;

struct Sums {
    std::int64_t count = 0, finite = 0, notNumbers = 0, infinite = 0;
    double sum = 0, squares = 0;
    double smallest = std::numeric_limits<double>::infinity(), largest = -std::numeric_limits<double>::infinity();
};

std::int64_t countNotFinite(const float* x, std::int64_t n) {
    std::int32_t count = 0;
    for (std::int64_t i = 0; i < n; ++i)
        count += (std::bit_cast<std::uint32_t>(x[i]) & 0x7F800000u) == 0x7F800000u;
    return count;
}

std::int64_t countNotFinite(const double* x, std::int64_t n) {
    constexpr std::uint64_t exponent = 0x7FF0000000000000u;
    std::int64_t count = 0;
    for (std::int64_t i = 0; i < n; ++i)
        count += (std::bit_cast<std::uint64_t>(x[i]) & exponent) == exponent;
    return count;
}

/// A chunk of finite numbers.
template <class T>
void addFinite(const T* x, std::int64_t n, Sums& sums) {
    std::array<double, lanes> sum{}, squares{};
    std::array<T, lanes> low, high;
    low.fill(x[0]);
    high.fill(x[0]);
    const auto add = [&](int lane, T number) {
        const auto place = static_cast<std::size_t>(lane);
        const double wide = number;
        sum[place] += wide;
        squares[place] += wide * wide;
        low[place] = number < low[place] ? number : low[place];
        high[place] = number > high[place] ? number : high[place];
    };
    std::int64_t i = 0;
    for (; i + lanes <= n; i += lanes)
        for (int lane = 0; lane < lanes; ++lane)
            add(lane, x[i + lane]);
    for (int lane = 0; i + lane < n; ++lane)
        add(lane, x[i + lane]);
    for (int lane = 0; lane < lanes; ++lane) {
        sums.sum += sum[static_cast<std::size_t>(lane)];
        sums.squares += squares[static_cast<std::size_t>(lane)];
    }
    sums.smallest = std::min(sums.smallest, static_cast<double>(*std::ranges::min_element(low)));
    sums.largest = std::max(sums.largest, static_cast<double>(*std::ranges::max_element(high)));
    sums.finite += n;
}

template <class T>
void addChunk(const T* x, std::int64_t n, Sums& sums) {
    sums.count += n;
    if (countNotFinite(x, n) == 0) return addFinite(x, n, sums);
    for (std::int64_t i = 0; i < n; ++i) {
        if (std::isfinite(x[i]))
            addFinite(x + i, 1, sums);
        else
            ++(std::isnan(x[i]) ? sums.notNumbers : sums.infinite);
    }
}

BinRange binsFor(const Sums& sums) {
    const double most = std::max(std::abs(sums.smallest), std::abs(sums.largest));
    const double high = sums.finite == 0 || most == 0 ? 1.0 : std::exp2(std::ceil(std::log2(2 * most)));
    return {sums.finite > 0 && sums.smallest < 0 ? -high : 0.0, high};
}

/// Counts in so many places in turn: neighbours that fall into one bin don't wait for each other.
constexpr std::size_t turns = 4;
/// The bins, with one below and one above.
using Counts = std::array<std::array<std::uint32_t, PulseHistogram::bins + 2>, turns>;

template <class T>
void countBins(const T* x, std::int64_t n, const PulseHistogram& histogram, Counts& counts) {
    const double low = histogram.low, high = histogram.high, scale = PulseHistogram::bins / (high - low);
    for (std::int64_t i = 0; i < n; ++i) {
        const double number = x[i];
        const double place = std::clamp((number - low) * scale + 1, 0.0, PulseHistogram::bins + 1.0);
        const std::size_t bin =
            static_cast<std::size_t>(place) - (number == high ? 1 : 0);  // the end is the last bin's
        ++counts[static_cast<std::size_t>(i) % turns][bin];
    }
}

template <class T>
void fillBins(const T* x, std::int64_t n, bool finite, PulseHistogram& histogram) {
    Counts counts{};
    if (finite) countBins(x, n, histogram, counts);
    for (std::int64_t i = 0; !finite && i < n; ++i)
        if (std::isfinite(x[i])) countBins(x + i, 1, histogram, counts);
    for (const auto& turn : counts) {
        histogram.below += turn.front();
        histogram.above += turn.back();
        for (std::size_t bin = 0; bin < PulseHistogram::bins; ++bin)
            histogram.counts[bin] += turn[bin + 1];
    }
}

template <class T>
TensorPulse pulseAs(std::span<const NumberRange> ranges, BinRange bins) {
    Sums sums;
    for (const NumberRange& range : ranges)
        for (std::int64_t first = 0; first < range.count; first += chunkSize)
            addChunk(static_cast<const T*>(range.numbers) + first, std::min(chunkSize, range.count - first), sums);
    TensorPulse pulse;
    pulse.count = sums.count;
    pulse.notNumbers = sums.notNumbers;
    pulse.infinite = sums.infinite;
    if (bins.low == bins.high) bins = binsFor(sums);
    pulse.histogram.low = bins.low;
    pulse.histogram.high = bins.high;
    if (sums.finite == 0) return pulse;
    const auto finite = static_cast<double>(sums.finite);
    pulse.mean = sums.sum / finite;
    pulse.deviation = std::sqrt(std::max(0.0, sums.squares / finite - pulse.mean * pulse.mean));
    pulse.norm = std::sqrt(sums.squares);
    pulse.smallest = sums.smallest;
    pulse.largest = sums.largest;
    for (const NumberRange& range : ranges)
        fillBins(static_cast<const T*>(range.numbers), range.count, pulse.finite(), pulse.histogram);
    return pulse;
}

}  // namespace

TensorPulse pulseOf(DType type, std::span<const NumberRange> ranges, BinRange bins) {
    return type == DType::F64 ? pulseAs<double>(ranges, bins) : pulseAs<float>(ranges, bins);
}

}  // namespace glassbox
