#pragma once

#include "core/tensor/layout.h"

#include <cstdint>

namespace glassbox::kernels {

/// One sample's logical shape as pixels of channels ([channels][pixels] in logical order); a vector is channels = F,
/// pixels = 1.
struct SampleShape {
    int channels = 1;
    int pixels = 1;
};

/// Where a sample begins and how far its channels and pixels lie apart.
struct SampleSteps {
    std::int64_t start, channel, pixel;
};

inline SampleSteps stepsOf(SampleShape shape, Layout layout, int sample) {
    const std::int64_t features = static_cast<std::int64_t>(shape.channels) * shape.pixels;
    switch (layout) {
        case Layout::N16:
            return {sample / batchLanes * features * batchLanes + sample % batchLanes,
                    static_cast<std::int64_t>(shape.pixels) * batchLanes, batchLanes};
        case Layout::NHWC:
            return {sample * features, 1, shape.channels};
        case Layout::Rows:
            break;
    }
    return {sample * features, shape.pixels, 1};
}

}  // namespace glassbox::kernels
