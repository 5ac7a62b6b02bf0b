#include "core/kernels/cpu/level/vector.h"

#include <array>
#include <utility>

// Convolution with the channels innermost: a vector holds several filters of the same pixel, an input is broadcast, and
// a tile of columns x vectors is kept in registers. Nothing depends on the number of samples.
namespace glassbox::kernels {
namespace {

/// Vectors of filters in a tile, and the columns that leave registers for weights and inputs.
constexpr int largestVectors = 2;
constexpr int largestColumns(int vectors) {
    if (vectorRegisters == 32) return vectors == 1 ? 14 : 12;
    return vectors == 1 ? 12 : 6;
}

/// The filters of a tile: `count` of them, in `vectors` vectors, the last of which may be a part.
struct FilterBlock {
    int first, count, vectors;
};

/// Calls body(block, position of its packed weights) for all filters of a group.
template <class T, class Body>
void forBlocks(const FilterGeometry& geometry, Body body) {
    const std::ptrdiff_t weights =
        static_cast<std::ptrdiff_t>(geometry.channels) * geometry.kernelHeight * geometry.kernelWidth;
    constexpr int largest = largestVectors * lanesOf<T>;
    std::ptrdiff_t packed = 0;
    for (int first = 0; first < geometry.filters; first += largest) {
        const int count = geometry.filters - first < largest ? geometry.filters - first : largest;
        const int vectors = (count + lanesOf<T> - 1) / lanesOf<T>;
        body(FilterBlock{first, count, vectors}, packed);
        packed += weights * vectors * lanesOf<T>;
    }
}

/// Elements of a group's packed weights.
template <class T>
std::ptrdiff_t packedElements(const FilterGeometry& geometry) {
    const std::ptrdiff_t vectors = (geometry.filters + lanesOf<T> - 1) / lanesOf<T>;
    return vectors * lanesOf<T> * geometry.channels * geometry.kernelHeight * geometry.kernelWidth;
}

/// packed: blocks of filters, in each [channel][ky][kx][filter], filters that are not there being zero.
template <class T>
void pack(const FilterGeometry& geometry, const T* weights, T* packed) {
    const std::ptrdiff_t taps =
        static_cast<std::ptrdiff_t>(geometry.channels) * geometry.kernelHeight * geometry.kernelWidth;
    forBlocks<T>(geometry, [&](const FilterBlock& block, std::ptrdiff_t position) {
        const int width = block.vectors * lanesOf<T>;
        const T* from = weights + block.first * taps;
        T* to = packed + position;
        for (std::ptrdiff_t tap = 0; tap < taps; ++tap, to += width) {
            for (int filter = 0; filter < block.count; ++filter)
                to[filter] = from[filter * taps + tap];
            for (int filter = block.count; filter < width; ++filter)
                to[filter] = T(0);
        }
    });
}

/// Where one tile reads and writes.
template <class T>
struct FilterTile {
    const FilterGeometry* geometry;
    const DirectForwardTargets<T>* targets;
    FilterBlock block;
    const T* x;             ///< first pixel under the tile, first channel of the group
    const T* weights;       ///< packed, of the block
    std::ptrdiff_t output;  ///< position of the tile's first pixel, first filter of the block
};

template <class T>
[[gnu::always_inline]] inline void storeFilters(T* to, Vector<T> value, int count) {
    if (count >= lanesOf<T>)
        store<T>(to, value);
    else
        storePart<T>(to, value, count);
}

template <class T, int vectors, int columns>
[[gnu::always_inline]] inline void storeTile(const FilterTile<T>& tile, T* target,
                                             const Vector<T> (&sums)[columns][vectors]) {
#pragma GCC unroll 16
    for (int i = 0; i < columns; ++i)
#pragma GCC unroll 2
        for (int v = 0; v < vectors; ++v)
            storeFilters<T>(
                target + tile.output + static_cast<std::ptrdiff_t>(i) * tile.geometry->outputStep + v * lanesOf<T>,
                sums[i][v], tile.block.count - v * lanesOf<T>);
}

/// Stores a finished tile at each wanted destination.
template <class T, int vectors, int columns>
[[gnu::always_inline]] inline void finish(const FilterTile<T>& tile, Vector<T> (&sums)[columns][vectors]) {
    const DirectForwardTargets<T>& targets = *tile.targets;
    if (targets.product != nullptr) storeTile<T>(tile, targets.product, sums);
    if (targets.bias != nullptr)
#pragma GCC unroll 2
        for (int v = 0; v < vectors; ++v) {
            const T* from = targets.bias + tile.block.first + v * lanesOf<T>;
            const int count = tile.block.count - v * lanesOf<T>;
            const Vector<T> bias = count >= lanesOf<T> ? load<T>(from) : loadPart<T>(from, count);
#pragma GCC unroll 16
            for (int i = 0; i < columns; ++i)
                sums[i][v] = sums[i][v] + bias;
        }
    if (targets.z != nullptr) storeTile<T>(tile, targets.z, sums);
    if (targets.activation == nullptr) return;
    if (targets.function.type == ActivationType::Relu)
#pragma GCC unroll 16
        for (int i = 0; i < columns; ++i)
#pragma GCC unroll 2
            for (int v = 0; v < vectors; ++v)
                sums[i][v] = sums[i][v] < T(0) ? Vector<T>{} : sums[i][v];
    storeTile<T>(tile, targets.activation, sums);
}

template <class T, int vectors, int columns>
[[gnu::noinline]] void forwardTile(const FilterTile<T>& tile) {
    const FilterGeometry& geometry = *tile.geometry;
    const std::ptrdiff_t step = static_cast<std::ptrdiff_t>(geometry.strideWidth) * geometry.pixelStep;
    const std::ptrdiff_t tapStep = static_cast<std::ptrdiff_t>(geometry.dilationWidth) * geometry.pixelStep;
    const std::ptrdiff_t rowStep =
        static_cast<std::ptrdiff_t>(geometry.dilationHeight) * geometry.width * geometry.pixelStep;
    Vector<T> sums[columns][vectors] = {};
    const T* weights = tile.weights;
    for (int channel = 0; channel < geometry.channels; ++channel) {
        const T* row = tile.x + channel;
        for (int ky = 0; ky < geometry.kernelHeight; ++ky, row += rowStep) {
            const T* pixel = row;
            for (int kx = 0; kx < geometry.kernelWidth; ++kx, pixel += tapStep, weights += vectors * lanesOf<T>) {
                Vector<T> filters[vectors];
#pragma GCC unroll 2
                for (int v = 0; v < vectors; ++v) {
                    filters[v] = load<T>(weights + v * lanesOf<T>);
                    keepInRegister<T>(filters[v]);
                }
#pragma GCC unroll 16
                for (int i = 0; i < columns; ++i)
#pragma GCC unroll 2
                    for (int v = 0; v < vectors; ++v)
                        sums[i][v] += filters[v] * pixel[i * step];
            }
        }
    }
    finish<T>(tile, sums);
}

template <class T>
using TileFunction = void (*)(const FilterTile<T>&);

template <class T, int vectors, std::size_t... columns>
constexpr std::array<TileFunction<T>, sizeof...(columns)> tilesOf(std::index_sequence<columns...>) {
    return {forwardTile<T, vectors, static_cast<int>(columns) + 1>...};
}

/// The function for so many columns and vectors.
template <class T>
TileFunction<T> tileFunction(int vectors, int columns) {
    static constexpr auto narrow = tilesOf<T, 1>(std::make_index_sequence<largestColumns(1)>());
    static constexpr auto wide = tilesOf<T, 2>(std::make_index_sequence<largestColumns(2)>());
    const auto index = static_cast<std::size_t>(columns - 1);
    return vectors == 1 ? narrow[index] : wide[index];
}

/// One row of outputs, cut into tiles that differ by one column at most.
template <class T>
void forwardRow(FilterTile<T> tile) {
    const FilterGeometry& geometry = *tile.geometry;
    const int largest = largestColumns(tile.block.vectors);
    const int tiles = (geometry.outputWidth + largest - 1) / largest;
    const int columns = geometry.outputWidth / tiles, larger = geometry.outputWidth % tiles;
    for (int index = 0; index < tiles; ++index) {
        const int width = columns + (index < larger ? 1 : 0);
        tileFunction<T>(tile.block.vectors, width)(tile);
        tile.x += static_cast<std::ptrdiff_t>(width) * geometry.strideWidth * geometry.pixelStep;
        tile.output += static_cast<std::ptrdiff_t>(width) * geometry.outputStep;
    }
}

template <class T>
void forward(const FilterGeometry& geometry, const T* x, const T* packed, const DirectForwardTargets<T>& targets) {
    const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(geometry.width) * geometry.pixelStep * geometry.strideHeight;
    const std::ptrdiff_t outputRow = static_cast<std::ptrdiff_t>(geometry.outputWidth) * geometry.outputStep;
    forBlocks<T>(geometry, [&](const FilterBlock& block, std::ptrdiff_t position) {
        for (int y = 0; y < geometry.outputHeight; ++y)
            forwardRow<T>({&geometry, &targets, block, x + y * row, packed + position, y * outputRow + block.first});
    });
}

}  // namespace

template <>
const FilterConvolutionKernels<float>& levelTable<FilterConvolutionKernels<float>, thisLevel>() {
    static constexpr FilterConvolutionKernels<float> table{packedElements<float>, pack<float>, forward<float>};
    return table;
}
template <>
const FilterConvolutionKernels<double>& levelTable<FilterConvolutionKernels<double>, thisLevel>() {
    static constexpr FilterConvolutionKernels<double> table{packedElements<double>, pack<double>, forward<double>};
    return table;
}

}  // namespace glassbox::kernels
