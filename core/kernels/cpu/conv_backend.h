#pragma once

#include "core/kernels/cpu/conv.h"

#include <cstddef>
#include <memory>

namespace glassbox::kernels {

/// One way to compute a convolution; the functions are those of Convolution.
template <class T>
class ConvolutionBackend {
public:
    explicit ConvolutionBackend(const ConvShape& shape) : shape_(shape) {}
    virtual ~ConvolutionBackend() = default;
    ConvolutionBackend(const ConvolutionBackend&) = delete;
    ConvolutionBackend& operator=(const ConvolutionBackend&) = delete;

    const ConvShape& shape() const { return shape_; }
    virtual ConvAlgorithm algorithm() const = 0;
    virtual std::size_t packedForwardBytes() const = 0;
    virtual void packForward(const T* weights, void* packed) const = 0;
    virtual std::size_t packedBackwardBytes() const = 0;
    virtual void packBackward(const T* weights, void* packed) const = 0;
    virtual std::size_t scratchBytes() const = 0;
    virtual void forward(const T* x, const void* packed, const T* bias, Activation activation, int samples,
                         ConvOutputs<T> outputs, void* scratch) const = 0;
    virtual void dataGradient(const T* dz, const void* packed, int samples, T* dx, void* scratch) const = 0;
    virtual int weightGradientTasks() const = 0;
    virtual std::size_t partialBytes() const = 0;
    virtual void weightGradientTask(int task, const T* x, const T* dz, T* dw, T* db, void* partials,
                                    void* scratch) const = 0;
    virtual void finishWeightGradient(const void* partials, T* dw, T* db) const = 0;

private:
    ConvShape shape_;
};

/// The own kernel over N16; T is float or double.
template <class T>
std::unique_ptr<ConvolutionBackend<T>> makeDirectConvolution(const ConvShape& shape, int batch);

/// The own kernel over NHWC.
template <class T>
std::unique_ptr<ConvolutionBackend<T>> makeConvertedConvolution(const ConvShape& shape, int batch, int piece);

/// The own forward pass for few samples over NHWC; `gradients` is another algorithm over NHWC.
template <class T>
std::unique_ptr<ConvolutionBackend<T>> makeFilterConvolution(const ConvShape& shape,
                                                             std::unique_ptr<ConvolutionBackend<T>> gradients);

/// oneDNN over NHWC; null if oneDNN can't do the shape.
std::unique_ptr<ConvolutionBackend<float>> makeOneDnnConvolution(const ConvShape& shape, int batch, int piece);

}  // namespace glassbox::kernels
