#include "core/kernels/cpu/level/conv_tile.h"

// Direct convolution with the batch innermost: a vector holds the same pixel of several samples, a weight is broadcast,
// and a tile of filters x columns is kept in registers.
namespace glassbox::kernels {
namespace {

/// Estimated cycles of one tap of a tile: bound by multiply-adds, by loads, or by the latency of few accumulators.
double tapCycles(int filterTile, int columnTile) {
    const double arithmetic = 0.5 * filterTile * columnTile;
    const double loads = 0.5 * (filterTile + columnTile) + 0.5;
    const double latency = 4.0, loop = 0.75;
    const double largest = arithmetic > loads ? arithmetic : loads;
    return (largest > latency ? largest : latency) + loop;
}

/// Columns of a tile to which tap number `tap` of a kernel row brings data.
int columnsInside(const DirectGeometry& geometry, int column, int columns, int tap) {
    const int from = column + tap - geometry.left;
    const int first = from < 0 ? 0 : from;
    const int end = from + columns < geometry.width ? from + columns : geometry.width;
    return first < end ? end - first : 0;
}

/// Estimated cycles of a kernel row over one output row.
double rowCycles(const DirectGeometry& geometry, int filterTile, int columnTile) {
    double cycles = 0;
    for (int column = 0; column < geometry.outputWidth; column += columnTile) {
        const int rest = geometry.outputWidth - column;
        for (int tap = 0; tap < geometry.kernelWidth; ++tap)
            if (const int inside = columnsInside(geometry, column, rest < columnTile ? rest : columnTile, tap);
                inside > 0)
                cycles += tapCycles(filterTile, inside);
    }
    return cycles;
}

/// Picks the tile with the lowest estimate that fits the registers; no tap lacks data at both ends of a tile.
void plan(DirectGeometry* geometry) {
    double best = 0;
    geometry->filterTile = 0;
    for (int filters = 1; filters <= largestFilterTile; ++filters) {
        for (int columns = 1; columns <= largestColumnTile; ++columns) {
            if (!fits(filters, columns) || columns > geometry->width) continue;
            const int rest = geometry->filters % filters;
            const double cost = (geometry->filters / filters) * rowCycles(*geometry, filters, columns) +
                                (rest > 0 ? rowCycles(*geometry, rest, columns) : 0.0);
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

/// The taps of a tile that starts at an output column; the data are at least as wide as the tile.
RowTaps rowTaps(const DirectGeometry& geometry, int column, int columns) {
    const int kernel = geometry.kernelWidth;
    const int begin = geometry.left - column;              // the first tap that all columns take, if it exists
    const int end = begin + geometry.width - columns + 1;  // and the one after the last
    RowTaps taps{};
    taps.mostBefore = begin < columns - 1 ? begin : columns - 1;
    taps.leastBefore = begin - kernel + 1 > 1 ? begin - kernel + 1 : 1;
    const int first = begin > 0 ? begin : 0, last = end < kernel ? end : kernel;
    taps.whole = first < last ? last - first : 0;
    taps.leastAfter = end < 0 ? 1 - end : 1;
    taps.mostAfter = kernel - end < columns - 1 ? kernel - end : columns - 1;
    if (taps.mostBefore >= taps.leastBefore)
        taps.first = begin - taps.mostBefore;
    else if (taps.whole > 0 || taps.mostAfter < taps.leastAfter)
        taps.first = first < kernel ? first : 0;
    else
        taps.first = end + taps.leastAfter - 1;
    return taps;
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

/// Where a tile of filters over a row of outputs starts.
template <class T>
struct RowStart {
    std::ptrdiff_t offset;  ///< of x, as if the zeros before it were there
    std::ptrdiff_t output;
    const T* weights;
    int filters;
};

/// Computes the tile that starts at an output column.
template <class T>
void forwardTileAt(TileArguments<T>& arguments, const RowStart<T>& row, int column, int columns) {
    const DirectGeometry& geometry = *arguments.geometry;
    const int first = column * geometry.strideWidth - geometry.left;
    arguments.output = row.output + static_cast<std::ptrdiff_t>(column) * lanes16;
    arguments.offset = row.offset + static_cast<std::ptrdiff_t>(first) * lanes16;
    arguments.weights = row.weights;
    if (geometry.strideWidth > 1 || geometry.dilationWidth > 1) {
        tileFunction<T, Columns::Apart>(row.filters, columns)(arguments);
    } else if (first >= 0 && first + columns + geometry.kernelWidth - 1 <= geometry.width) {
        tileFunction<T, Columns::Inside>(row.filters, columns)(arguments);
    } else {
        arguments.taps = rowTaps(geometry, column, columns);
        arguments.offset += static_cast<std::ptrdiff_t>(arguments.taps.first) * lanes16;
        arguments.weights += arguments.taps.first * row.filters;
        tileFunction<T, Columns::Border>(row.filters, columns)(arguments);
    }
}

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
    const std::ptrdiff_t inputRow = static_cast<std::ptrdiff_t>(geometry.width) * lanes16;
    const std::ptrdiff_t outputRow = static_cast<std::ptrdiff_t>(geometry.outputWidth) * lanes16;
    const std::ptrdiff_t plane = geometry.outputHeight * outputRow;
    const bool last = channels.first + channels.count == geometry.channels;
    TileArguments<T> arguments{&geometry, channels.count, channels.first == 0, last, {}, x, 0, {}, packed, &targets, 0,
                               0};
    for (int y = 0; y < geometry.outputHeight; ++y) {
        arguments.rows = kernelRows(geometry, y);
        for (int filter = 0; filter < geometry.filters; filter += geometry.filterTile) {
            const int rest = geometry.filters - filter;
            const int tile = rest < geometry.filterTile ? rest : geometry.filterTile;
            arguments.filter = filter;
            const RowStart<T> row{(y * geometry.strideHeight - geometry.top) * inputRow, filter * plane + y * outputRow,
                                  packed + (filter * geometry.channels + tile * channels.first) * taps, tile};
            for (int column = 0; column < geometry.outputWidth; column += geometry.columnTile) {
                const int right = geometry.outputWidth - column;
                forwardTileAt(arguments, row, column, right < geometry.columnTile ? right : geometry.columnTile);
            }
            for (int f = 0; last && f < tile; ++f)
                activateRow(targets, row.output + f * plane, geometry.outputWidth * lanes16);
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
