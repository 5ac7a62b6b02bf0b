#include "core/kernels/cpu/pool.h"

#include "core/base/assert.h"
#include "core/kernels/cpu/kernel_table.h"

namespace glassbox::kernels {

namespace {

/// A piece as a number of equal images for the level's kernels.
struct Images {
    PoolGeometry geometry;
    int count;
    std::int64_t inputStep, outputStep;
};

Images imagesOf(const ConvShape& shape, Layout layout, int samples) {
    GLASSBOX_ASSERT(shape.paddingHeight < shape.kernelHeight && shape.paddingWidth < shape.kernelWidth);
    Images images{};
    images.geometry = {shape.height,         shape.width,         1,
                       shape.kernelHeight,   shape.kernelWidth,   shape.strideHeight,
                       shape.strideWidth,    shape.paddingHeight, shape.paddingWidth,
                       shape.outputHeight(), shape.outputWidth()};
    switch (layout) {
        case Layout::N16:
            images.geometry.lanes = batchLanes;
            images.count = (samples + batchLanes - 1) / batchLanes * shape.channels;
            break;
        case Layout::NHWC:
            images.geometry.lanes = shape.channels;
            images.count = samples;
            break;
        case Layout::Rows:
            images.count = samples * shape.channels;
            break;
    }
    images.inputStep = static_cast<std::int64_t>(shape.height) * shape.width * images.geometry.lanes;
    images.outputStep = static_cast<std::int64_t>(shape.outputHeight()) * shape.outputWidth() * images.geometry.lanes;
    return images;
}

template <class Index, class Wanted>
Wanted* as(Index* index) {
    if constexpr (std::is_same_v<Index, Wanted>)
        return index;
    else
        return nullptr;
}

template <class T, class Index>
void maxBackward(const ConvShape& shape, Layout layout, int samples, const T* dy, const T* gate, const Index* winner,
                 T* dx) {
    const Images images = imagesOf(shape, layout, samples);
    for (int image = 0; image < images.count; ++image) {
        kernelTable<PoolKernels<T>>().maxBackward(images.geometry, dy, gate,
                                                  as<const Index, const std::uint8_t>(winner),
                                                  as<const Index, const std::int32_t>(winner), dx);
        dy += images.outputStep;
        winner += images.outputStep;
        gate += gate != nullptr ? images.outputStep : 0;
        dx += images.inputStep;
    }
}

}  // namespace

template <class T, class Index>
void maxPoolForward(const ConvShape& shape, Layout layout, int samples, const T* x, T* y, Index* winner) {
    GLASSBOX_ASSERT(sizeof(Index) > 1 || shape.kernelHeight * shape.kernelWidth <= 256);
    const Images images = imagesOf(shape, layout, samples);
    for (int image = 0; image < images.count; ++image) {
        kernelTable<PoolKernels<T>>().maxForward(images.geometry, x, y, as<Index, std::uint8_t>(winner),
                                                 as<Index, std::int32_t>(winner));
        x += images.inputStep;
        y += images.outputStep;
        winner += winner != nullptr ? images.outputStep : 0;
    }
}

template <class T, class Index>
void maxPoolBackward(const ConvShape& shape, Layout layout, int samples, const T* dy, const Index* winner, T* dx) {
    maxBackward<T, Index>(shape, layout, samples, dy, nullptr, winner, dx);
}

template <class T, class Index>
void maxPoolReluBackward(const ConvShape& shape, Layout layout, int samples, const T* dy, const T* y,
                         const Index* winner, T* dz) {
    maxBackward(shape, layout, samples, dy, y, winner, dz);
}

template <class T>
void averagePoolForward(const ConvShape& shape, Layout layout, int samples, const T* x, T* y) {
    const Images images = imagesOf(shape, layout, samples);
    for (int image = 0; image < images.count; ++image)
        kernelTable<PoolKernels<T>>().averageForward(images.geometry, x + image * images.inputStep,
                                                     y + image * images.outputStep);
}

template <class T>
void averagePoolBackward(const ConvShape& shape, Layout layout, int samples, const T* dy, T* dx) {
    const Images images = imagesOf(shape, layout, samples);
    for (int image = 0; image < images.count; ++image)
        kernelTable<PoolKernels<T>>().averageBackward(images.geometry, dy + image * images.outputStep,
                                                      dx + image * images.inputStep);
}

template void maxPoolForward(const ConvShape&, Layout, int, const float*, float*, std::uint8_t*);
template void maxPoolForward(const ConvShape&, Layout, int, const float*, float*, std::int32_t*);
template void maxPoolForward(const ConvShape&, Layout, int, const double*, double*, std::uint8_t*);
template void maxPoolForward(const ConvShape&, Layout, int, const double*, double*, std::int32_t*);
template void maxPoolBackward(const ConvShape&, Layout, int, const float*, const std::uint8_t*, float*);
template void maxPoolBackward(const ConvShape&, Layout, int, const float*, const std::int32_t*, float*);
template void maxPoolBackward(const ConvShape&, Layout, int, const double*, const std::uint8_t*, double*);
template void maxPoolBackward(const ConvShape&, Layout, int, const double*, const std::int32_t*, double*);
template void maxPoolReluBackward(const ConvShape&, Layout, int, const float*, const float*, const std::uint8_t*,
                                  float*);
template void maxPoolReluBackward(const ConvShape&, Layout, int, const float*, const float*, const std::int32_t*,
                                  float*);
template void maxPoolReluBackward(const ConvShape&, Layout, int, const double*, const double*, const std::uint8_t*,
                                  double*);
template void maxPoolReluBackward(const ConvShape&, Layout, int, const double*, const double*, const std::int32_t*,
                                  double*);
template void averagePoolForward(const ConvShape&, Layout, int, const float*, float*);
template void averagePoolForward(const ConvShape&, Layout, int, const double*, double*);
template void averagePoolBackward(const ConvShape&, Layout, int, const float*, float*);
template void averagePoolBackward(const ConvShape&, Layout, int, const double*, double*);

}  // namespace glassbox::kernels
