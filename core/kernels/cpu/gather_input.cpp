#include "core/kernels/cpu/kernel_table.h"
#include "core/kernels/cpu/lane_transpose.h"
#include "core/kernels/cpu/layout.h"

#include <algorithm>
#include <type_traits>

namespace glassbox::kernels {

namespace {

constexpr int chunk = 64;

/// A set of samples, and how its values become inputs; all layouts go through scaleRow, so that they get equal bits.
template <class T, class Source>
struct Gather {
    ImageSize size;
    const Source* set;
    const std::int64_t* indices;
    InputScaling scaling;

    int pixels() const { return size.height * size.width; }

    const Source* channelOf(int sample, int channel) const {
        const std::int64_t index = indices != nullptr ? indices[sample] : sample;
        return set + index * size.elements() + static_cast<std::int64_t>(channel) * pixels();
    }

    void scaleRow(int channel, int n, const Source* x, T* y) const {
        const auto& kernels = kernelTable<ElementwiseKernels<T>>();
        const T factor = static_cast<T>(scaling.scale);
        const T mean = scaling.mean != nullptr ? static_cast<T>(scaling.mean[channel]) : T(0);
        const T inverse =
            scaling.inverseDeviation != nullptr ? static_cast<T>(scaling.inverseDeviation[channel]) : T(1);
        if constexpr (std::is_same_v<Source, std::uint8_t>)
            kernels.scaleBytes(n, x, factor, mean, inverse, y);
        else if constexpr (std::is_same_v<Source, float>)
            kernels.scaleFloats(n, x, factor, mean, inverse, y);
        else
            kernels.scaleDoubles(n, x, factor, mean, inverse, y);
    }
};

template <class T, class Source>
void gatherRows(const Gather<T, Source>& gather, int samples, T* target) {
    for (int sample = 0; sample < samples; ++sample)
        for (int channel = 0; channel < gather.size.channels; ++channel, target += gather.pixels())
            gather.scaleRow(channel, gather.pixels(), gather.channelOf(sample, channel), target);
}

template <class T, class Source>
void gatherNhwc(const Gather<T, Source>& gather, int samples, T* target) {
    T row[chunk];
    for (int sample = 0; sample < samples; ++sample, target += gather.size.elements())
        for (int channel = 0; channel < gather.size.channels; ++channel)
            for (int first = 0; first < gather.pixels(); first += chunk) {
                const int n = std::min(chunk, gather.pixels() - first);
                gather.scaleRow(channel, n, gather.channelOf(sample, channel) + first, row);
                for (int i = 0; i < n; ++i)
                    target[static_cast<std::int64_t>(first + i) * gather.size.channels + channel] = row[i];
            }
}

template <class T, class Source>
void gatherN16(const Gather<T, Source>& gather, int samples, T* target) {
    T values[batchLanes][chunk] = {};
    const T* rows[batchLanes];
    for (int lane = 0; lane < batchLanes; ++lane)
        rows[lane] = values[lane];
    for (int block = 0; block < samples; block += batchLanes) {
        const int lanes = std::min(batchLanes, samples - block);
        for (int lane = lanes; lane < batchLanes; ++lane)
            std::fill_n(values[lane], chunk, T(0));
        for (int channel = 0; channel < gather.size.channels; ++channel)
            for (int first = 0; first < gather.pixels(); first += chunk) {
                const int n = std::min(chunk, gather.pixels() - first);
                for (int lane = 0; lane < lanes; ++lane)
                    gather.scaleRow(channel, n, gather.channelOf(block + lane, channel) + first, values[lane]);
                interleave(rows, n, target);
                target += static_cast<std::int64_t>(n) * batchLanes;
            }
    }
}

}  // namespace

template <class T, class Source>
void gatherInput(ImageSize size, const Source* set, const std::int64_t* indices, int samples, InputScaling scaling,
                 Layout layout, T* target) {
    const Gather<T, Source> gather{size, set, indices, scaling};
    switch (layout) {
        case Layout::Rows:
            return gatherRows(gather, samples, target);
        case Layout::NHWC:
            return gatherNhwc(gather, samples, target);
        case Layout::N16:
            return gatherN16(gather, samples, target);
    }
}

template void gatherInput(ImageSize, const std::uint8_t*, const std::int64_t*, int, InputScaling, Layout, float*);
template void gatherInput(ImageSize, const float*, const std::int64_t*, int, InputScaling, Layout, float*);
template void gatherInput(ImageSize, const double*, const std::int64_t*, int, InputScaling, Layout, float*);
template void gatherInput(ImageSize, const std::uint8_t*, const std::int64_t*, int, InputScaling, Layout, double*);
template void gatherInput(ImageSize, const float*, const std::int64_t*, int, InputScaling, Layout, double*);
template void gatherInput(ImageSize, const double*, const std::int64_t*, int, InputScaling, Layout, double*);

}  // namespace glassbox::kernels
