#include "core/kernels/cpu/layout.h"

#include "core/kernels/cpu/lane_transpose.h"

#include <algorithm>
#include <cstring>

namespace glassbox::kernels {

namespace {

/// Elements of absent samples, a part of a row at a time.
constexpr int chunk = 64;

template <class T>
constexpr T zeros[chunk] = {};

template <class T>
void rowsToN16(int features, int samples, const T* source, T* target) {
    for (int first = 0; first < samples;
         first += batchLanes, target += static_cast<std::int64_t>(features) * batchLanes)
        for (int i = 0; i < features; i += chunk) {
            const T* rows[batchLanes];
            for (int lane = 0; lane < batchLanes; ++lane)
                rows[lane] =
                    first + lane < samples ? source + static_cast<std::int64_t>(first + lane) * features + i : zeros<T>;
            interleave(rows, std::min(chunk, features - i), target + static_cast<std::int64_t>(i) * batchLanes);
        }
}

template <class T>
void n16ToRows(int features, int samples, const T* source, T* target) {
    for (int first = 0; first < samples;
         first += batchLanes, source += static_cast<std::int64_t>(features) * batchLanes)
        for (int i = 0; i < features; i += chunk) {
            T* rows[batchLanes] = {};
            const int lanes = std::min(batchLanes, samples - first);
            for (int lane = 0; lane < lanes; ++lane)
                rows[lane] = target + static_cast<std::int64_t>(first + lane) * features + i;
            deinterleave(source + static_cast<std::int64_t>(i) * batchLanes, std::min(chunk, features - i), rows,
                         lanes);
        }
}

/// Rows of pixels with their channels to [channel][pixel][lane]; absent samples become zero.
template <class T>
void nhwcToN16(ImageSize size, int samples, const T* source, T* target) {
    const int pixels = size.height * size.width;
    for (int first = 0; first < samples; first += batchLanes, source += std::int64_t{batchLanes} * size.elements()) {
        const int lanes = std::min(batchLanes, samples - first);
        for (int channel = 0; channel < size.channels; ++channel)
            for (int pixel = 0; pixel < pixels; ++pixel, target += batchLanes) {
                const T* from = source + static_cast<std::int64_t>(pixel) * size.channels + channel;
                for (int lane = 0; lane < lanes; ++lane)
                    target[lane] = from[static_cast<std::int64_t>(lane) * size.elements()];
                std::fill(target + lanes, target + batchLanes, T(0));
            }
    }
}

template <class T>
void n16ToNhwc(ImageSize size, int samples, const T* source, T* target) {
    const int pixels = size.height * size.width;
    for (int first = 0; first < samples; first += batchLanes, target += std::int64_t{batchLanes} * size.elements()) {
        const int lanes = std::min(batchLanes, samples - first);
        for (int channel = 0; channel < size.channels; ++channel)
            for (int pixel = 0; pixel < pixels; ++pixel, source += batchLanes) {
                T* to = target + static_cast<std::int64_t>(pixel) * size.channels + channel;
                for (int lane = 0; lane < lanes; ++lane)
                    to[static_cast<std::int64_t>(lane) * size.elements()] = source[lane];
            }
    }
}

/// target[column][row] = source[row][column], a small square at a time while its lines are in cache.
template <class T>
void transpose(int rows, int columns, const T* source, T* target) {
    constexpr int square = 16;
    for (int top = 0; top < rows; top += square)
        for (int left = 0; left < columns; left += square)
            for (int column = left; column < std::min(left + square, columns); ++column)
                for (int row = top; row < std::min(top + square, rows); ++row)
                    target[static_cast<std::ptrdiff_t>(column) * rows + row] =
                        source[static_cast<std::ptrdiff_t>(row) * columns + column];
}

}  // namespace

std::int64_t layoutElements(ImageSize size, Layout layout, int samples) {
    const int padded = layout == Layout::N16 ? (samples + batchLanes - 1) / batchLanes * batchLanes : samples;
    return static_cast<std::int64_t>(padded) * size.elements();
}

std::int64_t layoutPosition(ImageSize size, Layout layout, std::int64_t sample, std::int64_t offset) {
    const std::int64_t features = size.elements();
    const std::int64_t pixels = static_cast<std::int64_t>(size.height) * size.width;
    switch (layout) {
        case Layout::N16:
            return (sample / batchLanes * features + offset) * batchLanes + sample % batchLanes;
        case Layout::NHWC:
            return sample * features + offset % pixels * size.channels + offset / pixels;
        case Layout::Rows:
            break;
    }
    return sample * features + offset;
}

template <class T>
void convertLayout(ImageSize size, int samples, Layout from, const T* source, Layout to, T* target) {
    const int features = size.elements();
    if (from == to) {
        std::memcpy(target, source, static_cast<std::size_t>(layoutElements(size, from, samples)) * sizeof(T));
        return;
    }
    if (from == Layout::Rows && to == Layout::N16) return rowsToN16(features, samples, source, target);
    if (from == Layout::N16 && to == Layout::Rows) return n16ToRows(features, samples, source, target);
    if (from == Layout::NHWC && to == Layout::N16) return nhwcToN16(size, samples, source, target);
    if (from == Layout::N16 && to == Layout::NHWC) return n16ToNhwc(size, samples, source, target);
    // What is left is Rows and NHWC: channels and pixels change places.
    const int pixels = size.height * size.width;
    const bool toRows = to == Layout::Rows;
    for (int sample = 0; sample < samples; ++sample, source += features, target += features)
        transpose(toRows ? pixels : size.channels, toRows ? size.channels : pixels, source, target);
}

template void convertLayout(ImageSize, int, Layout, const float*, Layout, float*);
template void convertLayout(ImageSize, int, Layout, const double*, Layout, double*);
template void convertLayout(ImageSize, int, Layout, const std::int32_t*, Layout, std::int32_t*);
template void convertLayout(ImageSize, int, Layout, const std::uint8_t*, Layout, std::uint8_t*);

}  // namespace glassbox::kernels
