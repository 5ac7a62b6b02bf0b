#include "core/kernels/cpu/norm.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>
#include <array>

namespace glassbox::kernels {

namespace {

/// Numbers that are summed in T before their sum is added to the others in double: they stay in the first-level cache.
constexpr int stretch = 8192;
/// Columns that are summed at a time.
constexpr int columnBlock = 256;

/// A stretch of rows and columns of a batch whose channels are innermost.
struct Block {
    int columns, rows, firstColumn;
    std::int64_t first;
};

template <class Visit>
void forBlocks(const ChannelBatch& batch, int samples, Visit&& visit) {
    const int rows = samples * batch.pixels, width = std::min(batch.channels, columnBlock);
    const int step = std::clamp(stretch / width, 32, 512);
    for (int row = 0; row < rows; row += step)
        for (int column = 0; column < batch.channels; column += width)
            visit(Block{std::min(width, batch.channels - column), std::min(step, rows - row), column,
                        std::int64_t{row} * batch.channels + column});
}

/// Numbers of one channel that follow each other, `valid` of every 16 (N16's lanes past the batch don't count).
struct Run {
    int channel, length, valid;
    std::int64_t first;
};

/// The runs of images in N16 and in Rows.
template <class Visit>
void forRuns(const ChannelBatch& batch, int samples, Visit&& visit) {
    const bool lanes = batch.layout == Layout::N16;
    const int blocks = lanes ? (samples + batchLanes - 1) / batchLanes : samples;
    const int length = batch.pixels * (lanes ? batchLanes : 1);
    std::int64_t first = 0;
    for (int block = 0; block < blocks; ++block)
        for (int channel = 0; channel < batch.channels; ++channel, first += length)
            visit(Run{channel, length, lanes ? std::min(batchLanes, samples - block * batchLanes) : batchLanes, first});
}

/// Calls visit(first, count) for stretches of a run; where lanes don't count, pixel by pixel.
template <class Visit>
void forStretches(const Run& run, Visit&& visit) {
    const bool whole = run.valid == batchLanes;
    const int step = whole ? stretch : batchLanes;
    for (int start = 0; start < run.length; start += step)
        visit(run.first + start, whole ? std::min(step, run.length - start) : run.valid);
}

/// The constants from a channel on.
template <class T>
NormForward<T> from(const NormForward<T>& forward, int channel) {
    const bool scaled = forward.scale != nullptr;
    return {forward.mean + channel, scaled ? forward.scale + channel : nullptr,
            scaled ? forward.shift + channel : nullptr};
}

template <class T>
const NormKernels<T>& table() {
    return kernelTable<NormKernels<T>>();
}

}  // namespace

Moments joined(const Moments& a, const Moments& b) {
    if (a.count == 0) return b;
    const double count = a.count + b.count, share = b.count / count, apart = b.mean - a.mean;
    return {count, a.mean + apart * share, a.squares + b.squares + apart * apart * a.count * share};
}

template <class T>
void channelMoments(const ChannelBatch& batch, int samples, const T* x, Moments* moments) {
    std::fill_n(moments, batch.channels, Moments{});
    const auto add = [&](int channel, int count, T mean, T squares) {
        moments[channel] = joined(
            moments[channel], {static_cast<double>(count), static_cast<double>(mean), static_cast<double>(squares)});
    };
    if (batch.layout != Layout::NHWC) {
        forRuns(batch, samples, [&](const Run& run) {
            forStretches(run, [&](std::int64_t first, int count) {
                T mean = 0, squares = 0;
                table<T>().runMoments(count, x + first, &mean, &squares);
                add(run.channel, count, mean, squares);
            });
        });
        return;
    }
    forBlocks(batch, samples, [&](const Block& block) {
        std::array<T, columnBlock> means, squares;
        table<T>().columnMoments(block.rows, block.columns, batch.channels, x + block.first, means.data(),
                                 squares.data());
        for (int c = 0; c < block.columns; ++c)
            add(block.firstColumn + c, block.rows, means[static_cast<std::size_t>(c)],
                squares[static_cast<std::size_t>(c)]);
    });
}

template <class T>
void normalizeSums(const ChannelBatch& batch, int samples, const T* dy, const T* x, const NormForward<T>& forward,
                   NormalizeSums* sums) {
    std::fill_n(sums, batch.channels, NormalizeSums{});
    const auto add = [&](int channel, T gradient, T product) {
        sums[channel].gradient += static_cast<double>(gradient);
        sums[channel].product += static_cast<double>(product);
    };
    if (batch.layout != Layout::NHWC) {
        forRuns(batch, samples, [&](const Run& run) {
            forStretches(run, [&](std::int64_t first, int count) {
                T gradient = 0, product = 0;
                table<T>().runProducts(count, dy + first, x + first, from(forward, run.channel), &gradient, &product);
                add(run.channel, gradient, product);
            });
        });
        return;
    }
    forBlocks(batch, samples, [&](const Block& block) {
        std::array<T, columnBlock> gradients, products;
        table<T>().columnProducts(block.rows, block.columns, batch.channels, dy + block.first, x + block.first,
                                  from(forward, block.firstColumn), gradients.data(), products.data());
        for (int c = 0; c < block.columns; ++c)
            add(block.firstColumn + c, gradients[static_cast<std::size_t>(c)], products[static_cast<std::size_t>(c)]);
    });
}

template <class T>
void normalizeChannels(const ChannelBatch& batch, int samples, const T* x, const NormForward<T>& forward,
                       const NormTargets<T>& targets) {
    if (batch.layout == Layout::NHWC)
        return table<T>().normalizeRows(samples * batch.pixels, batch.channels, x, forward, targets);
    forRuns(batch, samples, [&](const Run& run) {
        const auto at = [&](auto* first) { return first != nullptr ? first + run.first : first; };
        table<T>().normalizeOne(run.length, x + run.first, from(forward, run.channel),
                                {at(targets.addend), at(targets.y), at(targets.sum), at(targets.activated)});
    });
}

template <class T>
void scaleChannels(const ChannelBatch& batch, int samples, const T* dy, const T* factor, T* dx) {
    if (batch.layout == Layout::NHWC)
        return table<T>().scaleRows(samples * batch.pixels, batch.channels, dy, factor, dx);
    forRuns(batch, samples,
            [&](const Run& run) { scale(run.length, dy + run.first, factor[run.channel], dx + run.first); });
}

template <class T>
void normalizeBackward(const ChannelBatch& batch, int samples, const T* dy, const T* x, const NormForward<T>& forward,
                       const NormBackward<T>& constants, T* dx) {
    if (batch.layout == Layout::NHWC)
        return table<T>().backwardRows(samples * batch.pixels, batch.channels, dy, x, forward, constants, dx);
    forRuns(batch, samples, [&](const Run& run) {
        const int c = run.channel;
        table<T>().backwardOne(run.length, dy + run.first, x + run.first, from(forward, c),
                               {constants.factor + c, constants.offset + c, constants.slope + c}, dx + run.first);
        for (int pixel = 0; run.valid < batchLanes && pixel < run.length; pixel += batchLanes)
            std::fill_n(dx + run.first + pixel + run.valid, batchLanes - run.valid, T(0));
    });
}

template <class T>
void layerNorm(int rows, int n, double eps, const T* x, const T* weight, const T* bias, T* y, T* moments) {
    for (int row = 0; row < rows; ++row, x += n, y += n, moments += 2)
        table<T>().layerRow(n, eps, x, weight, bias, y, moments);
}

template <class T>
void layerNormBackward(int rows, int n, const T* dy, const T* x, const T* weight, const T* moments, T* dx) {
    for (int row = 0; row < rows; ++row, dy += n, x += n, dx += n, moments += 2)
        table<T>().layerRowBackward(n, dy, x, weight, moments, dx);
}

template <class T>
void layerNormWeights(int rows, int columns, int n, const T* dy, const T* x, const T* moments, T* dw) {
    table<T>().layerWeights(rows, columns, n, dy, x, moments, dw);
}

template void channelMoments(const ChannelBatch&, int, const float*, Moments*);
template void channelMoments(const ChannelBatch&, int, const double*, Moments*);
template void normalizeSums(const ChannelBatch&, int, const float*, const float*, const NormForward<float>&,
                            NormalizeSums*);
template void normalizeChannels(const ChannelBatch&, int, const float*, const NormForward<float>&,
                                const NormTargets<float>&);
template void normalizeBackward(const ChannelBatch&, int, const float*, const float*, const NormForward<float>&,
                                const NormBackward<float>&, float*);
template void normalizeSums(const ChannelBatch&, int, const double*, const double*, const NormForward<double>&,
                            NormalizeSums*);
template void normalizeChannels(const ChannelBatch&, int, const double*, const NormForward<double>&,
                                const NormTargets<double>&);
template void normalizeBackward(const ChannelBatch&, int, const double*, const double*, const NormForward<double>&,
                                const NormBackward<double>&, double*);
template void scaleChannels(const ChannelBatch&, int, const float*, const float*, float*);
template void scaleChannels(const ChannelBatch&, int, const double*, const double*, double*);
template void layerNorm(int, int, double, const float*, const float*, const float*, float*, float*);
template void layerNorm(int, int, double, const double*, const double*, const double*, double*, double*);
template void layerNormBackward(int, int, const float*, const float*, const float*, const float*, float*);
template void layerNormBackward(int, int, const double*, const double*, const double*, const double*, double*);
template void layerNormWeights(int, int, int, const float*, const float*, const float*, float*);
template void layerNormWeights(int, int, int, const double*, const double*, const double*, double*);

}  // namespace glassbox::kernels
