#include "core/kernels/cpu/elementwise.h"
#include "core/runtime/bind/activation_of.h"
#include "core/runtime/bind/bindings.h"

#include <string_view>

namespace glassbox::runtime {

namespace {

template <class T>
class Activate final : public BoundKernel {
public:
    explicit Activate(const BindContext& context)
        : z_(Operand::input(context, 0)),
          a_(Operand::output(context, 0)),
          activation_(activationOf(context.op.type, context.op.attributes)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::activate(activation_, z_.count(piece), z_.at<const T>(frame, piece), a_.at<T>(frame, piece));
    }

private:
    Operand z_, a_;
    kernels::Activation activation_;
};

/// "relu_gradient" -> "relu".
std::string_view activationName(std::string_view gradientType) {
    return gradientType.substr(0, gradientType.size() - std::string_view("_gradient").size());
}

template <class T>
class ActivateGradient final : public BoundKernel {
public:
    explicit ActivateGradient(const BindContext& context)
        : da_(Operand::input(context, 0)),
          saved_(Operand::input(context, 1)),
          dz_(Operand::output(context, 0)),
          activation_(activationOf(activationName(context.op.type), context.op.attributes)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::activateBackward(activation_, da_.count(piece), da_.at<const T>(frame, piece),
                                  saved_.at<const T>(frame, piece), dz_.at<T>(frame, piece));
    }

private:
    Operand da_, saved_, dz_;
    kernels::Activation activation_;
};

constexpr Binding rows[] = {
    bindingOf<Activate>("relu"),
    bindingOf<Activate>("leaky_relu"),
    bindingOf<Activate>("sigmoid"),
    bindingOf<Activate>("tanh"),
    bindingOf<Activate>("gelu"),
    bindingOf<Activate>("elu"),
    bindingOf<Activate>("silu"),
    bindingOf<Activate>("softplus"),
    bindingOf<ActivateGradient>("relu_gradient"),
    bindingOf<ActivateGradient>("leaky_relu_gradient"),
    bindingOf<ActivateGradient>("sigmoid_gradient"),
    bindingOf<ActivateGradient>("tanh_gradient"),
    bindingOf<ActivateGradient>("gelu_gradient"),
    bindingOf<ActivateGradient>("elu_gradient"),
    bindingOf<ActivateGradient>("silu_gradient"),
    bindingOf<ActivateGradient>("softplus_gradient"),
};

}  // namespace

std::span<const Binding> activationBindings() {
    return rows;
}

}  // namespace glassbox::runtime
