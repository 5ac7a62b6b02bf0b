#include "core/kernels/cpu/dropout.h"

#include "core/base/philox.h"
#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

template <class T>
class Dropout final : public BoundKernel {
public:
    explicit Dropout(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          mask_(Operand::output(context, 1)),
          rate_(context.op.attributes.real("rate")),
          stream_(static_cast<std::uint32_t>(context.op.attributes.integer("stream"))) {
        shape_ = x_.isImage() ? kernels::SampleShape{x_.image().channels, x_.pixels()}
                              : kernels::SampleShape{static_cast<int>(x_.elements()), 1};
    }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const RandomStream random(frame.seed, RandomPurpose::Dropout, stream_, frame.step);
        kernels::dropoutForward(random, rate_, shape_, x_.layout(), piece.first, x_.samples(piece),
                                x_.at<const T>(frame, piece), y_.at<T>(frame, piece),
                                mask_.at<std::uint8_t>(frame, piece));
    }

private:
    Operand x_, y_, mask_;
    double rate_;
    std::uint32_t stream_;
    kernels::SampleShape shape_;
};

template <class T>
class DropoutGradient final : public BoundKernel {
public:
    explicit DropoutGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          mask_(Operand::input(context, 1)),
          dx_(Operand::output(context, 0)),
          rate_(context.op.attributes.real("rate")) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::dropoutBackward(rate_, dy_.count(piece), dy_.at<const T>(frame, piece),
                                 mask_.at<const std::uint8_t>(frame, piece), dx_.at<T>(frame, piece));
    }

private:
    Operand dy_, mask_, dx_;
    double rate_;
};

constexpr Binding rows[] = {
    bindingOf<Dropout>("dropout"),
    bindingOf<DropoutGradient>("dropout_gradient"),
};

}  // namespace

std::span<const Binding> dropoutBindings() {
    return rows;
}

}  // namespace glassbox::runtime
