#include "core/kernels/cpu/noise.h"

#include <array>

namespace glassbox::kernels {

namespace {

/// Normal numbers one after the other; neighbours share a draw.
class Normals {
public:
    explicit Normals(const RandomStream& stream) : stream_(stream) {}

    /// The same as stream.normal(index).
    double at(std::uint64_t index) {
        if (index / 2 != pair_ || !drawn_) {
            pair_ = index / 2;
            numbers_ = stream_.normalPair(pair_);
            drawn_ = true;
        }
        return numbers_[index % 2];
    }

private:
    const RandomStream& stream_;
    std::uint64_t pair_ = 0;
    bool drawn_ = false;
    std::array<double, 2> numbers_{};
};

}  // namespace

template <class T>
void addNoise(const RandomStream& stream, double deviation, SampleShape shape, Layout layout, int firstSample,
              int samples, const T* x, T* y) {
    const std::uint64_t features = static_cast<std::uint64_t>(shape.channels) * shape.pixels;
    const int lanes = layout == Layout::N16 ? (samples + batchLanes - 1) / batchLanes * batchLanes : samples;
    Normals normals(stream);
    for (int sample = 0; sample < lanes; ++sample) {
        const SampleSteps steps = stepsOf(shape, layout, sample);
        std::uint64_t index = static_cast<std::uint64_t>(firstSample + sample) * features;
        for (int channel = 0; channel < shape.channels; ++channel)
            for (int pixel = 0; pixel < shape.pixels; ++pixel, ++index) {
                const std::int64_t at = steps.start + channel * steps.channel + pixel * steps.pixel;
                y[at] = sample < samples ? x[at] + static_cast<T>(deviation * normals.at(index)) : T(0);
            }
    }
}

template void addNoise(const RandomStream&, double, SampleShape, Layout, int, int, const float*, float*);
template void addNoise(const RandomStream&, double, SampleShape, Layout, int, int, const double*, double*);

}  // namespace glassbox::kernels
