#include "core/kernels/cpu/resample.h"

#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>

namespace glassbox::kernels {

namespace {

/// A piece as a number of equal images for the level's kernels.
struct Images {
    int lanes, count;
};

Images imagesOf(ImageSize size, Layout layout, int samples) {
    switch (layout) {
        case Layout::N16:
            return {batchLanes, (samples + batchLanes - 1) / batchLanes * size.channels};
        case Layout::NHWC:
            return {size.channels, samples};
        case Layout::Rows:
            break;
    }
    return {1, samples * size.channels};
}

}  // namespace

template <class T>
void upsampleForward(Upsampling kind, ImageSize size, int factor, Layout layout, int samples, const T* x, T* y) {
    const auto& kernels = kernelTable<ResampleKernels<T>>();
    const auto kernel = kind == Upsampling::Nearest ? kernels.nearestForward : kernels.bilinearForward;
    const Images images = imagesOf(size, layout, samples);
    const std::int64_t step = static_cast<std::int64_t>(size.height) * size.width * images.lanes;
    for (int image = 0; image < images.count; ++image)
        kernel({size.height, size.width, images.lanes, factor}, x + image * step, y + image * step * factor * factor);
}

template <class T>
void upsampleBackward(Upsampling kind, ImageSize size, int factor, Layout layout, int samples, const T* dy, T* dx) {
    const auto& kernels = kernelTable<ResampleKernels<T>>();
    const auto kernel = kind == Upsampling::Nearest ? kernels.nearestBackward : kernels.bilinearBackward;
    const Images images = imagesOf(size, layout, samples);
    const std::int64_t step = static_cast<std::int64_t>(size.height) * size.width * images.lanes;
    for (int image = 0; image < images.count; ++image)
        kernel({size.height, size.width, images.lanes, factor}, dy + image * step * factor * factor, dx + image * step);
}

template <class T>
void channelMeans(ImageSize size, Layout layout, int samples, const T* x, T* y) {
    const auto& kernels = kernelTable<ResampleKernels<T>>();
    const Images images = imagesOf(size, layout, samples);
    const int pixels = size.height * size.width;
    for (int image = 0; image < images.count; ++image, x += static_cast<std::int64_t>(pixels) * images.lanes) {
        if (layout != Layout::N16) {
            kernels.meanForward(pixels, images.lanes, x, y + static_cast<std::int64_t>(image) * images.lanes);
            continue;
        }
        T means[batchLanes];
        kernels.meanForward(pixels, batchLanes, x, means);
        const int first = image / size.channels * batchLanes;
        for (int sample = first; sample < std::min(first + batchLanes, samples); ++sample)
            y[static_cast<std::int64_t>(sample) * size.channels + image % size.channels] = means[sample - first];
    }
}

template <class T>
void channelMeansBackward(ImageSize size, Layout layout, int samples, const T* dy, T* dx) {
    const auto& kernels = kernelTable<ResampleKernels<T>>();
    const Images images = imagesOf(size, layout, samples);
    const int pixels = size.height * size.width;
    for (int image = 0; image < images.count; ++image, dx += static_cast<std::int64_t>(pixels) * images.lanes) {
        if (layout != Layout::N16) {
            kernels.meanBackward(pixels, images.lanes, dy + static_cast<std::int64_t>(image) * images.lanes, dx);
            continue;
        }
        T gradients[batchLanes] = {};
        const int first = image / size.channels * batchLanes;
        for (int sample = first; sample < std::min(first + batchLanes, samples); ++sample)
            gradients[sample - first] = dy[static_cast<std::int64_t>(sample) * size.channels + image % size.channels];
        kernels.meanBackward(pixels, batchLanes, gradients, dx);
    }
}

template void upsampleForward(Upsampling, ImageSize, int, Layout, int, const float*, float*);
template void upsampleForward(Upsampling, ImageSize, int, Layout, int, const double*, double*);
template void upsampleBackward(Upsampling, ImageSize, int, Layout, int, const float*, float*);
template void upsampleBackward(Upsampling, ImageSize, int, Layout, int, const double*, double*);
template void channelMeans(ImageSize, Layout, int, const float*, float*);
template void channelMeans(ImageSize, Layout, int, const double*, double*);
template void channelMeansBackward(ImageSize, Layout, int, const float*, float*);
template void channelMeansBackward(ImageSize, Layout, int, const double*, double*);

}  // namespace glassbox::kernels
