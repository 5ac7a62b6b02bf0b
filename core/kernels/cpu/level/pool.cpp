#include "core/kernels/cpu/level/lanes.h"

namespace glassbox::kernels {
namespace {

/// The part of a window that lies inside the image: rows [top, bottom), columns [left, right); (y0, x0) is where the
/// whole window starts.
struct Window {
    int y0, x0, top, bottom, left, right;
};

Window windowAt(const PoolGeometry& geometry, int y, int x) {
    Window window{};
    window.y0 = y * geometry.strideHeight - geometry.paddingHeight;
    window.x0 = x * geometry.strideWidth - geometry.paddingWidth;
    const int bottom = window.y0 + geometry.kernelHeight, right = window.x0 + geometry.kernelWidth;
    window.top = window.y0 < 0 ? 0 : window.y0;
    window.left = window.x0 < 0 ? 0 : window.x0;
    window.bottom = bottom < geometry.height ? bottom : geometry.height;
    window.right = right < geometry.width ? right : geometry.width;
    return window;
}

/// Calls body(lanes, window, position of the output lane, lane) for all outputs.
template <class T, class Body>
[[gnu::always_inline]] inline void forOutputs(const PoolGeometry& geometry, Body body) {
    std::ptrdiff_t output = 0;
    for (int y = 0; y < geometry.outputHeight; ++y)
        for (int x = 0; x < geometry.outputWidth; ++x, output += geometry.lanes) {
            const Window window = windowAt(geometry, y, x);
            forLanes<T>(geometry.lanes, [&](auto lanes, int lane) { body(lanes, window, output + lane, lane); });
        }
}

std::ptrdiff_t pixel(const PoolGeometry& geometry, int y, int x) {
    return (static_cast<std::ptrdiff_t>(y) * geometry.width + x) * geometry.lanes;
}

template <class T>
void maxForward(const PoolGeometry& geometry, const T* x, T* y, std::uint8_t* winner8, std::int32_t* winner32) {
    forOutputs<T>(geometry, [&](auto lanes, const Window& window, std::ptrdiff_t output, int lane) {
        Vector<T> best = lanes.read(x + pixel(geometry, window.top, window.left) + lane);
        Integers<T> winner =
            Integers<T>{} + ((window.top - window.y0) * geometry.kernelWidth + (window.left - window.x0));
        for (int row = window.top; row < window.bottom; ++row)
            for (int column = window.left; column < window.right; ++column) {
                const Vector<T> value = lanes.read(x + pixel(geometry, row, column) + lane);
                const Integers<T> larger = (value > best) | (value != value);
                const int place = (row - window.y0) * geometry.kernelWidth + (column - window.x0);
                best = larger ? value : best;
                winner = larger ? Integers<T>{} + place : winner;
            }
        lanes.write(y + output, best);
        if (winner8 != nullptr) lanes.writeIndex(winner8 + output, winner);
        if (winner32 != nullptr) lanes.writeIndex(winner32 + output, winner);
    });
}

/// Non-overlapping windows of 2 x 2 without padding: the common case, without inner loops.
template <class T>
void maxForward2x2(const PoolGeometry& geometry, const T* x, T* y, std::uint8_t* winner8) {
    const std::ptrdiff_t below = pixel(geometry, 1, 0);
    for (int row = 0; row < geometry.outputHeight; ++row)
        for (int column = 0; column < geometry.outputWidth; ++column, y += geometry.lanes) {
            const T* window = x + pixel(geometry, 2 * row, 2 * column);
            forLanes<T>(geometry.lanes, [&](auto lanes, int lane) {
                const std::ptrdiff_t places[4] = {0, geometry.lanes, below, below + geometry.lanes};
                Vector<T> best = lanes.read(window + lane);
                Integers<T> winner{};
                for (int place = 1; place < 4; ++place) {
                    const Vector<T> value = lanes.read(window + places[place] + lane);
                    const Integers<T> larger = (value > best) | (value != value);
                    best = larger ? value : best;
                    winner = larger ? Integers<T>{} + place : winner;
                }
                lanes.write(y + lane, best);
                if (winner8 != nullptr) lanes.writeIndex(winner8 + lane, winner);
            });
            if (winner8 != nullptr) winner8 += geometry.lanes;
        }
}

bool isPlain2x2(const PoolGeometry& geometry) {
    return geometry.kernelHeight == 2 && geometry.kernelWidth == 2 && geometry.strideHeight == 2 &&
           geometry.strideWidth == 2 && geometry.paddingHeight == 0 && geometry.paddingWidth == 0;
}

template <class T>
void maxForwardAny(const PoolGeometry& geometry, const T* x, T* y, std::uint8_t* winner8, std::int32_t* winner32) {
    if (isPlain2x2(geometry) && winner32 == nullptr)
        maxForward2x2(geometry, x, y, winner8);
    else
        maxForward(geometry, x, y, winner8, winner32);
}

template <class T>
void clear(const PoolGeometry& geometry, T* image) {
    std::memset(image, 0, static_cast<std::size_t>(geometry.height) * geometry.width * geometry.lanes * sizeof(T));
}

template <class T, class Index>
void maxBackward(const PoolGeometry& geometry, const T* dy, const T* gate, const Index* winners, T* dx) {
    clear(geometry, dx);
    forOutputs<T>(geometry, [&](auto lanes, const Window& window, std::ptrdiff_t output, int lane) {
        const Integers<T> winner = lanes.readIndex(winners + output);
        Vector<T> gradient = lanes.read(dy + output);
        if (gate != nullptr) gradient = lanes.read(gate + output) <= T(0) ? Vector<T>{} : gradient;
        for (int row = window.top; row < window.bottom; ++row)
            for (int column = window.left; column < window.right; ++column) {
                const int place = (row - window.y0) * geometry.kernelWidth + (column - window.x0);
                T* target = dx + pixel(geometry, row, column) + lane;
                const Vector<T> share = winner == place ? gradient : Vector<T>{};
                lanes.write(target, lanes.read(target) + share);
            }
    });
}

template <class T>
void maxBackward2x2(const PoolGeometry& geometry, const T* dy, const T* gate, const std::uint8_t* winners, T* dx) {
    if (geometry.height % 2 != 0 || geometry.width % 2 != 0) clear(geometry, dx);
    const std::ptrdiff_t below = pixel(geometry, 1, 0);
    std::ptrdiff_t output = 0;
    for (int row = 0; row < geometry.outputHeight; ++row)
        for (int column = 0; column < geometry.outputWidth; ++column, output += geometry.lanes) {
            T* window = dx + pixel(geometry, 2 * row, 2 * column);
            forLanes<T>(geometry.lanes, [&](auto lanes, int lane) {
                const std::ptrdiff_t places[4] = {0, geometry.lanes, below, below + geometry.lanes};
                const Integers<T> winner = lanes.readIndex(winners + output + lane);
                Vector<T> gradient = lanes.read(dy + output + lane);
                if (gate != nullptr) gradient = lanes.read(gate + output + lane) <= T(0) ? Vector<T>{} : gradient;
                // Adding to zero as the general kernel does makes -0 the same +0.
                for (int place = 0; place < 4; ++place)
                    lanes.write(window + places[place] + lane,
                                Vector<T>{} + (winner == place ? gradient : Vector<T>{}));
            });
        }
}

template <class T>
void maxBackwardAny(const PoolGeometry& geometry, const T* dy, const T* gate, const std::uint8_t* winner8,
                    const std::int32_t* winner32, T* dx) {
    if (winner8 == nullptr)
        maxBackward(geometry, dy, gate, winner32, dx);
    else if (isPlain2x2(geometry))
        maxBackward2x2(geometry, dy, gate, winner8, dx);
    else
        maxBackward(geometry, dy, gate, winner8, dx);
}

template <class T>
void averageForward(const PoolGeometry& geometry, const T* x, T* y) {
    const T size = static_cast<T>(geometry.kernelHeight * geometry.kernelWidth);
    forOutputs<T>(geometry, [&](auto lanes, const Window& window, std::ptrdiff_t output, int lane) {
        Vector<T> total{};
        for (int row = window.top; row < window.bottom; ++row)
            for (int column = window.left; column < window.right; ++column)
                total += lanes.read(x + pixel(geometry, row, column) + lane);
        lanes.write(y + output, total / size);
    });
}

template <class T>
void averageBackward(const PoolGeometry& geometry, const T* dy, T* dx) {
    const T size = static_cast<T>(geometry.kernelHeight * geometry.kernelWidth);
    clear(geometry, dx);
    forOutputs<T>(geometry, [&](auto lanes, const Window& window, std::ptrdiff_t output, int lane) {
        const Vector<T> share = lanes.read(dy + output) / size;
        for (int row = window.top; row < window.bottom; ++row)
            for (int column = window.left; column < window.right; ++column) {
                T* target = dx + pixel(geometry, row, column) + lane;
                lanes.write(target, lanes.read(target) + share);
            }
    });
}

}  // namespace

template <>
const PoolKernels<float>& levelTable<PoolKernels<float>, thisLevel>() {
    static constexpr PoolKernels<float> table{maxForwardAny<float>, maxBackwardAny<float>, averageForward<float>,
                                              averageBackward<float>};
    return table;
}
template <>
const PoolKernels<double>& levelTable<PoolKernels<double>, thisLevel>() {
    static constexpr PoolKernels<double> table{maxForwardAny<double>, maxBackwardAny<double>, averageForward<double>,
                                               averageBackward<double>};
    return table;
}

}  // namespace glassbox::kernels
