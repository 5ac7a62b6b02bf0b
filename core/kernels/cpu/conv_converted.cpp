#include "core/kernels/cpu/conv_backend.h"
#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/layout.h"

#include <algorithm>

namespace glassbox::kernels {

namespace {

constexpr int smallestTask = batchLanes;
constexpr int largestTasks = 8;

std::size_t aligned(std::size_t bytes) {
    return (bytes + 63) / 64 * 64;
}

/// Memory handed out from one block, aligned.
class Memory {
public:
    explicit Memory(void* start) : next_(static_cast<std::byte*>(start)) {}

    template <class T>
    T* take(std::int64_t elements) {
        T* taken = reinterpret_cast<T*>(next_);
        next_ += aligned(static_cast<std::size_t>(elements) * sizeof(T));
        return taken;
    }

private:
    std::byte* next_;
};

/// The direct convolution for images in NHWC: each piece goes to N16 and back. The weight gradient is cut along the
/// batch, so that each sample is converted once.
template <class T>
class ConvertedConvolution final : public ConvolutionBackend<T> {
public:
    ConvertedConvolution(const ConvShape& shape, int batch, int piece)
        : ConvolutionBackend<T>(shape),
          batch_(batch),
          piece_(std::min(piece, batch)),
          input_{shape.channels, shape.height, shape.width},
          output_{shape.filters, shape.outputHeight(), shape.outputWidth()} {
        const int even = (batch + largestTasks - 1) / largestTasks;
        samplesOfTask_ = std::max(smallestTask, (even + batchLanes - 1) / batchLanes * batchLanes);
        direct_ = makeDirectConvolution<T>(shape, std::min(samplesOfTask_, batch));
        const int rest = batch % samplesOfTask_;
        if (batch > samplesOfTask_ && rest != 0) last_ = makeDirectConvolution<T>(shape, rest);
    }

    ConvAlgorithm algorithm() const override { return ConvAlgorithm::Converted; }
    std::size_t packedForwardBytes() const override { return direct_->packedForwardBytes(); }
    std::size_t packedBackwardBytes() const override { return direct_->packedBackwardBytes(); }
    void packForward(const T* weights, void* packed) const override { direct_->packForward(weights, packed); }
    void packBackward(const T* weights, void* packed) const override { direct_->packBackward(weights, packed); }

    std::size_t scratchBytes() const override {
        const int samples = std::max(piece_, std::min(samplesOfTask_, batch_));
        return bytesOf(input_, samples) + bytesOf(output_, samples) + direct_->scratchBytes();
    }

    void forward(const T* x, const void* packed, const T* bias, Activation activation, int samples,
                 ConvOutputs<T> outputs, void* scratch) const override {
        Memory memory(scratch);
        T* in = memory.take<T>(layoutElements(input_, Layout::N16, samples));
        T* out = memory.take<T>(layoutElements(output_, Layout::N16, samples));
        convertLayout(input_, samples, Layout::NHWC, x, Layout::N16, in);
        direct_->forward(in, packed, nullptr, {}, samples, {out, nullptr, nullptr}, memory.take<T>(0));
        T* product = outputs.product != nullptr ? outputs.product
                     : outputs.z != nullptr     ? outputs.z
                                                : outputs.activation;
        convertLayout(output_, samples, Layout::N16, static_cast<const T*>(out), Layout::NHWC, product);
        if (outputs.z != nullptr || outputs.activation != nullptr)
            biasActivateRows<T>(samples * output_.height * output_.width, output_.channels, product, bias, activation,
                                outputs.z, outputs.activation);
    }

    void dataGradient(const T* dz, const void* packed, int samples, T* dx, void* scratch) const override {
        Memory memory(scratch);
        T* out = memory.take<T>(layoutElements(output_, Layout::N16, samples));
        T* in = memory.take<T>(layoutElements(input_, Layout::N16, samples));
        convertLayout(output_, samples, Layout::NHWC, dz, Layout::N16, out);
        direct_->dataGradient(out, packed, samples, in, memory.take<T>(0));
        convertLayout(input_, samples, Layout::N16, static_cast<const T*>(in), Layout::NHWC, dx);
    }

    int weightGradientTasks() const override { return (batch_ + samplesOfTask_ - 1) / samplesOfTask_; }
    std::size_t partialBytes() const override { return partialStep() * weightGradientTasks(); }

    void weightGradientTask(int task, const T* x, const T* dz, T* /*dw*/, T* /*db*/, void* partials,
                            void* scratch) const override {
        const int first = task * samplesOfTask_, samples = std::min(samplesOfTask_, batch_ - first);
        Memory memory(scratch);
        T* in = memory.take<T>(layoutElements(input_, Layout::N16, samples));
        T* out = memory.take<T>(layoutElements(output_, Layout::N16, samples));
        convertLayout(input_, samples, Layout::NHWC, x + static_cast<std::int64_t>(first) * input_.elements(),
                      Layout::N16, in);
        convertLayout(output_, samples, Layout::NHWC, dz + static_cast<std::int64_t>(first) * output_.elements(),
                      Layout::N16, out);
        T* dw = reinterpret_cast<T*>(static_cast<std::byte*>(partials) + task * partialStep());
        const ConvolutionBackend<T>& direct = samples < samplesOfTask_ && last_ ? *last_ : *direct_;
        for (int part = 0; part < direct.weightGradientTasks(); ++part)
            direct.weightGradientTask(part, in, out, dw, dw + weights(), nullptr, memory.take<T>(0));
    }

    void finishWeightGradient(const void* partials, T* dw, T* db) const override {
        // The first partial sum collects the others.
        T* total = static_cast<T*>(const_cast<void*>(partials));
        const auto step = static_cast<std::int64_t>(partialStep() / sizeof(T));
        for (int task = 1; task < weightGradientTasks(); ++task)
            add<T>(weights() + output_.channels, total, total + task * step, total);
        std::copy_n(total, weights(), dw);
        if (db != nullptr) std::copy_n(total + weights(), output_.channels, db);
    }

private:
    static std::size_t bytesOf(ImageSize size, int samples) {
        return aligned(static_cast<std::size_t>(layoutElements(size, Layout::N16, samples)) * sizeof(T));
    }
    std::int64_t weights() const {
        const ConvShape& shape = this->shape();
        return static_cast<std::int64_t>(shape.filters) * shape.channelsOfGroup() * shape.kernelHeight *
               shape.kernelWidth;
    }
    std::size_t partialStep() const {
        return aligned(static_cast<std::size_t>(weights() + output_.channels) * sizeof(T));
    }

    int batch_, piece_;
    int samplesOfTask_ = batchLanes;
    ImageSize input_, output_;
    std::unique_ptr<ConvolutionBackend<T>> direct_;
    std::unique_ptr<ConvolutionBackend<T>> last_;  ///< for the last task, where it has fewer samples
};

}  // namespace

template <class T>
std::unique_ptr<ConvolutionBackend<T>> makeConvertedConvolution(const ConvShape& shape, int batch, int piece) {
    return std::make_unique<ConvertedConvolution<T>>(shape, batch, piece);
}

template std::unique_ptr<ConvolutionBackend<float>> makeConvertedConvolution<float>(const ConvShape&, int, int);
template std::unique_ptr<ConvolutionBackend<double>> makeConvertedConvolution<double>(const ConvShape&, int, int);

}  // namespace glassbox::kernels
