#include "core/kernels/cpu/level/vector.h"

// Weight gradient of a direct convolution: dw[f][tap] = sum over samples and pixels of dz[f] x[tap], with a tile of
// filters x taps in registers, lanes (samples) kept apart until the end.
namespace glassbox::kernels {
namespace {

constexpr int lanes16 = 16;
constexpr int filterTile = vectorRegisters == 32 ? 4 : 2;
constexpr int tapTile = 5;
/// Rows of dz are taken in chunks that stay in the first-level cache.
constexpr int chunkBytes = 26 * 1024;
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
void addSpreadBlock(const DirectGeometry& geometry, int filters, const T* x, const T* dz, T* sums) {
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

/// A row of consecutive taps at one kernel row, over some rows of dz; the input slides by a column a pixel.
template <class T>
struct RowArguments {
    const DirectGeometry* geometry;
    const T* x;  ///< input row under the first row of dz
    const T* dz;
    T* sums;  ///< first filter, first of the taps
    int rows;
    int firstColumn;  ///< input column of the first tap at the first output column; may be negative
};

template <class T, int filters, int taps>
[[gnu::always_inline]] inline void addPixel(const T* gradient, std::ptrdiff_t plane, Vector<T> incoming,
                                            Vector<T> (&window)[taps], Vector<T> (&sums)[filters][taps]) {
    window[taps - 1] = incoming;
#pragma GCC unroll 8
    for (int f = 0; f < filters; ++f) {
        Vector<T> dz = load<T>(gradient + f * plane);
        keepInRegister<T>(dz);
#pragma GCC unroll 8
        for (int tap = 0; tap < taps; ++tap)
            sums[f][tap] += dz * window[tap];
    }
#pragma GCC unroll 8
    for (int tap = 0; tap + 1 < taps; ++tap)
        window[tap] = window[tap + 1];
}

template <class T, int filters, int taps>
[[gnu::noinline]] void addRows(const RowArguments<T>& arguments) {
    const DirectGeometry& geometry = *arguments.geometry;
    const std::ptrdiff_t rowStep = static_cast<std::ptrdiff_t>(geometry.strideHeight) * geometry.width * lanes16;
    const std::ptrdiff_t outputRow = static_cast<std::ptrdiff_t>(geometry.outputWidth) * lanes16;
    const std::ptrdiff_t plane = geometry.outputHeight * outputRow;
    const std::ptrdiff_t allTaps =
        static_cast<std::ptrdiff_t>(geometry.channels) * geometry.kernelHeight * geometry.kernelWidth;
    const int last = arguments.firstColumn + taps - 1;  // the input column that comes in at the first pixel
    const int begin = last < 0 ? -last : 0;
    const int inside = geometry.width - last;
    const int middle = inside < geometry.outputWidth ? inside : geometry.outputWidth;
    const int end = middle + taps - 1 < geometry.outputWidth ? middle + taps - 1 : geometry.outputWidth;
    for (int lane = 0; lane < lanes16; lane += lanesOf<T>) {
        Vector<T> sums[filters][taps] = {};
        const T* row = arguments.x + lane;
        const T* gradients = arguments.dz + lane;
        for (int y = 0; y < arguments.rows; ++y, row += rowStep, gradients += outputRow) {
            Vector<T> window[taps];
#pragma GCC unroll 8
            for (int tap = 0; tap + 1 < taps; ++tap) {
                const int column = arguments.firstColumn + begin + tap;
                window[tap] = column >= 0 && column < geometry.width ? load<T>(row + column * lanes16) : Vector<T>{};
            }
            const T* incoming = row + (last + begin) * lanes16;
            const T* gradient = gradients + begin * lanes16;
            int x = begin;
            for (; x < middle; ++x, incoming += lanes16, gradient += lanes16)
                addPixel<T, filters, taps>(gradient, plane, load<T>(incoming), window, sums);
            for (; x < end; ++x, gradient += lanes16)
                addPixel<T, filters, taps>(gradient, plane, Vector<T>{}, window, sums);
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

/// Filters of a tile of `taps` taps: as many as leave registers for the window and a gradient, at most 8.
constexpr int filtersBeside(int taps) {
    const int fitting = (vectorRegisters - 1 - taps) / taps;
    return fitting < 8 ? fitting : 8;
}

template <class T>
using RowFunction = void (*)(const RowArguments<T>&);

template <class T, int taps, int filters = filtersBeside(taps)>
RowFunction<T> rowsOfFilters(int wanted) {
    if constexpr (filters > 1)
        if (wanted < filters) return rowsOfFilters<T, taps, filters - 1>(wanted);
    return addRows<T, filters, taps>;
}

template <class T>
RowFunction<T> rowFunction(int filters, int taps) {
    switch (taps) {
        case 1:
            return rowsOfFilters<T, 1>(filters);
        case 2:
            return rowsOfFilters<T, 2>(filters);
        case 3:
            return rowsOfFilters<T, 3>(filters);
        case 4:
            return rowsOfFilters<T, 4>(filters);
        default:
            return rowsOfFilters<T, 5>(filters);
    }
}

int roundedUp(int a, int b) {
    return a <= 0 ? 0 : (a + b - 1) / b;
}

/// All taps of a tile of filters over the rows [first, end) of dz.
template <class T>
void addRowChunk(const DirectGeometry& geometry, int filters, int first, int end, const T* x, const T* dz, T* sums) {
    const int segments = roundedUp(geometry.kernelWidth, tapTile);
    const std::ptrdiff_t inputRow = static_cast<std::ptrdiff_t>(geometry.width) * lanes16;
    const std::ptrdiff_t outputRow = static_cast<std::ptrdiff_t>(geometry.outputWidth) * lanes16;
    for (int row = 0; row < geometry.channels * geometry.kernelHeight; ++row) {
        const int ky = row % geometry.kernelHeight;
        const int offset = ky * geometry.dilationHeight - geometry.top;
        const int from = roundedUp(-offset, geometry.strideHeight);
        const int to = roundedUp(geometry.height - offset, geometry.strideHeight);
        const int begin = from > first ? from : first;
        const int rows = (to < end ? to : end) - begin;
        const T* input =
            x + ((row / geometry.kernelHeight) * geometry.height + begin * geometry.strideHeight + offset) * inputRow;
        for (int segment = 0; segment < segments; ++segment) {
            const int tap = geometry.kernelWidth * segment / segments;
            const int taps = geometry.kernelWidth * (segment + 1) / segments - tap;
            if (rows > 0)
                rowFunction<T>(filters,
                               taps)({&geometry, input, dz + begin * outputRow, sums, rows, tap - geometry.left});
            sums += taps * lanes16;
        }
    }
}

/// Rows of dz that stay in the first-level cache with a tile of filters; a function of the shape only.
template <class T>
int rowsAtOnce(const DirectGeometry& geometry, int filters) {
    const int bytes = geometry.outputWidth * lanes16 * static_cast<int>(sizeof(T)) * filters;
    const int chunks = roundedUp(geometry.outputHeight * bytes, chunkBytes);
    return roundedUp(geometry.outputHeight, chunks < geometry.outputHeight ? chunks : geometry.outputHeight);
}

template <class T>
void addBlock(const DirectGeometry& geometry, int filters, const T* x, const T* dz, T* sums) {
    const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(geometry.outputHeight) * geometry.outputWidth * lanes16;
    const std::ptrdiff_t sumsOfFilter =
        static_cast<std::ptrdiff_t>(geometry.channels) * geometry.kernelHeight * geometry.kernelWidth * lanes16;
    const int segments = roundedUp(geometry.kernelWidth, tapTile);
    const int largest = filtersBeside(roundedUp(geometry.kernelWidth, segments));
    const int tiles = roundedUp(filters, largest);
    for (int tile = 0; tile < tiles; ++tile) {
        const int first = filters * tile / tiles, count = filters * (tile + 1) / tiles - first;
        const int step = rowsAtOnce<T>(geometry, count);
        for (int y = 0; y < geometry.outputHeight; y += step)
            addRowChunk<T>(geometry, count, y, y + step < geometry.outputHeight ? y + step : geometry.outputHeight, x,
                           dz + first * plane, sums + first * sumsOfFilter);
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
    static constexpr DirectGradientKernels<float> table{addBlock<float>, addSpreadBlock<float>, addLanes<float>};
    return table;
}
template <>
const DirectGradientKernels<double>& levelTable<DirectGradientKernels<double>, thisLevel>() {
    static constexpr DirectGradientKernels<double> table{addBlock<double>, addSpreadBlock<double>, addLanes<double>};
    return table;
}

}  // namespace glassbox::kernels
