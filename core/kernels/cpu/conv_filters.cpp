#include "core/kernels/cpu/conv_backend.h"
#include "core/kernels/cpu/kernel_table.h"

#include <algorithm>

namespace glassbox::kernels {

namespace {

std::size_t aligned(std::size_t bytes) {
    return (bytes + 63) / 64 * 64;
}

FilterGeometry geometryOf(const ConvShape& shape) {
    return {shape.channelsOfGroup(),
            shape.channels,
            shape.width + 2 * shape.paddingWidth,
            shape.kernelHeight,
            shape.kernelWidth,
            shape.strideHeight,
            shape.strideWidth,
            shape.dilationHeight,
            shape.dilationWidth,
            shape.outputHeight(),
            shape.outputWidth(),
            shape.filtersOfGroup(),
            shape.filters};
}

/// The own forward pass over NHWC, sample by sample; another algorithm over NHWC makes the gradients.
template <class T>
class FilterConvolution final : public ConvolutionBackend<T> {
public:
    FilterConvolution(const ConvShape& shape, std::unique_ptr<ConvolutionBackend<T>> gradients)
        : ConvolutionBackend<T>(shape), gradients_(std::move(gradients)), geometry_(geometryOf(shape)) {}

    ConvAlgorithm algorithm() const override { return ConvAlgorithm::Filters; }

    std::size_t packedForwardBytes() const override {
        return aligned(static_cast<std::size_t>(packedOfGroup()) * this->shape().groups * sizeof(T));
    }
    void packForward(const T* weights, void* packed) const override {
        const std::ptrdiff_t ofGroup = static_cast<std::ptrdiff_t>(geometry_.filters) * geometry_.channels *
                                       geometry_.kernelHeight * geometry_.kernelWidth;
        for (int group = 0; group < this->shape().groups; ++group)
            kernels_.pack(geometry_, weights + group * ofGroup, static_cast<T*>(packed) + group * packedOfGroup());
    }
    std::size_t packedBackwardBytes() const override { return gradients_->packedBackwardBytes(); }
    void packBackward(const T* weights, void* packed) const override { gradients_->packBackward(weights, packed); }
    std::size_t scratchBytes() const override {
        return std::max(aligned(static_cast<std::size_t>(paddedElements()) * sizeof(T)), gradients_->scratchBytes());
    }

    void forward(const T* x, const void* packed, const T* bias, Activation activation, int samples,
                 ConvOutputs<T> outputs, void* scratch) const override {
        const ConvShape& shape = this->shape();
        const std::ptrdiff_t in = static_cast<std::ptrdiff_t>(shape.height) * shape.width * shape.channels;
        const std::ptrdiff_t out =
            static_cast<std::ptrdiff_t>(shape.outputHeight()) * shape.outputWidth() * shape.filters;
        for (int sample = 0; sample < samples; ++sample) {
            const T* image = padded(x + sample * in, static_cast<T*>(scratch));
            for (int group = 0; group < shape.groups; ++group) {
                const std::ptrdiff_t filter = static_cast<std::ptrdiff_t>(group) * geometry_.filters;
                const auto at = [&](T* target) { return target == nullptr ? nullptr : target + sample * out + filter; };
                kernels_.forward(geometry_, image + group * geometry_.channels,
                                 static_cast<const T*>(packed) + group * packedOfGroup(),
                                 {at(outputs.product), at(outputs.z), at(outputs.activation),
                                  bias == nullptr ? nullptr : bias + filter, activation});
            }
        }
        if (outputs.activation != nullptr && activation.type != ActivationType::Relu)
            kernelTable<ElementwiseKernels<T>>().activate(activation, samples * out, outputs.activation,
                                                          outputs.activation);
    }

    void dataGradient(const T* dz, const void* packed, int samples, T* dx, void* scratch) const override {
        gradients_->dataGradient(dz, packed, samples, dx, scratch);
    }
    int weightGradientTasks() const override { return gradients_->weightGradientTasks(); }
    std::size_t partialBytes() const override { return gradients_->partialBytes(); }
    void weightGradientTask(int task, const T* x, const T* dz, T* dw, T* db, void* partials,
                            void* scratch) const override {
        gradients_->weightGradientTask(task, x, dz, dw, db, partials, scratch);
    }
    void finishWeightGradient(const void* partials, T* dw, T* db) const override {
        gradients_->finishWeightGradient(partials, dw, db);
    }

private:
    std::ptrdiff_t packedOfGroup() const { return kernels_.packedElements(geometry_); }
    bool pads() const { return this->shape().paddingHeight > 0 || this->shape().paddingWidth > 0; }
    std::ptrdiff_t paddedElements() const {
        if (!pads()) return 0;
        return static_cast<std::ptrdiff_t>(this->shape().height + 2 * this->shape().paddingHeight) * geometry_.width *
               geometry_.pixelStep;
    }

    /// A sample with zeros around it, or as it is where nothing needs padding.
    const T* padded(const T* x, T* target) const {
        if (!pads()) return x;
        const ConvShape& shape = this->shape();
        const std::ptrdiff_t row = static_cast<std::ptrdiff_t>(shape.width) * shape.channels;
        const std::ptrdiff_t side = static_cast<std::ptrdiff_t>(shape.paddingWidth) * shape.channels;
        const std::ptrdiff_t edge = shape.paddingHeight * (row + 2 * side);
        T* to = std::fill_n(target, edge, T(0));
        for (int y = 0; y < shape.height; ++y) {
            to = std::fill_n(to, side, T(0));
            to = std::copy_n(x + y * row, row, to);
            to = std::fill_n(to, side, T(0));
        }
        std::fill_n(to, edge, T(0));
        return target;
    }

    const FilterConvolutionKernels<T>& kernels_ = kernelTable<FilterConvolutionKernels<T>>();
    std::unique_ptr<ConvolutionBackend<T>> gradients_;
    FilterGeometry geometry_;
};

}  // namespace

template <class T>
std::unique_ptr<ConvolutionBackend<T>> makeFilterConvolution(const ConvShape& shape,
                                                             std::unique_ptr<ConvolutionBackend<T>> gradients) {
    return std::make_unique<FilterConvolution<T>>(shape, std::move(gradients));
}

template std::unique_ptr<ConvolutionBackend<float>> makeFilterConvolution(const ConvShape&,
                                                                          std::unique_ptr<ConvolutionBackend<float>>);
template std::unique_ptr<ConvolutionBackend<double>> makeFilterConvolution(const ConvShape&,
                                                                           std::unique_ptr<ConvolutionBackend<double>>);

}  // namespace glassbox::kernels
