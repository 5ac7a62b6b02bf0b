#include "core/kernels/cpu/resample.h"

#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

kernels::Upsampling upsamplingOf(const Op& op) {
    return op.type.starts_with("upsample_nearest") ? kernels::Upsampling::Nearest : kernels::Upsampling::Bilinear;
}

template <class T>
class Upsample final : public BoundKernel {
public:
    explicit Upsample(const BindContext& context)
        : kind_(upsamplingOf(context.op)),
          factor_(static_cast<int>(context.op.attributes.integer("factor"))),
          x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::upsampleForward(kind_, x_.image(), factor_, x_.layout(), piece.samples, x_.at<const T>(frame, piece),
                                 y_.at<T>(frame, piece));
    }

private:
    kernels::Upsampling kind_;
    int factor_;
    Operand x_, y_;
};

template <class T>
class UpsampleGradient final : public BoundKernel {
public:
    explicit UpsampleGradient(const BindContext& context)
        : kind_(upsamplingOf(context.op)),
          factor_(static_cast<int>(context.op.attributes.integer("factor"))),
          dy_(Operand::input(context, 0)),
          dx_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::upsampleBackward(kind_, dx_.image(), factor_, dx_.layout(), piece.samples,
                                  dy_.at<const T>(frame, piece), dx_.at<T>(frame, piece));
    }

private:
    kernels::Upsampling kind_;
    int factor_;
    Operand dy_, dx_;
};

/// An image, or a sequence as an image of one row whose pixels hold all channels.
struct Channels {
    explicit Channels(const Operand& operand)
        : size(operand.isImage() ? operand.image() : kernels::ImageSize{operand.features(), 1, operand.rows(1)}),
          layout(operand.isImage() ? operand.layout() : Layout::NHWC) {}

    kernels::ImageSize size;
    Layout layout;
};

template <class T>
class GlobalAveragePool final : public BoundKernel {
public:
    explicit GlobalAveragePool(const BindContext& context)
        : x_(Operand::input(context, 0)), y_(Operand::output(context, 0)), channels_(x_) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::channelMeans(channels_.size, channels_.layout, piece.samples, x_.at<const T>(frame, piece),
                              y_.at<T>(frame, piece));
    }

private:
    Operand x_, y_;
    Channels channels_;
};

template <class T>
class GlobalAveragePoolGradient final : public BoundKernel {
public:
    explicit GlobalAveragePoolGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)), dx_(Operand::output(context, 0)), channels_(dx_) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::channelMeansBackward(channels_.size, channels_.layout, piece.samples, dy_.at<const T>(frame, piece),
                                      dx_.at<T>(frame, piece));
    }

private:
    Operand dy_, dx_;
    Channels channels_;
};

constexpr Binding rows[] = {
    bindingOf<Upsample>("upsample_nearest"),
    bindingOf<UpsampleGradient>("upsample_nearest_gradient"),
    bindingOf<Upsample>("upsample_bilinear"),
    bindingOf<UpsampleGradient>("upsample_bilinear_gradient"),
    bindingOf<GlobalAveragePool>("global_average_pool"),
    bindingOf<GlobalAveragePoolGradient>("global_average_pool_gradient"),
};

}  // namespace

std::span<const Binding> resampleBindings() {
    return rows;
}

}  // namespace glassbox::runtime
