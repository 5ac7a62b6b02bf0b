#include "core/base/assert.h"
#include "core/kernels/cpu/conv_backend.h"
#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/single_thread.h"

#include <dnnl.hpp>

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <vector>

namespace glassbox::kernels {

namespace {

using dnnl::memory;

constexpr int smallestGradientTask = 16;
constexpr int largestGradientTasks = 8;

std::size_t aligned(std::size_t bytes) {
    return (bytes + 63) / 64 * 64;
}

/// A primitive for one number of samples.
template <class Descriptor, class Primitive>
struct Prepared {
    int samples = 0;
    Descriptor descriptor;
    Primitive primitive;
};

using PreparedForward = Prepared<dnnl::convolution_forward::primitive_desc, dnnl::convolution_forward>;
using PreparedData = Prepared<dnnl::convolution_backward_data::primitive_desc, dnnl::convolution_backward_data>;
using PreparedWeights =
    Prepared<dnnl::convolution_backward_weights::primitive_desc, dnnl::convolution_backward_weights>;

memory::desc images(int samples, int channels, int height, int width) {
    return {{samples, channels, height, width}, memory::data_type::f32, memory::format_tag::nhwc};
}

dnnl::primitive_attr callerOwnsScratch() {
    dnnl::primitive_attr attributes;
    attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    return attributes;
}

class OneDnnConvolution final : public ConvolutionBackend<float> {
public:
    OneDnnConvolution(const ConvShape& shape, int batch, int piece)
        : ConvolutionBackend<float>(shape), engine_(dnnl::engine::kind::cpu, 0), batch_(batch) {
        samplesOfTask_ = std::max(smallestGradientTask, (batch + largestGradientTasks - 1) / largestGradientTasks);
        prepareForward(std::min(piece, batch));
        if (piece < batch && batch % piece != 0) prepareForward(batch % piece);
        prepareWeights(std::min(samplesOfTask_, batch));
        if (samplesOfTask_ < batch && batch % samplesOfTask_ != 0) prepareWeights(batch % samplesOfTask_);
    }

    ConvAlgorithm algorithm() const override { return ConvAlgorithm::OneDnn; }
    std::size_t packedForwardBytes() const override { return forward_.front().descriptor.weights_desc().get_size(); }
    std::size_t packedBackwardBytes() const override { return data_.front().descriptor.weights_desc().get_size(); }

    void packForward(const float* weights, void* packed) const override {
        reorder(logicalWeights(), weights, forward_.front().descriptor.weights_desc(), packed);
    }
    void packBackward(const float* weights, void* packed) const override {
        reorder(logicalWeights(), weights, data_.front().descriptor.weights_desc(), packed);
    }

    std::size_t scratchBytes() const override { return scratchBytes_; }

    void forward(const float* x, const void* packed, const float* bias, Activation activation, int samples,
                 ConvOutputs<float> outputs, void* scratch) const override {
        const PreparedForward& prepared = find(forward_, samples);
        float* product = outputs.product != nullptr ? outputs.product
                         : outputs.z != nullptr     ? outputs.z
                                                    : outputs.activation;
        execute(prepared, scratch,
                {{DNNL_ARG_SRC, wrap(prepared.descriptor.src_desc(), x)},
                 {DNNL_ARG_WEIGHTS, wrap(prepared.descriptor.weights_desc(), packed)},
                 {DNNL_ARG_DST, wrap(prepared.descriptor.dst_desc(), product)}});
        if (outputs.z != nullptr || outputs.activation != nullptr)
            biasActivateRows<float>(samples * shape().outputHeight() * shape().outputWidth(), shape().filters, product,
                                    bias, activation, outputs.z, outputs.activation);
    }

    void dataGradient(const float* dz, const void* packed, int samples, float* dx, void* scratch) const override {
        const PreparedData& prepared = find(data_, samples);
        execute(prepared, scratch,
                {{DNNL_ARG_DIFF_DST, wrap(prepared.descriptor.diff_dst_desc(), dz)},
                 {DNNL_ARG_WEIGHTS, wrap(prepared.descriptor.weights_desc(), packed)},
                 {DNNL_ARG_DIFF_SRC, wrap(prepared.descriptor.diff_src_desc(), dx)}});
    }

    int weightGradientTasks() const override { return (batch_ + samplesOfTask_ - 1) / samplesOfTask_; }
    std::size_t partialBytes() const override { return partialStep() * weightGradientTasks(); }

    void weightGradientTask(int task, const float* x, const float* dz, float* /*dw*/, float* /*db*/, void* partials,
                            void* scratch) const override {
        const int first = task * samplesOfTask_;
        const PreparedWeights& prepared = find(weights_, std::min(samplesOfTask_, batch_ - first));
        const std::ptrdiff_t xStep = static_cast<std::ptrdiff_t>(shape().channels) * shape().height * shape().width;
        const std::ptrdiff_t dzStep =
            static_cast<std::ptrdiff_t>(shape().filters) * shape().outputHeight() * shape().outputWidth();
        std::byte* partial = static_cast<std::byte*>(partials) + task * partialStep();
        execute(prepared, scratch,
                {{DNNL_ARG_SRC, wrap(prepared.descriptor.src_desc(), x + first * xStep)},
                 {DNNL_ARG_DIFF_DST, wrap(prepared.descriptor.diff_dst_desc(), dz + first * dzStep)},
                 {DNNL_ARG_DIFF_WEIGHTS, wrap(prepared.descriptor.diff_weights_desc(), partial)},
                 {DNNL_ARG_DIFF_BIAS, wrap(prepared.descriptor.diff_bias_desc(), partial + weightBytes())}});
    }

    void finishWeightGradient(const void* partials, float* dw, float* db) const override {
        // The first partial sum collects the others.
        auto* total = static_cast<float*>(const_cast<void*>(partials));
        const std::int64_t step = static_cast<std::int64_t>(partialStep() / sizeof(float));
        for (int task = 1; task < weightGradientTasks(); ++task)
            add<float>(step, total, total + task * step, total);
        reorder(weights_.front().descriptor.diff_weights_desc(), total, logicalWeights(), dw);
        if (db != nullptr)
            std::memcpy(db, total + weightBytes() / sizeof(float), static_cast<std::size_t>(shape().filters) * 4);
    }

private:
    memory::desc logicalWeights(bool any = false) const {
        using Tag = memory::format_tag;
        const int height = shape().kernelHeight, width = shape().kernelWidth;
        if (shape().groups == 1)
            return {
                {shape().filters, shape().channels, height, width}, memory::data_type::f32, any ? Tag::any : Tag::oihw};
        return {{shape().groups, shape().filtersOfGroup(), shape().channelsOfGroup(), height, width},
                memory::data_type::f32,
                any ? Tag::any : Tag::goihw};
    }
    memory::desc biases() const { return {{shape().filters}, memory::data_type::f32, memory::format_tag::x}; }
    memory::desc inputs(int samples) const { return images(samples, shape().channels, shape().height, shape().width); }
    memory::desc outputs(int samples) const {
        return images(samples, shape().filters, shape().outputHeight(), shape().outputWidth());
    }
    memory::dims strides() const { return {shape().strideHeight, shape().strideWidth}; }
    /// Zeros between the taps, as oneDNN counts.
    memory::dims dilations() const { return {shape().dilationHeight - 1, shape().dilationWidth - 1}; }
    /// Padding before; what lies behind the last window is not padded, or cut off.
    memory::dims paddingBefore() const { return {shape().paddingHeight, shape().paddingWidth}; }
    memory::dims paddingAfter() const {
        return {(shape().outputHeight() - 1) * shape().strideHeight + shape().reachHeight() - shape().height -
                    shape().paddingHeight,
                (shape().outputWidth() - 1) * shape().strideWidth + shape().reachWidth() - shape().width -
                    shape().paddingWidth};
    }

    dnnl::convolution_forward::primitive_desc forwardDescriptor(int samples, const memory::desc& weights) const {
        return {{dnnl::prop_kind::forward_training, dnnl::algorithm::convolution_direct, inputs(samples), weights,
                 outputs(samples), strides(), dilations(), paddingBefore(), paddingAfter()},
                callerOwnsScratch(),
                engine_};
    }

    void prepareForward(int samples) {
        const bool first = forward_.empty();
        const auto forward =
            forwardDescriptor(samples, first ? logicalWeights(true) : forward_.front().descriptor.weights_desc());
        const dnnl::convolution_backward_data::primitive_desc data(
            {dnnl::algorithm::convolution_direct, inputs(samples),
             first ? logicalWeights(true) : data_.front().descriptor.weights_desc(), outputs(samples), strides(),
             dilations(), paddingBefore(), paddingAfter()},
            callerOwnsScratch(), engine_, forward);
        forward_.push_back({samples, forward, dnnl::convolution_forward(forward)});
        data_.push_back({samples, data, dnnl::convolution_backward_data(data)});
        needScratch(forward.scratchpad_desc());
        needScratch(data.scratchpad_desc());
    }

    void prepareWeights(int samples) {
        const memory::desc format =
            weights_.empty() ? logicalWeights(true) : weights_.front().descriptor.diff_weights_desc();
        const dnnl::convolution_backward_weights::primitive_desc descriptor(
            {dnnl::algorithm::convolution_direct, inputs(samples), format, biases(), outputs(samples), strides(),
             dilations(), paddingBefore(), paddingAfter()},
            callerOwnsScratch(), engine_, forwardDescriptor(samples, logicalWeights(true)));
        weights_.push_back({samples, descriptor, dnnl::convolution_backward_weights(descriptor)});
        needScratch(descriptor.scratchpad_desc());
    }

    void needScratch(const memory::desc& scratch) { scratchBytes_ = std::max(scratchBytes_, scratch.get_size()); }

    template <class P>
    static const P& find(const std::vector<P>& all, int samples) {
        for (const P& prepared : all)
            if (prepared.samples == samples) return prepared;
        GLASSBOX_ASSERT(false);
        return all.front();
    }

    memory wrap(const memory::desc& descriptor, const void* data) const {
        return memory(descriptor, engine_, const_cast<void*>(data));
    }

    template <class P>
    void execute(const P& prepared, void* scratch, std::unordered_map<int, memory> arguments) const {
        workAlone();
        arguments.emplace(DNNL_ARG_SCRATCHPAD, wrap(prepared.descriptor.scratchpad_desc(), scratch));
        dnnl::stream stream(engine_);
        prepared.primitive.execute(stream, arguments);
    }

    void reorder(const memory::desc& from, const void* source, const memory::desc& to, void* target) const {
        workAlone();
        memory in = wrap(from, source), out = wrap(to, target);
        dnnl::stream stream(engine_);
        dnnl::reorder(in, out).execute(stream, in, out);
    }

    std::size_t weightBytes() const { return aligned(weights_.front().descriptor.diff_weights_desc().get_size()); }
    std::size_t partialStep() const {
        return weightBytes() + aligned(static_cast<std::size_t>(shape().filters) * sizeof(float));
    }

    dnnl::engine engine_;
    int batch_;
    int samplesOfTask_;
    std::size_t scratchBytes_ = 0;
    std::vector<PreparedForward> forward_;
    std::vector<PreparedData> data_;
    std::vector<PreparedWeights> weights_;
};

}  // namespace

std::unique_ptr<ConvolutionBackend<float>> makeOneDnnConvolution(const ConvShape& shape, int batch, int piece) {
    workAlone();
    limitOneDnnIsa();
    try {
        return std::make_unique<OneDnnConvolution>(shape, batch, piece);
    } catch (const dnnl::error&) {
        return nullptr;
    }
}

}  // namespace glassbox::kernels
