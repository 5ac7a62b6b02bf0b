#include "core/kernels/cpu/level/vector.h"

// Weight gradient of a direct convolution: dw[f][tap] = sum over samples and pixels of dz[f] x[tap], with a tile of
// filters x taps in registers, lanes (samples) kept apart until the end.
namespace glassbox::kernels {
namespace {

constexpr int lanes16 = 16;
constexpr int filterTile = vectorRegisters == 32 ? 4 : 2;
constexpr int tapTile = 5;
/// Rows of dz are taken in chunks that stay in the first-level cache; a function of the shape only, so that every split
/// into tasks adds in the same order.
constexpr int chunkBytesOfFilter = 6 * 1024;

/// A tile's part of one chunk of rows.
template <class T>
struct TileArguments {
    const DirectGeometry* geometry;
    const T* x;  ///< input row under the chunk's first row
    const T* dz;
    T* sums;  ///< first filter, first tap of the tile
    int rows;
    std::ptrdiff_t tapOffsets[tapTile];
};

template <class T, int filters, int taps>
[[gnu::noinline]] void addTile(const TileArguments<T>& arguments) {
    const DirectGeometry& geometry = *arguments.geometry;
    const std::ptrdiff_t xStep = static_cast<std::ptrdiff_t>(geometry.strideWidth) * lanes16;
    const std::ptrdiff_t rowStep = static_cast<std::ptrdiff_t>(geometry.strideHeight) * geometry.width * lanes16;
    const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(geometry.outputHeight) * geometry.outputWidth * lanes16;
    const std::ptrdiff_t allTaps =
        static_cast<std::ptrdiff_t>(geometry.channels) * geometry.kernelHeight * geometry.kernelWidth;
    for (int lane = 0; lane < lanes16; lane += lanesOf<T>) {
        Vector<T> sums[filters][taps] = {};
        const T* gradient = arguments.dz + lane;
        const T* row = arguments.x + lane;
        for (int y = 0; y < arguments.rows; ++y, row += rowStep) {
            const T* pixel = row;
            for (int x = 0; x < geometry.outputWidth; ++x, pixel += xStep, gradient += lanes16) {
                Vector<T> inputs[taps];
#pragma GCC unroll 8
                for (int tap = 0; tap < taps; ++tap) {
                    inputs[tap] = load<T>(pixel + arguments.tapOffsets[tap]);
                    keepInRegister<T>(inputs[tap]);
                }
#pragma GCC unroll 8
                for (int f = 0; f < filters; ++f) {
                    const Vector<T> dz = load<T>(gradient + f * plane);
#pragma GCC unroll 8
                    for (int tap = 0; tap < taps; ++tap)
                        sums[f][tap] += dz * inputs[tap];
                }
            }
        }
#pragma GCC unroll 8
        for (int f = 0; f < filters; ++f)
#pragma GCC unroll 8
            for (int tap = 0; tap < taps; ++tap) {
                T* sum = arguments.sums + (f * allTaps + tap) * lanes16 + lane;
                store<T>(sum, load<T>(sum) + sums[f][tap]);
            }
    }
}

template <class T>
using TileFunction = void (*)(const TileArguments<T>&);

template <class T, int filters>
TileFunction<T> tileOfTaps(int taps) {
    switch (taps) {
        case 1:
            return addTile<T, filters, 1>;
        case 2:
            return addTile<T, filters, 2>;
        case 3:
            return addTile<T, filters, 3>;
        case 4:
            return addTile<T, filters, 4>;
        default:
            return addTile<T, filters, 5>;
    }
}

template <class T>
TileFunction<T> tileFunction(int filters, int taps) {
    switch (filters) {
        case 1:
            return tileOfTaps<T, 1>(taps);
        case 2:
            return tileOfTaps<T, 2>(taps);
        case 3:
            return tileOfTaps < T, filterTile < 3 ? 2 : 3 > (taps);
        default:
            return tileOfTaps < T, filterTile < 4 ? 2 : 4 > (taps);
    }
}

/// Where tap number `tap` of [channel][ky][kx] lies from the first input pixel.
std::ptrdiff_t tapOffset(const DirectGeometry& geometry, int tap) {
    const int kx = tap % geometry.kernelWidth;
    const int ky = tap / geometry.kernelWidth % geometry.kernelHeight;
    const int channel = tap / geometry.kernelWidth / geometry.kernelHeight;
    const int y = ky * geometry.dilationHeight, x = kx * geometry.dilationWidth;
    return ((static_cast<std::ptrdiff_t>(channel) * geometry.height + y) * geometry.width + x) * lanes16;
}

/// All taps of one tile of filters over one chunk of rows.
template <class T>
void addChunk(TileArguments<T> arguments, int filters) {
    const DirectGeometry& geometry = *arguments.geometry;
    const int allTaps = geometry.channels * geometry.kernelHeight * geometry.kernelWidth;
    const int tiles = (allTaps + tapTile - 1) / tapTile;
    for (int tile = 0; tile < tiles; ++tile) {
        const int tap = static_cast<int>(static_cast<std::int64_t>(allTaps) * tile / tiles);
        const int taps = static_cast<int>(static_cast<std::int64_t>(allTaps) * (tile + 1) / tiles) - tap;
        for (int i = 0; i < taps; ++i)
            arguments.tapOffsets[i] = tapOffset(geometry, tap + i);
        tileFunction<T>(filters, taps)(arguments);
        arguments.sums += taps * lanes16;
    }
}

template <class T>
void addBlock(const DirectGeometry& geometry, int filters, const T* x, const T* dz, T* sums) {
    const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(geometry.outputWidth) * lanes16;
    const std::ptrdiff_t plane = geometry.outputHeight * row;
    const std::ptrdiff_t sumsOfFilter =
        static_cast<std::ptrdiff_t>(geometry.channels) * geometry.kernelHeight * geometry.kernelWidth * lanes16;
    const int fitting = chunkBytesOfFilter / static_cast<int>(row * static_cast<std::ptrdiff_t>(sizeof(T)));
    const int chunk = fitting < 1 ? 1 : fitting;
    for (int first = 0; first < filters; first += filterTile) {
        const int tile = filters - first < filterTile ? filters - first : filterTile;
        for (int y = 0; y < geometry.outputHeight; y += chunk) {
            const int rows = geometry.outputHeight - y < chunk ? geometry.outputHeight - y : chunk;
            addChunk<T>({&geometry,
                         x + static_cast<std::ptrdiff_t>(y) * geometry.strideHeight * geometry.width * lanes16,
                         dz + first * plane + y * row,
                         sums + first * sumsOfFilter,
                         rows,
                         {}},
                        tile);
        }
    }
}

template <class T>
void addLanes(int count, const T* sums, T* out) {
    for (int i = 0; i < count; ++i, sums += lanes16) {
        Vector<T> total = load<T>(sums);
        for (int lane = lanesOf<T>; lane < lanes16; lane += lanesOf<T>)
            total += load<T>(sums + lane);
        out[i] = sumLanes<T>(total);
    }
}

}  // namespace

template <>
const DirectGradientKernels<float>& levelTable<DirectGradientKernels<float>, thisLevel>() {
    static constexpr DirectGradientKernels<float> table{addBlock<float>, addLanes<float>};
    return table;
}
template <>
const DirectGradientKernels<double>& levelTable<DirectGradientKernels<double>, thisLevel>() {
    static constexpr DirectGradientKernels<double> table{addBlock<double>, addLanes<double>};
    return table;
}

}  // namespace glassbox::kernels
