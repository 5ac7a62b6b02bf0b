#include "core/kernels/cpu/noise.h"

namespace glassbox::kernels {

template <class T>
void addNoise(const RandomStream& stream, double deviation, SampleShape shape, Layout layout, int firstSample,
              int samples, const T* x, T* y) {
    const std::uint64_t features = static_cast<std::uint64_t>(shape.channels) * shape.pixels;
    const int lanes = layout == Layout::N16 ? (samples + batchLanes - 1) / batchLanes * batchLanes : samples;
    for (int sample = 0; sample < lanes; ++sample) {
        const SampleSteps steps = stepsOf(shape, layout, sample);
        std::uint64_t index = static_cast<std::uint64_t>(firstSample + sample) * features;
        for (int channel = 0; channel < shape.channels; ++channel)
            for (int pixel = 0; pixel < shape.pixels; ++pixel, ++index) {
                const std::int64_t at = steps.start + channel * steps.channel + pixel * steps.pixel;
                y[at] = sample < samples ? x[at] + static_cast<T>(deviation * stream.normal(index)) : T(0);
            }
    }
}

template void addNoise(const RandomStream&, double, SampleShape, Layout, int, int, const float*, float*);
template void addNoise(const RandomStream&, double, SampleShape, Layout, int, int, const double*, double*);

}  // namespace glassbox::kernels
