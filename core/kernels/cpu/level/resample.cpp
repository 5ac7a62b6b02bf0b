#include "core/kernels/cpu/level/lanes.h"

// Images made larger, and channels' means: each image is [height][width][lanes], as in pool.cpp.
namespace glassbox::kernels {
namespace {

std::ptrdiff_t pixelAt(const ResampleGeometry& geometry, int y, int x) {
    return (static_cast<std::ptrdiff_t>(y) * geometry.width + x) * geometry.lanes;
}

/// Calls body(lanes, y, x, position of the output lane, lane) for all pixels of the larger image.
template <class T, class Body>
[[gnu::always_inline]] inline void forLargerPixels(const ResampleGeometry& geometry, Body body) {
    std::ptrdiff_t output = 0;
    for (int y = 0; y < geometry.height * geometry.factor; ++y)
        for (int x = 0; x < geometry.width * geometry.factor; ++x, output += geometry.lanes)
            forLanes<T>(geometry.lanes, [&](auto lanes, int lane) { body(lanes, y, x, output + lane, lane); });
}

template <class T>
void clear(const ResampleGeometry& geometry, T* image) {
    std::memset(image, 0, static_cast<std::size_t>(geometry.height) * geometry.width * geometry.lanes * sizeof(T));
}

template <class T>
void nearestForward(const ResampleGeometry& geometry, const T* x, T* y) {
    forLargerPixels<T>(geometry, [&](auto lanes, int row, int column, std::ptrdiff_t output, int lane) {
        const std::ptrdiff_t source = pixelAt(geometry, row / geometry.factor, column / geometry.factor);
        lanes.write(y + output, lanes.read(x + source + lane));
    });
}

template <class T>
void nearestBackward(const ResampleGeometry& geometry, const T* dy, T* dx) {
    clear(geometry, dx);
    forLargerPixels<T>(geometry, [&](auto lanes, int row, int column, std::ptrdiff_t output, int lane) {
        T* target = dx + pixelAt(geometry, row / geometry.factor, column / geometry.factor) + lane;
        lanes.write(target, lanes.read(target) + lanes.read(dy + output));
    });
}

/// Two neighbours along one axis and the share of the second.
template <class T>
struct Neighbours {
    int first, second;
    T share;
};

template <class T>
Neighbours<T> neighboursAt(int at, int factor, int size) {
    const T exact = (static_cast<T>(at) + T(0.5)) / static_cast<T>(factor) - T(0.5);
    const T inside = exact < T(0) ? T(0) : exact;
    const int first = static_cast<int>(inside);
    return {first, first + 1 < size ? first + 1 : size - 1, inside - static_cast<T>(first)};
}

template <class T>
void bilinearForward(const ResampleGeometry& geometry, const T* x, T* y) {
    forLargerPixels<T>(geometry, [&](auto lanes, int row, int column, std::ptrdiff_t output, int lane) {
        const auto rows = neighboursAt<T>(row, geometry.factor, geometry.height);
        const auto columns = neighboursAt<T>(column, geometry.factor, geometry.width);
        const auto mixed = [&](int at) {
            const Vector<T> left = lanes.read(x + pixelAt(geometry, at, columns.first) + lane);
            const Vector<T> right = lanes.read(x + pixelAt(geometry, at, columns.second) + lane);
            return left * (T(1) - columns.share) + right * columns.share;
        };
        lanes.write(y + output, mixed(rows.first) * (T(1) - rows.share) + mixed(rows.second) * rows.share);
    });
}

template <class T>
void bilinearBackward(const ResampleGeometry& geometry, const T* dy, T* dx) {
    clear(geometry, dx);
    forLargerPixels<T>(geometry, [&](auto lanes, int row, int column, std::ptrdiff_t output, int lane) {
        const auto rows = neighboursAt<T>(row, geometry.factor, geometry.height);
        const auto columns = neighboursAt<T>(column, geometry.factor, geometry.width);
        const Vector<T> gradient = lanes.read(dy + output);
        const auto give = [&](int y, int x, T share) {
            T* target = dx + pixelAt(geometry, y, x) + lane;
            lanes.write(target, lanes.read(target) + gradient * share);
        };
        give(rows.first, columns.first, (T(1) - rows.share) * (T(1) - columns.share));
        give(rows.first, columns.second, (T(1) - rows.share) * columns.share);
        give(rows.second, columns.first, rows.share * (T(1) - columns.share));
        give(rows.second, columns.second, rows.share * columns.share);
    });
}

template <class T>
void meanForward(int pixels, int laneCount, const T* x, T* y) {
    forLanes<T>(laneCount, [&](auto lanes, int lane) {
        Vector<T> total{};
        for (int pixel = 0; pixel < pixels; ++pixel)
            total += lanes.read(x + static_cast<std::ptrdiff_t>(pixel) * laneCount + lane);
        lanes.write(y + lane, total / static_cast<T>(pixels));
    });
}

template <class T>
void meanBackward(int pixels, int laneCount, const T* dy, T* dx) {
    forLanes<T>(laneCount, [&](auto lanes, int lane) {
        const Vector<T> share = lanes.read(dy + lane) / static_cast<T>(pixels);
        for (int pixel = 0; pixel < pixels; ++pixel)
            lanes.write(dx + static_cast<std::ptrdiff_t>(pixel) * laneCount + lane, share);
    });
}

}  // namespace

template <>
const ResampleKernels<float>& levelTable<ResampleKernels<float>, thisLevel>() {
    static constexpr ResampleKernels<float> table{nearestForward<float>,  nearestBackward<float>,
                                                  bilinearForward<float>, bilinearBackward<float>,
                                                  meanForward<float>,     meanBackward<float>};
    return table;
}
template <>
const ResampleKernels<double>& levelTable<ResampleKernels<double>, thisLevel>() {
    static constexpr ResampleKernels<double> table{nearestForward<double>,  nearestBackward<double>,
                                                   bilinearForward<double>, bilinearBackward<double>,
                                                   meanForward<double>,     meanBackward<double>};
    return table;
}

}  // namespace glassbox::kernels
