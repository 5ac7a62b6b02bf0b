#pragma once

#include "core/kernels/cpu/activation.h"
#include "core/kernels/cpu/conv_shape.h"
#include "core/tensor/layout.h"

#include <cstddef>
#include <memory>
#include <optional>

namespace glassbox::kernels {

/// How a convolution is computed.
enum class ConvAlgorithm {
    Direct,     ///< own kernel, batch innermost (Layout::N16): best for few channels; every shape; float and double
    OneDnn,     ///< oneDNN over Layout::NHWC: best for wide layers; float only
    Converted,  ///< Direct over Layout::NHWC, each piece converted: every shape; float and double
    Filters,  ///< own kernel over Layout::NHWC, filters innermost: best for few samples; every shape; float and double
};

/// Where a forward pass writes; each may be null, and what is null changes no bit of the others. Layout and size of all
/// three: the convolution's output.
template <class T>
struct ConvOutputs {
    T* product = nullptr;     ///< x * w
    T* z = nullptr;           ///< product + bias
    T* activation = nullptr;  ///< activation(z)
};

/// Samples of a batch that the batch-innermost layout would fill up to 16: NHWC is faster.
constexpr int fewSamples = 4;

/// The algorithm over Layout::NHWC that suits a shape and a batch best (oneDNN may still refuse the shape).
template <class T>
ConvAlgorithm chooseNhwcAlgorithm(const ConvShape& shape, int batch);

template <class T>
class ConvolutionBackend;

/// A convolution prepared once for a shape, a batch and a piece size, executed many times; immutable, so that all
/// threads may share it. Weights are [filters][channels / groups][kh][kw]. Samples are passed in pieces: pointers to
/// the first sample of the piece in the chosen layout, `samples` = piece or what is left of the batch at its end. T is
/// float or double.
template <class T>
class Convolution {
public:
    /// Chooses the algorithm by shape (measured), or takes `forced` (OneDnn is not available for double).
    /// `piece` is a multiple of 16 or the whole batch.
    static Convolution prepare(const ConvShape& shape, int batch, int piece,
                               std::optional<ConvAlgorithm> forced = std::nullopt);
    ~Convolution();
    Convolution(Convolution&&) noexcept;
    Convolution& operator=(Convolution&&) noexcept;

    const ConvShape& shape() const;
    ConvAlgorithm algorithm() const;
    /// N16 for Direct, NHWC for the others: of input, outputs and their gradients.
    Layout layout() const;

    /// Bytes that packForward fills, 64-byte aligned, the same for all pieces of a step.
    std::size_t packedForwardBytes() const;
    /// Rearranges the weights for forward(); once after each update, on one thread.
    void packForward(const T* weights, void* packed) const;
    /// The same for dataGradient().
    std::size_t packedBackwardBytes() const;
    void packBackward(const T* weights, void* packed) const;

    /// Bytes of scratch that one running call of forward, dataGradient or weightGradientTask needs, 64-byte aligned;
    /// any content.
    std::size_t scratchBytes() const;

    /// One piece of the forward pass; bias [filters] may be null (z = product).
    void forward(const T* x, const void* packed, const T* bias, Activation activation, int samples,
                 ConvOutputs<T> outputs, void* scratch) const;

    /// One piece of dx from dz; dz must be zero in lanes past the batch, and dx is then too.
    void dataGradient(const T* dz, const void* packed, int samples, T* dx, void* scratch) const;

    /// Number of independent tasks of the weight gradient, a function of shape and batch only.
    int weightGradientTasks() const;
    /// Bytes of partial sums shared by all tasks of one weight gradient (0 for Direct), 64-byte aligned, any content.
    std::size_t partialBytes() const;
    /// One task of dw [filters][channels / groups][kh][kw] and, unless null, db [filters] over the whole batch; x and
    /// dz point to the first sample of the batch. Overwrites its share of dw and db, or its share of the partial sums.
    void weightGradientTask(int task, const T* x, const T* dz, T* dw, T* db, void* partials, void* scratch) const;
    /// After all tasks: adds the partial sums in order into dw and db; does nothing for Direct.
    void finishWeightGradient(const void* partials, T* dw, T* db) const;

private:
    explicit Convolution(std::unique_ptr<ConvolutionBackend<T>> backend);
    std::unique_ptr<ConvolutionBackend<T>> backend_;
};

}  // namespace glassbox::kernels
