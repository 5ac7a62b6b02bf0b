#pragma once

#include "core/kernels/cpu/activation.h"
#include "core/kernels/cpu/finite.h"
#include "core/kernels/cpu/isa.h"
#include "core/kernels/cpu/optimizer_kernels.h"
#include "core/kernels/cpu/recurrent.h"

#include <cstddef>
#include <cstdint>

/// The files beside this one are compiled once for each instruction set level. Each keeps its code in an unnamed
/// namespace and hands out tables of function pointers; this header must not define an inline function, because the
/// linker would keep one copy of it for all levels.
namespace glassbox::kernels {

/// A convolution as the direct kernels see it: stride over an input with zeros around it, which lie in memory or, where
/// the columns follow each other without gaps, are left out.
struct DirectGeometry {
    int channels, height, width;  ///< of the input in memory
    int top, left;                ///< rows and columns of zeros before it that are not in memory
    int filters, kernelHeight, kernelWidth;
    int strideHeight, strideWidth;
    int outputHeight, outputWidth;
    int dilationHeight, dilationWidth;
    int firstRow, rowStep, rowCount;  ///< rows that hold data, zeros counted: firstRow + i rowStep, i < rowCount
    int filterTile, columnTile;       ///< accumulators: chosen by plan()
};

/// Copies a block's images into a larger zeroed area: element (y, x) goes to (top + y rowStep, left + x columnStep) if
/// that is inside.
struct Placement {
    int channels, height, width;
    int top, left, rowStep, columnStep;
    int targetHeight, targetWidth;
};

/// Some of a convolution's input channels: all that are taken at a time while they are in cache.
struct ChannelRange {
    int first, count;
};

template <class T>
struct DirectForwardTargets {
    T* product;
    T* z;
    T* activation;
    const T* bias;
    Activation function;
};

template <class T>
struct DirectForwardKernels {
    void (*plan)(DirectGeometry* geometry);
    /// Weights to tiles of filters, in each [channel][ky][kx][filter]; steps say how far filters and channels lie apart
    /// in `weights`, `flip` turns the kernel by half a turn.
    void (*pack)(const DirectGeometry& geometry, const T* weights, std::ptrdiff_t filterStep,
                 std::ptrdiff_t channelStep, bool flip, T* packed);
    void (*place)(const Placement& placement, const T* source, T* target);
    /// x [channels.count][height][width][16] to targets [filters][outputHeight][outputWidth][16]; the first target
    /// collects the sums until the last channels have come.
    void (*forwardBlock)(const DirectGeometry& geometry, ChannelRange channels, const T* x, const T* packed,
                         const DirectForwardTargets<T>& targets);
};

/// A convolution of one group as the kernels over NHWC see it: stride over an input that is already padded; a step is
/// the distance of two pixels, in elements.
struct FilterGeometry {
    int channels, pixelStep, width;
    int kernelHeight, kernelWidth;
    int strideHeight, strideWidth;
    int dilationHeight, dilationWidth;
    int outputHeight, outputWidth;
    int filters, outputStep;
};

template <class T>
struct FilterConvolutionKernels {
    std::ptrdiff_t (*packedElements)(const FilterGeometry& geometry);
    /// Weights [filter][channel][ky][kx] of a group to vectors of filters.
    void (*pack)(const FilterGeometry& geometry, const T* weights, T* packed);
    /// One sample; applies a relu, and no other function, to the activation.
    void (*forward)(const FilterGeometry& geometry, const T* x, const T* packed,
                    const DirectForwardTargets<T>& targets);
};

template <class T>
struct DirectGradientKernels {
    /// Adds one block to sums [filters][channels * kh * kw][16]; dz starts at the first of `filters` filters.
    void (*addBlock)(const DirectGeometry& geometry, int filters, const T* x, const T* dz, T* sums);
    /// The same where columns are strided or dilated: no zeros may be left out.
    void (*addSpreadBlock)(const DirectGeometry& geometry, int filters, const T* x, const T* dz, T* sums);
    /// out[i] = sum of the 16 lanes of sums[i].
    void (*addLanes)(int count, const T* sums, T* out);
};

template <class T>
struct LaneKernels {
    /// target[i][lane] = rows[lane][i] for i < n and all 16 lanes.
    void (*interleave)(const T* const* rows, int n, T* target);
    /// rows[lane][i] = source[i][lane].
    void (*deinterleave)(const T* source, int n, T* const* rows);
};

template <class T>
struct GemmKernels {
    void (*gemm)(bool transposeA, bool transposeB, int m, int n, int k, const T* a, int lda, const T* b, int ldb, T* c,
                 int ldc, bool accumulate);
};

template <class T>
struct RowProductKernels {
    /// z[rows,out] = x[rows,in] W[out,in]^T.
    void (*multiply)(int rows, int in, int out, const T* x, const T* weight, T* z);
};

template <class T>
struct TransposeKernels {
    /// to[j toStep + i] = from[i fromStep + j] for i < rows and j < columns.
    void (*transpose)(int rows, int columns, const T* from, std::ptrdiff_t fromStep, T* to, std::ptrdiff_t toStep);
};

template <class T>
struct ElementwiseKernels {
    void (*activate)(Activation activation, std::int64_t n, const T* z, T* a);
    void (*activateBackward)(Activation activation, std::int64_t n, const T* da, const T* saved, T* dz);
    /// z[i][j] = product[i][j] + bias[j].
    void (*biasRows)(int rows, int columns, const T* product, const T* bias, T* z);
    /// z[i] = product[i] + bias.
    void (*biasConstant)(std::int64_t n, const T* product, T bias, T* z);
    void (*scale)(std::int64_t n, const T* x, T factor, T* y);
    void (*add)(std::int64_t n, const T* a, const T* b, T* y);
    void (*multiply)(std::int64_t n, const T* a, const T* b, T* y);
    /// y = (x factor - mean) inverse, for each type that inputs come in.
    void (*scaleBytes)(int n, const std::uint8_t* x, T factor, T mean, T inverse, T* y);
    void (*scaleFloats)(int n, const float* x, T factor, T mean, T inverse, T* y);
    void (*scaleDoubles)(int n, const double* x, T factor, T mean, T inverse, T* y);
};

template <class T>
struct SoftmaxKernels {
    /// One row: p = softmax(x) (p may be null); returns log(sum e^(x - largest)).
    T (*row)(int n, const T* x, T* p, T* largest);
};

/// One attention head: queries, keys and values are [length][headSize] in rows `stride` apart, the context's rows lie
/// `contextStride` apart; pairs of rows (scores, weights) are [length][length].
struct AttentionGeometry {
    int length, headSize;
    int stride, contextStride;
    bool causal;
    double factor;  ///< of the scores
};

template <class T>
struct AttentionKernels {
    void (*scores)(const AttentionGeometry& geometry, const T* q, const T* k, T* s, T* scratch);
    void (*weights)(const AttentionGeometry& geometry, const T* s, T* w);
    /// Masked weights must be 0.
    void (*context)(const AttentionGeometry& geometry, const T* w, const T* v, T* c, T* scratch);
    void (*weightsGradient)(const AttentionGeometry& geometry, const T* dc, const T* v, T* dw, T* scratch);
    void (*scoresGradient)(const AttentionGeometry& geometry, const T* dw, const T* w, T* ds);
    void (*valuesGradient)(const AttentionGeometry& geometry, const T* dc, const T* w, T* dv, T* scratch);
    void (*keysGradient)(const AttentionGeometry& geometry, const T* ds, const T* q, const T* k, T* dq, T* dk,
                         T* scratch);
};

template <class T>
struct ReduceKernels {
    void (*columnSums)(int rows, int columns, int stride, const T* x, T* sums);
    void (*channelSumsN16)(int blocks, int channels, int pixels, int first, int last, const T* x, T* sums);
    /// Adds each channel's sum over pixels to totals [channel][16], of which a register's lanes are used: with all
    /// blocks added in order, the sum of the lanes has the bits of channelSumsN16.
    void (*addImageSums)(int channels, int pixels, const T* x, T* totals);
    RangeStatistics (*statistics)(std::int64_t n, const T* x);
};

/// Pooling of one image [height][width][lanes]: 16 samples of a channel (N16), the channels of a sample (NHWC), or a
/// single number (Rows).
struct PoolGeometry {
    int height, width, lanes;
    int kernelHeight, kernelWidth, strideHeight, strideWidth, paddingHeight, paddingWidth;
    int outputHeight, outputWidth;
};

template <class T>
struct PoolKernels {
    /// At most one of the winners is wanted.
    void (*maxForward)(const PoolGeometry& geometry, const T* x, T* y, std::uint8_t* winner8, std::int32_t* winner32);
    /// One of the winners is given; `gate` is null or the pooled output: where it is not above 0 nothing flows back.
    void (*maxBackward)(const PoolGeometry& geometry, const T* dy, const T* gate, const std::uint8_t* winner8,
                        const std::int32_t* winner32, T* dx);
    void (*averageForward)(const PoolGeometry& geometry, const T* x, T* y);
    void (*averageBackward)(const PoolGeometry& geometry, const T* dy, T* dx);
};

/// Resampling of one image [height][width][lanes] to factor times its height and width.
struct ResampleGeometry {
    int height, width, lanes, factor;
};

template <class T>
struct ResampleKernels {
    void (*nearestForward)(const ResampleGeometry& geometry, const T* x, T* y);
    void (*nearestBackward)(const ResampleGeometry& geometry, const T* dy, T* dx);
    void (*bilinearForward)(const ResampleGeometry& geometry, const T* x, T* y);
    void (*bilinearBackward)(const ResampleGeometry& geometry, const T* dy, T* dx);
    /// y[lane] = mean of x[pixel][lane].
    void (*meanForward)(int pixels, int lanes, const T* x, T* y);
    void (*meanBackward)(int pixels, int lanes, const T* dy, T* dx);
};

template <class T>
struct OptimizerKernels {
    void (*sgd)(std::int64_t n, const SgdConstants& constants, const T* g, T* velocity, T* w);
    void (*adam)(std::int64_t n, const AdamConstants& constants, double correction1, double correction2, const T* g,
                 T* m, T* v, T* w);
    void (*adagrad)(std::int64_t n, const AdagradConstants& constants, double rate, const T* g, T* sum, T* w);
    void (*adadelta)(std::int64_t n, const AdadeltaConstants& constants, const T* g, T* squares, T* steps, T* w);
    void (*rmsprop)(std::int64_t n, const RmspropConstants& constants, const T* g, T* squares, T* velocity, T* mean,
                    T* w);
    void (*lion)(std::int64_t n, const LionConstants& constants, const T* g, T* m, T* w);
};

template <class T>
struct RecurrentKernels {
    int (*panels)(RecurrentCell cell, RecurrentPass pass, int units);
    std::int64_t (*panelElements)(RecurrentCell cell, RecurrentPass pass, int units);
    void (*pack)(RecurrentCell cell, RecurrentPass pass, int units, int panel, const T* weight, T* packed);
    void (*forward)(const RecurrentShape& shape, const RecurrentForward<T>& arguments);
    void (*backward)(const RecurrentShape& shape, const RecurrentBackward<T>& arguments);
};

template <class T>
struct RegularizerKernels {
    void (*addPenalty)(std::int64_t n, T l1, T l2, const T* w, T* g);
    void (*clipValues)(std::int64_t n, T limit, T* g);
    double (*sumOfSquares)(std::int64_t n, const T* x);
};

/// Constants of y = (x - mean) scale + shift, one a channel.
template <class T>
struct NormForward {
    const T* mean;
    const T* scale;
    const T* shift;
};

/// Where a normalised number goes: y, y + addend, and max(0, that); targets and addend may be null.
template <class T>
struct NormTargets {
    const T* addend;
    T* y;
    T* sum;
    T* activated;
};

/// Constants of dx = factor dy - offset - slope (x - mean), one a channel.
template <class T>
struct NormBackward {
    const T* factor;
    const T* offset;
    const T* slope;
};

/// Normalisation of columns (channels innermost), of runs (one channel, the first constant of each), and of rows.
template <class T>
struct NormKernels {
    void (*columnMoments)(int rows, int columns, int stride, const T* x, T* means, T* squares);
    /// Sums of dy and of dy (x - mean); where there is a scale, of those dy only whose y is positive.
    void (*columnProducts)(int rows, int columns, int stride, const T* dy, const T* x, const NormForward<T>& forward,
                           T* gradients, T* products);
    void (*runMoments)(int n, const T* x, T* mean, T* squares);
    void (*runProducts)(int n, const T* dy, const T* x, const NormForward<T>& forward, T* gradient, T* product);
    void (*normalizeRows)(int rows, int columns, const T* x, const NormForward<T>& forward,
                          const NormTargets<T>& targets);
    void (*normalizeOne)(std::int64_t n, const T* x, const NormForward<T>& forward, const NormTargets<T>& targets);
    void (*scaleRows)(int rows, int columns, const T* dy, const T* factor, T* dx);
    /// Where there is a scale, dy counts as zero unless y is positive.
    void (*backwardRows)(int rows, int columns, const T* dy, const T* x, const NormForward<T>& forward,
                         const NormBackward<T>& constants, T* dx);
    void (*backwardOne)(std::int64_t n, const T* dy, const T* x, const NormForward<T>& forward,
                        const NormBackward<T>& constants, T* dx);
    void (*layerRow)(int n, double eps, const T* x, const T* weight, const T* bias, T* y, T* moments);
    void (*layerRowBackward)(int n, const T* dy, const T* x, const T* weight, const T* moments, T* dx);
    void (*layerWeights)(int rows, int columns, int n, const T* dy, const T* x, const T* moments, T* dw);
};

struct CeilingKernels {
    /// Runs `rounds` rounds of register-only multiply-adds and returns how many floating-point operations that were.
    double (*run)(std::int64_t rounds, float* sink);
};

/// The table of one level; each level's files define their specialisations.
template <class Table, IsaLevel level>
const Table& levelTable();

}  // namespace glassbox::kernels
