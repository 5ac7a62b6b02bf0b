#include "core/base/assert.h"
#include "core/kernels/cpu/conv_backend.h"
#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/single_thread.h"

#include <dnnl.hpp>

#include <algorithm>
#include <concepts>
#include <cstring>
#include <vector>

namespace glassbox::kernels {

namespace {

using dnnl::memory;

constexpr int smallestGradientTask = 16;
constexpr int largestGradientTasks = 8;

std::size_t aligned(std::size_t bytes) {
    return (bytes + 63) / 64 * 64;
}

/// A primitive for one number of samples, and what its arguments look like.
struct Prepared {
    int samples = 0;
    dnnl::primitive primitive;
    memory::desc source, weights, bias, target, scratch;
};

void check(dnnl_status_t status) {
    if (status != dnnl_success) throw dnnl::error(status, "a oneDNN call failed");
}

/// Numbers of ours as oneDNN takes them, for one call. The C interface, because the C++ one allocates for each object.
class Argument {
public:
    Argument(int role, const memory::desc& form, const dnnl::engine& engine, const void* data) : role_(role) {
        check(dnnl_memory_create(&memory_, &form.data, engine.get(), const_cast<void*>(data)));
    }
    ~Argument() { dnnl_memory_destroy(memory_); }
    Argument(const Argument&) = delete;
    Argument& operator=(const Argument&) = delete;

    dnnl_exec_arg_t get() const { return {role_, memory_}; }

private:
    int role_;
    dnnl_memory_t memory_ = nullptr;
};

/// Executes a primitive on this thread.
template <std::same_as<Argument>... Arguments>
void execute(const dnnl::primitive& primitive, const dnnl::engine& engine, const Arguments&... arguments) {
    workAlone();
    const dnnl_exec_arg_t all[] = {arguments.get()...};
    dnnl_stream_t stream = nullptr;
    check(dnnl_stream_create(&stream, engine.get(), dnnl_stream_default_flags));
    const dnnl_status_t status = dnnl_primitive_execute(primitive.get(), stream, sizeof...(arguments), all);
    dnnl_stream_destroy(stream);
    check(status);
}

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
        const memory::desc logical = logicalWeights();
        packsForward_ = {logical, forward_.front().weights, reordering(logical, forward_.front().weights)};
        packsBackward_ = {logical, data_.front().weights, reordering(logical, data_.front().weights)};
        unpacks_ = {weights_.front().weights, logical, reordering(weights_.front().weights, logical)};
    }

    ConvAlgorithm algorithm() const override { return ConvAlgorithm::OneDnn; }
    std::size_t packedForwardBytes() const override { return forward_.front().weights.get_size(); }
    std::size_t packedBackwardBytes() const override { return data_.front().weights.get_size(); }

    void packForward(const float* weights, void* packed) const override { reorder(packsForward_, weights, packed); }
    void packBackward(const float* weights, void* packed) const override { reorder(packsBackward_, weights, packed); }

    std::size_t scratchBytes() const override { return scratchBytes_; }

    void forward(const float* x, const void* packed, const float* bias, Activation activation, int samples,
                 ConvOutputs<float> outputs, void* scratch) const override {
        const Prepared& prepared = find(forward_, samples);
        float* product = outputs.product != nullptr ? outputs.product
                         : outputs.z != nullptr     ? outputs.z
                                                    : outputs.activation;
        execute(prepared.primitive, engine_, Argument(DNNL_ARG_SRC, prepared.source, engine_, x),
                Argument(DNNL_ARG_WEIGHTS, prepared.weights, engine_, packed),
                Argument(DNNL_ARG_DST, prepared.target, engine_, product),
                Argument(DNNL_ARG_SCRATCHPAD, prepared.scratch, engine_, scratch));
        if (outputs.z != nullptr || outputs.activation != nullptr)
            biasActivateRows<float>(samples * shape().outputHeight() * shape().outputWidth(), shape().filters, product,
                                    bias, activation, outputs.z, outputs.activation);
    }

    void dataGradient(const float* dz, const void* packed, int samples, float* dx, void* scratch) const override {
        const Prepared& prepared = find(data_, samples);
        execute(prepared.primitive, engine_, Argument(DNNL_ARG_DIFF_DST, prepared.target, engine_, dz),
                Argument(DNNL_ARG_WEIGHTS, prepared.weights, engine_, packed),
                Argument(DNNL_ARG_DIFF_SRC, prepared.source, engine_, dx),
                Argument(DNNL_ARG_SCRATCHPAD, prepared.scratch, engine_, scratch));
    }

    int weightGradientTasks() const override { return (batch_ + samplesOfTask_ - 1) / samplesOfTask_; }
    std::size_t partialBytes() const override { return partialStep() * weightGradientTasks(); }

    void weightGradientTask(int task, const float* x, const float* dz, float* /*dw*/, float* /*db*/, void* partials,
                            void* scratch) const override {
        const int first = task * samplesOfTask_;
        const Prepared& prepared = find(weights_, std::min(samplesOfTask_, batch_ - first));
        const std::ptrdiff_t xStep = static_cast<std::ptrdiff_t>(shape().channels) * shape().height * shape().width;
        const std::ptrdiff_t dzStep =
            static_cast<std::ptrdiff_t>(shape().filters) * shape().outputHeight() * shape().outputWidth();
        std::byte* partial = static_cast<std::byte*>(partials) + task * partialStep();
        execute(prepared.primitive, engine_, Argument(DNNL_ARG_SRC, prepared.source, engine_, x + first * xStep),
                Argument(DNNL_ARG_DIFF_DST, prepared.target, engine_, dz + first * dzStep),
                Argument(DNNL_ARG_DIFF_WEIGHTS, prepared.weights, engine_, partial),
                Argument(DNNL_ARG_DIFF_BIAS, prepared.bias, engine_, partial + weightBytes()),
                Argument(DNNL_ARG_SCRATCHPAD, prepared.scratch, engine_, scratch));
    }

    void finishWeightGradient(const void* partials, float* dw, float* db) const override {
        // The first partial sum collects the others.
        auto* total = static_cast<float*>(const_cast<void*>(partials));
        const std::int64_t step = static_cast<std::int64_t>(partialStep() / sizeof(float));
        for (int task = 1; task < weightGradientTasks(); ++task)
            add<float>(step, total, total + task * step, total);
        reorder(unpacks_, total, dw);
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
        const auto forward = forwardDescriptor(samples, first ? logicalWeights(true) : forward_.front().weights);
        const dnnl::convolution_backward_data::primitive_desc data(
            {dnnl::algorithm::convolution_direct, inputs(samples), first ? logicalWeights(true) : data_.front().weights,
             outputs(samples), strides(), dilations(), paddingBefore(), paddingAfter()},
            callerOwnsScratch(), engine_, forward);
        forward_.push_back({samples, dnnl::convolution_forward(forward), forward.src_desc(), forward.weights_desc(),
                            memory::desc(), forward.dst_desc(), forward.scratchpad_desc()});
        data_.push_back({samples, dnnl::convolution_backward_data(data), data.diff_src_desc(), data.weights_desc(),
                         memory::desc(), data.diff_dst_desc(), data.scratchpad_desc()});
        needScratch(forward.scratchpad_desc());
        needScratch(data.scratchpad_desc());
    }

    void prepareWeights(int samples) {
        const memory::desc format = weights_.empty() ? logicalWeights(true) : weights_.front().weights;
        const dnnl::convolution_backward_weights::primitive_desc descriptor(
            {dnnl::algorithm::convolution_direct, inputs(samples), format, biases(), outputs(samples), strides(),
             dilations(), paddingBefore(), paddingAfter()},
            callerOwnsScratch(), engine_, forwardDescriptor(samples, logicalWeights(true)));
        weights_.push_back({samples, dnnl::convolution_backward_weights(descriptor), descriptor.src_desc(),
                            descriptor.diff_weights_desc(), descriptor.diff_bias_desc(), descriptor.diff_dst_desc(),
                            descriptor.scratchpad_desc()});
        needScratch(descriptor.scratchpad_desc());
    }

    void needScratch(const memory::desc& scratch) { scratchBytes_ = std::max(scratchBytes_, scratch.get_size()); }

    static const Prepared& find(const std::vector<Prepared>& all, int samples) {
        for (const Prepared& prepared : all)
            if (prepared.samples == samples) return prepared;
        GLASSBOX_ASSERT(false);
        return all.front();
    }

    /// The same numbers in another order.
    struct Reorder {
        memory::desc from, to;
        dnnl::primitive primitive;
    };

    dnnl::primitive reordering(const memory::desc& from, const memory::desc& to) const {
        return dnnl::reorder(dnnl::reorder::primitive_desc(engine_, from, engine_, to));
    }

    void reorder(const Reorder& order, const void* source, void* target) const {
        execute(order.primitive, engine_, Argument(DNNL_ARG_FROM, order.from, engine_, source),
                Argument(DNNL_ARG_TO, order.to, engine_, target));
    }

    std::size_t weightBytes() const { return aligned(weights_.front().weights.get_size()); }
    std::size_t partialStep() const {
        return weightBytes() + aligned(static_cast<std::size_t>(shape().filters) * sizeof(float));
    }

    dnnl::engine engine_;
    int batch_;
    int samplesOfTask_;
    std::size_t scratchBytes_ = 0;
    std::vector<Prepared> forward_, data_, weights_;
    Reorder packsForward_, packsBackward_, unpacks_;
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
