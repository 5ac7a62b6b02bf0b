#include "core/kernels/cpu/dropout.h"

#include <cmath>
#include <cstddef>

namespace glassbox::kernels {

namespace {

/// Decides element after element; consecutive ones share a block of random words.
class Decisions {
public:
    Decisions(const RandomStream& stream, double rate)
        : stream_(stream), threshold_(static_cast<std::uint32_t>(std::ceil(rate * 0x1p24))) {}

    /// The same as stream.uniform(index) >= rate.
    bool keeps(std::uint64_t index) {
        if (index / 4 != block_ || !filled_) {
            block_ = index / 4;
            words_ = stream_.block(block_);
            filled_ = true;
        }
        return words_[index % 4] >> 8 >= threshold_;
    }

private:
    const RandomStream& stream_;
    std::uint32_t threshold_;
    std::uint64_t block_ = 0;
    bool filled_ = false;
    PhiloxBlock words_{};
};

template <class T>
void clearSample(SampleShape shape, SampleSteps steps, T* y, std::uint8_t* mask) {
    for (int channel = 0; channel < shape.channels; ++channel)
        for (int pixel = 0; pixel < shape.pixels; ++pixel) {
            const std::int64_t at = steps.start + channel * steps.channel + pixel * steps.pixel;
            y[at] = 0;
            if (mask != nullptr) mask[at] = 0;
        }
}

}  // namespace

template <class T>
void dropoutForward(const RandomStream& stream, double rate, SampleShape shape, Layout layout, int firstSample,
                    int samples, const T* x, T* y, std::uint8_t* mask) {
    const T factor = static_cast<T>(1.0 / (1.0 - rate));
    const std::uint64_t features = static_cast<std::uint64_t>(shape.channels) * shape.pixels;
    Decisions decisions(stream, rate);
    for (int sample = 0; sample < samples; ++sample) {
        const SampleSteps steps = stepsOf(shape, layout, sample);
        std::uint64_t index = static_cast<std::uint64_t>(firstSample + sample) * features;
        for (int channel = 0; channel < shape.channels; ++channel)
            for (int pixel = 0; pixel < shape.pixels; ++pixel, ++index) {
                const std::int64_t at = steps.start + channel * steps.channel + pixel * steps.pixel;
                const bool kept = decisions.keeps(index);
                y[at] = kept ? x[at] * factor : T(0);
                if (mask != nullptr) mask[at] = kept ? 1 : 0;
            }
    }
    if (layout != Layout::N16) return;
    for (int lane = samples; lane % batchLanes != 0; ++lane)
        clearSample(shape, stepsOf(shape, layout, lane), y, mask);
}

template <class T>
void dropoutBackward(double rate, std::int64_t n, const T* dy, const std::uint8_t* mask, T* dx) {
    const T factor = static_cast<T>(1.0 / (1.0 - rate));
    for (std::int64_t i = 0; i < n; ++i)
        dx[i] = mask[i] != 0 ? dy[i] * factor : T(0);
}

template void dropoutForward(const RandomStream&, double, SampleShape, Layout, int, int, const float*, float*,
                             std::uint8_t*);
template void dropoutForward(const RandomStream&, double, SampleShape, Layout, int, int, const double*, double*,
                             std::uint8_t*);
template void dropoutBackward(double, std::int64_t, const float*, const std::uint8_t*, float*);
template void dropoutBackward(double, std::int64_t, const double*, const std::uint8_t*, double*);

}  // namespace glassbox::kernels
