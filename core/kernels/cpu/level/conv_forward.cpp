#include "core/kernels/cpu/level/vector.h"

// Direct convolution with the batch innermost: a vector holds the same pixel of several samples, a weight is broadcast,
// and a tile of filters x columns is kept in registers.
namespace glassbox::kernels {
namespace {

constexpr int lanes16 = 16;
constexpr int largestFilterTile = 4;
constexpr int largestColumnTile = 7;

/// Larger tiles were measured to be slower: too few registers are left for inputs and weights.
constexpr int largestTile = vectorRegisters == 32 ? 20 : 12;

/// Estimated cycles of one tap of a tile: bound by multiply-adds, by loads, or by the latency of few accumulators.
double tapCycles(int filterTile, int columnTile) {
    const double arithmetic = 0.5 * filterTile * columnTile;
    const double loads = 0.5 * (filterTile + columnTile) + 0.5;
    const double latency = 4.0, loop = 0.75;
    const double largest = arithmetic > loads ? arithmetic : loads;
    return (largest > latency ? largest : latency) + loop;
}

double rowCycles(int length, int filterTile, int columnTile) {
    const int rest = length % columnTile;
    return (length / columnTile) * tapCycles(filterTile, columnTile) + (rest > 0 ? tapCycles(filterTile, rest) : 0.0);
}

/// Picks the tile with the lowest estimate that fits the registers.
void plan(DirectGeometry* geometry) {
    double best = 0;
    geometry->filterTile = 0;
    for (int filters = 1; filters <= largestFilterTile; ++filters) {
        for (int columns = 1; columns <= largestColumnTile; ++columns) {
            if (filters * columns > largestTile) continue;
            const int rest = geometry->filters % filters;
            const double cost = (geometry->filters / filters) * rowCycles(geometry->outputWidth, filters, columns) +
                                (rest > 0 ? rowCycles(geometry->outputWidth, rest, columns) : 0.0);
            if (geometry->filterTile == 0 || cost < best) {
                best = cost;
                geometry->filterTile = filters;
                geometry->columnTile = columns;
            }
        }
    }
}

/// packed: tiles of filters, in each [channel][ky][kx][filter of the tile]. Steps say where weight (filter, channel,
/// tap) lies; `flip` turns the kernel by half a turn (data gradient).
template <class T>
void pack(const DirectGeometry& geometry, const T* weights, std::ptrdiff_t filterStep, std::ptrdiff_t channelStep,
          bool flip, T* packed) {
    const int taps = geometry.kernelHeight * geometry.kernelWidth;
    for (int first = 0; first < geometry.filters; first += geometry.filterTile) {
        const int rest = geometry.filters - first;
        const int tile = rest < geometry.filterTile ? rest : geometry.filterTile;
        for (int channel = 0; channel < geometry.channels; ++channel)
            for (int tap = 0; tap < taps; ++tap)
                for (int filter = 0; filter < tile; ++filter)
                    *packed++ =
                        weights[(first + filter) * filterStep + channel * channelStep + (flip ? taps - 1 - tap : tap)];
    }
}

template <class T>
void placeRow(const Placement& placement, const T* source, T* target) {
    if (placement.columnStep == 1 && placement.left >= 0 && placement.left + placement.width <= placement.targetWidth) {
        const std::size_t pixel = lanes16 * sizeof(T);
        const int right = placement.targetWidth - placement.left - placement.width;
        std::memset(target, 0, static_cast<std::size_t>(placement.left) * pixel);
        std::memcpy(target + placement.left * lanes16, source, static_cast<std::size_t>(placement.width) * pixel);
        std::memset(target + (placement.left + placement.width) * lanes16, 0, static_cast<std::size_t>(right) * pixel);
        return;
    }
    std::memset(target, 0, static_cast<std::size_t>(placement.targetWidth) * lanes16 * sizeof(T));
    for (int x = 0; x < placement.width; ++x) {
        const int column = placement.left + x * placement.columnStep;
        if (column >= 0 && column < placement.targetWidth)
            std::memcpy(target + column * lanes16, source + x * lanes16, lanes16 * sizeof(T));
    }
}

template <class T>
void place(const Placement& placement, const T* source, T* target) {
    const std::size_t row = static_cast<std::size_t>(placement.targetWidth) * lanes16;
    for (int channel = 0; channel < placement.channels; ++channel) {
        for (int y = 0; y < placement.targetHeight; ++y, target += row) {
            const int offset = y - placement.top;
            const int from = offset / placement.rowStep;
            if (offset < 0 || offset % placement.rowStep != 0 || from >= placement.height)
                std::memset(target, 0, row * sizeof(T));
            else
                placeRow(
                    placement,
                    source + (static_cast<std::size_t>(channel) * placement.height + from) * placement.width * lanes16,
                    target);
        }
    }
}

/// Where one tile of the forward pass reads and writes.
template <class T>
struct TileArguments {
    const DirectGeometry* geometry;
    int channels;
    bool first, last;            ///< whether these are the first and the last channels
    int firstKy, endKy, kyStep;  ///< kernel rows that meet data
    const T* x;                  ///< first pixel under the tile, first of the channels
    const T* weights;            ///< packed, of this tile of filters, first of the channels
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

/// `unitStride`: stride and dilation of the columns are 1.
template <class T, int filterTile, int columnTile, bool unitStride>
[[gnu::noinline]] void forwardTile(const TileArguments<T>& arguments) {
    const DirectGeometry& geometry = *arguments.geometry;
    const int step = (unitStride ? 1 : geometry.strideWidth) * lanes16;
    const int tapStep = (unitStride ? 1 : geometry.dilationWidth) * lanes16;
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
        const T* channelStart = arguments.x + lane;
        for (int channel = 0; channel < arguments.channels; ++channel, channelStart += geometry.height * rowStep) {
            for (int ky = arguments.firstKy; ky < arguments.endKy; ky += arguments.kyStep) {
                const T* pixel = channelStart + ky * geometry.dilationHeight * rowStep;
                const T* weights =
                    arguments.weights + (channel * geometry.kernelHeight + ky) * geometry.kernelWidth * filterTile;
                for (int kx = 0; kx < geometry.kernelWidth; ++kx, pixel += tapStep, weights += filterTile) {
                    Vector<T> columns[columnTile];
#pragma GCC unroll 8
                    for (int i = 0; i < columnTile; ++i) {
                        columns[i] = load<T>(pixel + i * step);
                        keepInRegister<T>(columns[i]);
                    }
#pragma GCC unroll 8
                    for (int f = 0; f < filterTile; ++f)
#pragma GCC unroll 8
                        for (int i = 0; i < columnTile; ++i)
                            sums[f][i] += columns[i] * weights[f];
                }
            }
        }
        if (arguments.last)
            finish<T>(*arguments.targets, arguments.filter, plane, position, sums);
        else
            storeTile<T>(sumsOf(*arguments.targets) + position, plane, sums);
    }
}

template <class T>
using TileFunction = void (*)(const TileArguments<T>&);

template <class T, bool unitStride, int filterTile>
TileFunction<T> tileOfColumns(int columns) {
    switch (columns) {
        case 1:
            return forwardTile<T, filterTile, 1, unitStride>;
        case 2:
            return forwardTile<T, filterTile, 2, unitStride>;
        case 3:
            return forwardTile<T, filterTile, 3, unitStride>;
        case 4:
            return forwardTile<T, filterTile, 4, unitStride>;
        case 5:
            return forwardTile<T, filterTile, 5, unitStride>;
        case 6:
            return forwardTile<T, filterTile, 6, unitStride>;
        default:
            return forwardTile<T, filterTile, 7, unitStride>;
    }
}

template <class T, bool unitStride>
TileFunction<T> tileFunction(int filters, int columns) {
    switch (filters) {
        case 1:
            return tileOfColumns<T, unitStride, 1>(columns);
        case 2:
            return tileOfColumns<T, unitStride, 2>(columns);
        case 3:
            return tileOfColumns<T, unitStride, 3>(columns);
        default:
            return tileOfColumns<T, unitStride, 4>(columns);
    }
}

/// Applies a function that is not computed in registers to one finished row.
template <class T>
void activateRow(const DirectForwardTargets<T>& targets, std::ptrdiff_t position, int elements) {
    if (targets.activation == nullptr || targets.function.type == ActivationType::None ||
        targets.function.type == ActivationType::Relu)
        return;
    T* row = targets.activation + position;
    levelTable<ElementwiseKernels<T>, thisLevel>().activate(targets.function, elements, row, row);
}

template <class T>
TileFunction<T> tileFunction(const DirectGeometry& geometry, int filters, int columns) {
    const bool unitStride = geometry.strideWidth == 1 && geometry.dilationWidth == 1;
    return unitStride ? tileFunction<T, true>(filters, columns) : tileFunction<T, false>(filters, columns);
}

template <class T>
void forwardRow(TileArguments<T> arguments, int filterTile) {
    const DirectGeometry& geometry = *arguments.geometry;
    const TileFunction<T> function = tileFunction<T>(geometry, filterTile, geometry.columnTile);
    const int rest = geometry.outputWidth % geometry.columnTile;
    for (int column = rest; column < geometry.outputWidth; column += geometry.columnTile) {
        function(arguments);
        arguments.x += static_cast<std::ptrdiff_t>(geometry.columnTile) * geometry.strideWidth * lanes16;
        arguments.output += static_cast<std::ptrdiff_t>(geometry.columnTile) * lanes16;
    }
    if (rest > 0) tileFunction<T>(geometry, filterTile, rest)(arguments);
}

/// Kernel rows that meet data under one output row.
struct KernelRows {
    int first, end, step;
};

int roundedUp(int a, int b) {
    return (a + b - 1) / b;
}

KernelRows kernelRows(const DirectGeometry& geometry, int y) {
    const int top = y * geometry.strideHeight;
    // A spread kernel over spread rows: all of its rows are taken, those between the data hold zeros.
    if (geometry.rowStep > 1 && geometry.dilationHeight > 1) return {0, geometry.kernelHeight, 1};
    int first = geometry.firstRow - top;
    if (first < 0) first += roundedUp(-first, geometry.rowStep) * geometry.rowStep;
    const int lastData = geometry.firstRow + (geometry.rowCount - 1) * geometry.rowStep - top;
    const int end = lastData < 0 ? 0 : lastData / geometry.dilationHeight + 1;
    return {roundedUp(first, geometry.dilationHeight), end < geometry.kernelHeight ? end : geometry.kernelHeight,
            geometry.rowStep};
}

template <class T>
void forwardBlock(const DirectGeometry& geometry, ChannelRange channels, const T* x, const T* packed,
                  const DirectForwardTargets<T>& targets) {
    const std::ptrdiff_t taps = static_cast<std::ptrdiff_t>(geometry.kernelHeight) * geometry.kernelWidth;
    const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(geometry.outputHeight) * geometry.outputWidth * lanes16;
    const bool last = channels.first + channels.count == geometry.channels;
    for (int y = 0; y < geometry.outputHeight; ++y) {
        const KernelRows rows = kernelRows(geometry, y);
        const T* row = x + static_cast<std::ptrdiff_t>(y) * geometry.strideHeight * geometry.width * lanes16;
        for (int filter = 0; filter < geometry.filters; filter += geometry.filterTile) {
            const int rest = geometry.filters - filter;
            const int tile = rest < geometry.filterTile ? rest : geometry.filterTile;
            const std::ptrdiff_t output =
                filter * plane + static_cast<std::ptrdiff_t>(y) * geometry.outputWidth * lanes16;
            const T* weights = packed + (filter * geometry.channels + tile * channels.first) * taps;
            forwardRow<T>({&geometry, channels.count, channels.first == 0, last, rows.first, rows.end, rows.step, row,
                           weights, &targets, output, filter},
                          tile);
            for (int f = 0; last && f < tile; ++f)
                activateRow(targets, output + f * plane, geometry.outputWidth * lanes16);
        }
    }
}

}  // namespace

template <>
const DirectForwardKernels<float>& levelTable<DirectForwardKernels<float>, thisLevel>() {
    static constexpr DirectForwardKernels<float> table{plan, pack<float>, place<float>, forwardBlock<float>};
    return table;
}
template <>
const DirectForwardKernels<double>& levelTable<DirectForwardKernels<double>, thisLevel>() {
    static constexpr DirectForwardKernels<double> table{plan, pack<double>, place<double>, forwardBlock<double>};
    return table;
}

}  // namespace glassbox::kernels
