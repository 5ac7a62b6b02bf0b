#pragma once

#include "core/kernels/cpu/activation.h"
#include "core/kernels/cpu/finite.h"
#include "core/kernels/cpu/isa.h"
#include "core/kernels/cpu/optimizer_kernels.h"

#include <cstddef>
#include <cstdint>

/// The files beside this one are compiled once for each instruction set level. Each keeps its code in an unnamed
/// namespace and hands out tables of function pointers; this header must not define an inline function, because the
/// linker would keep one copy of it for all levels.
namespace glassbox::kernels {

/// A convolution as the direct kernels see it: stride over an input that is already padded.
struct DirectGeometry {
    int channels, height, width;  ///< of the padded input
    int filters, kernelHeight, kernelWidth;
    int strideHeight, strideWidth;
    int outputHeight, outputWidth;
    int firstRow, rowStep, rowCount;  ///< padded rows that hold data: firstRow + i rowStep, i < rowCount
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

template <class T>
struct DirectGradientKernels {
    /// Adds one block to sums [filters][channels * kh * kw][16]; dz starts at the first of `filters` filters.
    void (*addBlock)(const DirectGeometry& geometry, int filters, const T* x, const T* dz, T* sums);
    /// out[i] = sum of the 16 lanes of sums[i].
    void (*addLanes)(int count, const T* sums, T* out);
};

template <class T>
struct GemmKernels {
    void (*gemm)(bool transposeA, bool transposeB, int m, int n, int k, const T* a, int lda, const T* b, int ldb, T* c,
                 int ldc, bool accumulate);
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

template <class T>
struct ReduceKernels {
    void (*columnSums)(int rows, int columns, int stride, const T* x, T* sums);
    void (*channelSumsN16)(int blocks, int channels, int pixels, int first, int last, const T* x, T* sums);
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

template <class T>
struct OptimizerKernels {
    void (*sgd)(std::int64_t n, const SgdConstants& constants, const T* g, T* velocity, T* w);
    void (*adam)(std::int64_t n, const AdamConstants& constants, double correction1, double correction2, const T* g,
                 T* m, T* v, T* w);
};

struct CeilingKernels {
    /// Runs `rounds` rounds of register-only multiply-adds and returns how many floating-point operations that were.
    double (*run)(std::int64_t rounds, float* sink);
};

/// The table of one level; each level's files define their specialisations.
template <class Table, IsaLevel level>
const Table& levelTable();

}  // namespace glassbox::kernels
