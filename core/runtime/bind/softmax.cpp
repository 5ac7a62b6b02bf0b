#include "core/kernels/cpu/softmax.h"

#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

template <class T>
class Softmax final : public BoundKernel {
public:
    explicit Softmax(const BindContext& context) : z_(Operand::input(context, 0)), p_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::softmaxRows(z_.rows(piece.samples), z_.features(), z_.at<const T>(frame, piece),
                             p_.at<T>(frame, piece));
    }

private:
    Operand z_, p_;
};

template <class T>
class SoftmaxGradient final : public BoundKernel {
public:
    explicit SoftmaxGradient(const BindContext& context)
        : dp_(Operand::input(context, 0)), p_(Operand::input(context, 1)), dz_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::softmaxRowsBackward(dp_.rows(piece.samples), dp_.features(), dp_.at<const T>(frame, piece),
                                     p_.at<const T>(frame, piece), dz_.at<T>(frame, piece));
    }

private:
    Operand dp_, p_, dz_;
};

constexpr Binding rows[] = {
    bindingOf<Softmax>("softmax"),
    bindingOf<SoftmaxGradient>("softmax_gradient"),
};

}  // namespace

std::span<const Binding> softmaxBindings() {
    return rows;
}

}  // namespace glassbox::runtime
