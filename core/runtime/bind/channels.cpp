#include "core/ops/channels.h"

#include "core/runtime/bind/bindings.h"

#include <algorithm>
#include <vector>

namespace glassbox::runtime {

namespace {

/// Runs of memory that hold some of a value's channels: `rows` of them in a piece, each `length` long, `stride` apart.
/// The layouts differ in what a row is: a block of samples (N16), a pixel (NHWC), a sample or time step (Rows).
class ChannelRuns {
public:
    ChannelRuns() = default;
    ChannelRuns(const BindContext& context, ValueId id, Layout layout)
        : batched_(context.graph.value(id).type.batched), layout_(layout) {
        const ChannelAxis axis = channelAxis(context.graph.value(id).type);
        channels_ = axis.channels;
        rowsPerSample_ = layout == Layout::NHWC ? axis.inner : axis.outer;
        width_ = layout == Layout::NHWC ? 1 : axis.inner * (layout == Layout::N16 ? batchLanes : 1);
    }

    std::int64_t rows(const Piece& piece) const {
        if (!batched_) return rowsPerSample_;
        const int samples = layout_ == Layout::N16 ? (piece.samples + batchLanes - 1) / batchLanes : piece.samples;
        return rowsPerSample_ * samples;
    }
    /// Elements of `channels` channels of one row.
    std::int64_t length(std::int64_t channels) const { return channels * width_; }
    std::int64_t stride() const { return channels_ * width_; }

private:
    std::int64_t channels_ = 1, rowsPerSample_ = 1, width_ = 1;
    bool batched_ = false;
    Layout layout_ = Layout::Rows;
};

/// Copies `length` elements of each of `rows` rows.
template <class T>
void copyRuns(std::int64_t rows, std::int64_t length, const T* source, std::int64_t sourceStride, T* target,
              std::int64_t targetStride) {
    for (std::int64_t row = 0; row < rows; ++row)
        std::copy_n(source + row * sourceStride, length, target + row * targetStride);
}

/// Makes `length` elements of each of `rows` rows zero.
template <class T>
void clearRuns(std::int64_t rows, std::int64_t length, T* target, std::int64_t stride) {
    for (std::int64_t row = 0; row < rows; ++row)
        std::fill_n(target + row * stride, length, T(0));
}

template <class T>
class Concat final : public BoundKernel {
public:
    explicit Concat(const BindContext& context) : y_(Operand::output(context, 0)) {
        target_ = ChannelRuns(context, context.op.outputs[0], y_.layout());
        for (std::size_t i = 0; i < context.op.inputs.size(); ++i) {
            parts_.push_back(Operand::input(context, i));
            sources_.emplace_back(context, context.op.inputs[i], y_.layout());
        }
    }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        T* y = y_.at<T>(frame, piece);
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const std::int64_t length = sources_[i].stride();
            copyRuns(target_.rows(piece), length, parts_[i].at<const T>(frame, piece), length, y, target_.stride());
            y += length;
        }
    }

private:
    std::vector<Operand> parts_;
    std::vector<ChannelRuns> sources_;
    Operand y_;
    ChannelRuns target_;
};

template <class T>
class SliceChannels final : public BoundKernel {
public:
    explicit SliceChannels(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          source_(context, context.op.inputs[0], y_.layout()),
          target_(context, context.op.outputs[0], y_.layout()),
          first_(source_.length(context.op.attributes.integer("first"))) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        copyRuns(target_.rows(piece), target_.stride(), x_.at<const T>(frame, piece) + first_, source_.stride(),
                 y_.at<T>(frame, piece), target_.stride());
    }

private:
    Operand x_, y_;
    ChannelRuns source_, target_;
    std::int64_t first_;
};

template <class T>
class PadChannels final : public BoundKernel {
public:
    explicit PadChannels(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          source_(context, context.op.inputs[0], y_.layout()),
          target_(context, context.op.outputs[0], y_.layout()),
          first_(source_.length(context.op.attributes.integer("first"))) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const std::int64_t rows = target_.rows(piece), length = source_.stride(), stride = target_.stride();
        T* y = y_.at<T>(frame, piece);
        clearRuns(rows, first_, y, stride);
        copyRuns(rows, length, x_.at<const T>(frame, piece), length, y + first_, stride);
        clearRuns(rows, stride - first_ - length, y + first_ + length, stride);
    }

private:
    Operand x_, y_;
    ChannelRuns source_, target_;
    std::int64_t first_;
};

constexpr Binding rows[] = {
    bindingOf<Concat>("concat"),
    bindingOf<SliceChannels>("slice_channels"),
    bindingOf<PadChannels>("pad_channels"),
};

}  // namespace

std::span<const Binding> channelBindings() {
    return rows;
}

}  // namespace glassbox::runtime
