#pragma once

#include "core/kernels/cpu/level/vector.h"

#include <utility>

// The tiles of a direct convolution: filters x columns of sums in registers, while channels and taps pass by.
namespace glassbox::kernels {
namespace {

constexpr int lanes16 = 16;
constexpr int largestFilterTile = 6;
constexpr int largestColumnTile = 7;

/// Whether a tile's sums fit the registers, and with 32 of them its columns twice, because the compiler keeps those
/// that the next tap takes again. Larger tiles were measured to be slower.
constexpr bool fits(int filterTile, int columnTile) {
    return vectorRegisters == 32 ? (filterTile + 2) * columnTile <= 32 : filterTile * columnTile <= 12;
}

/// The taps of a kernel row that bring data to a tile: those for its last columns only, those for all, those for its
/// first only. The others would multiply zeros alone.
struct RowTaps {
    int first;                    ///< number of the first of them
    int mostBefore, leastBefore;  ///< columns that the first kind leaves out, one fewer a tap
    int whole;                    ///< how many bring data to all columns
    int leastAfter, mostAfter;    ///< columns that the last kind leaves out, one more a tap
};

/// Kernel rows that meet data under one output row.
struct KernelRows {
    int first, end, step;
};

/// Where one tile of the forward pass reads and writes.
template <class T>
struct TileArguments {
    const DirectGeometry* geometry;
    int channels;
    bool first, last;  ///< whether these are the first and the last channels
    KernelRows rows;
    const T* x;             ///< first of the channels
    std::ptrdiff_t offset;  ///< position in x of the first pixel that the tile's first tap takes; may be outside
    RowTaps taps;           ///< at a border
    const T* weights;       ///< packed, of this tile of filters, first of the channels
    const DirectForwardTargets<T>* targets;
    std::ptrdiff_t output;  ///< position of the tile's first pixel, first filter
    int filter;             ///< first filter of the tile
};

/// The target that holds unfinished sums.
template <class T>
[[gnu::always_inline]] inline T* sumsOf(const DirectForwardTargets<T>& targets) {
    if (targets.product != nullptr) return targets.product;
    return targets.z != nullptr ? targets.z : targets.activation;
}

template <class T, int filterTile, int columnTile>
[[gnu::always_inline]] inline void storeTile(T* target, std::ptrdiff_t plane,
                                             const Vector<T> (&tile)[filterTile][columnTile]) {
#pragma GCC unroll 8
    for (int f = 0; f < filterTile; ++f)
#pragma GCC unroll 8
        for (int i = 0; i < columnTile; ++i)
            store<T>(target + f * plane + i * lanes16, tile[f][i]);
}

/// Stores a finished tile at each wanted destination.
template <class T, int filterTile, int columnTile>
[[gnu::always_inline]] inline void finish(const DirectForwardTargets<T>& targets, int filter, std::ptrdiff_t plane,
                                          std::ptrdiff_t position, Vector<T> (&tile)[filterTile][columnTile]) {
    if (targets.product != nullptr) storeTile<T>(targets.product + position, plane, tile);
    if (targets.bias != nullptr)
#pragma GCC unroll 8
        for (int f = 0; f < filterTile; ++f)
#pragma GCC unroll 8
            for (int i = 0; i < columnTile; ++i)
                tile[f][i] = tile[f][i] + targets.bias[filter + f];
    if (targets.z != nullptr) storeTile<T>(targets.z + position, plane, tile);
    if (targets.activation == nullptr) return;
    if (targets.function.type == ActivationType::Relu)
#pragma GCC unroll 8
        for (int f = 0; f < filterTile; ++f)
#pragma GCC unroll 8
            for (int i = 0; i < columnTile; ++i)
                tile[f][i] = tile[f][i] < T(0) ? Vector<T>{} : tile[f][i];
    storeTile<T>(targets.activation + position, plane, tile);
}

/// Adds a tap to the columns [first, end) of a tile.
template <class T, int first, int end, int filterTile, int columnTile>
[[gnu::always_inline]] inline void addTap(const T* pixel, std::ptrdiff_t step, const T* weights,
                                          Vector<T> (&sums)[filterTile][columnTile]) {
    Vector<T> columns[columnTile];
#pragma GCC unroll 8
    for (int i = first; i < end; ++i) {
        columns[i] = load<T>(pixel + i * step);
        keepInRegister<T>(columns[i]);
    }
#pragma GCC unroll 8
    for (int f = 0; f < filterTile; ++f)
#pragma GCC unroll 8
        for (int i = first; i < end; ++i)
            sums[f][i] += columns[i] * weights[f];
}

/// The taps that bring data to the last columns only.
template <class T, int filterTile, int columnTile, int leftOut = columnTile - 1>
[[gnu::always_inline]] inline void addBefore(const RowTaps& taps, const T*& pixel, const T*& weights,
                                             Vector<T> (&sums)[filterTile][columnTile]) {
    if constexpr (leftOut > 0) {
        if (leftOut <= taps.mostBefore && leftOut >= taps.leastBefore) {
            addTap<T, leftOut, columnTile>(pixel, lanes16, weights, sums);
            pixel += lanes16;
            weights += filterTile;
        }
        addBefore<T, filterTile, columnTile, leftOut - 1>(taps, pixel, weights, sums);
    }
}

/// The taps that bring data to the first columns only.
template <class T, int filterTile, int columnTile, int leftOut = 1>
[[gnu::always_inline]] inline void addAfter(const RowTaps& taps, const T* pixel, const T* weights,
                                            Vector<T> (&sums)[filterTile][columnTile]) {
    if constexpr (leftOut < columnTile) {
        if (leftOut >= taps.leastAfter && leftOut <= taps.mostAfter) {
            addTap<T, 0, columnTile - leftOut>(pixel, lanes16, weights, sums);
            pixel += lanes16;
            weights += filterTile;
        }
        addAfter<T, filterTile, columnTile, leftOut + 1>(taps, pixel, weights, sums);
    }
}

/// Where a tile's columns lie.
enum class Columns {
    Apart,   ///< strided or dilated
    Inside,  ///< one beside the other, all taps on data
    Border,  ///< one beside the other, some taps on zeros that are left out
};

/// All taps of one kernel row of one channel.
template <class T, Columns place, int filterTile, int columnTile>
[[gnu::always_inline]] inline void addKernelRow(const TileArguments<T>& arguments, const T* pixel, const T* weights,
                                                Vector<T> (&sums)[filterTile][columnTile]) {
    const DirectGeometry& geometry = *arguments.geometry;
    const std::ptrdiff_t step = (place == Columns::Apart ? geometry.strideWidth : 1) * lanes16;
    const std::ptrdiff_t tapStep = (place == Columns::Apart ? geometry.dilationWidth : 1) * lanes16;
    if constexpr (place == Columns::Border) addBefore<T>(arguments.taps, pixel, weights, sums);
    const int whole = place == Columns::Border ? arguments.taps.whole : geometry.kernelWidth;
    for (int tap = 0; tap < whole; ++tap, pixel += tapStep, weights += filterTile)
        addTap<T, 0, columnTile>(pixel, step, weights, sums);
    if constexpr (place == Columns::Border) addAfter<T>(arguments.taps, pixel, weights, sums);
}

template <class T, int filterTile, int columnTile, Columns place>
[[gnu::noinline]] void forwardTile(const TileArguments<T>& arguments) {
    const DirectGeometry& geometry = *arguments.geometry;
    const KernelRows rows = arguments.rows;
    const std::ptrdiff_t rowStep = static_cast<std::ptrdiff_t>(geometry.width) * lanes16;
    const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(geometry.outputHeight) * geometry.outputWidth * lanes16;
    for (int lane = 0; lane < lanes16; lane += lanesOf<T>) {
        Vector<T> sums[filterTile][columnTile] = {};
        const std::ptrdiff_t position = arguments.output + lane;
        if (!arguments.first)
#pragma GCC unroll 8
            for (int f = 0; f < filterTile; ++f)
#pragma GCC unroll 8
                for (int i = 0; i < columnTile; ++i)
                    sums[f][i] = load<T>(sumsOf(*arguments.targets) + position + f * plane + i * lanes16);
        const T* image = arguments.x + lane;
        for (int channel = 0; channel < arguments.channels; ++channel, image += geometry.height * rowStep)
            for (int ky = rows.first; ky < rows.end; ky += rows.step)
                addKernelRow<T, place>(
                    arguments, image + (arguments.offset + ky * geometry.dilationHeight * rowStep),
                    arguments.weights + (channel * geometry.kernelHeight + ky) * geometry.kernelWidth * filterTile,
                    sums);
        if (arguments.last)
            finish<T>(*arguments.targets, arguments.filter, plane, position, sums);
        else
            storeTile<T>(sumsOf(*arguments.targets) + position, plane, sums);
    }
}

template <class T>
using TileFunction = void (*)(const TileArguments<T>&);

/// The tile functions of all sizes that fit the registers, by filters and columns.
template <class T, Columns place>
struct TileTable {
    TileFunction<T> functions[largestFilterTile][largestColumnTile] = {};

    constexpr TileTable() { fill(std::make_integer_sequence<int, largestFilterTile * largestColumnTile>{}); }
    template <int... tiles>
    constexpr void fill(std::integer_sequence<int, tiles...>) {
        (set<tiles / largestColumnTile, tiles % largestColumnTile>(), ...);
    }
    template <int f, int c>
    constexpr void set() {
        if constexpr (fits(f + 1, c + 1)) functions[f][c] = forwardTile<T, f + 1, c + 1, place>;
    }
};
template <class T, Columns place>
constexpr TileTable<T, place> tileTable;

template <class T, Columns place>
TileFunction<T> tileFunction(int filters, int columns) {
    return tileTable<T, place>.functions[filters - 1][columns - 1];
}

}  // namespace
}  // namespace glassbox::kernels
