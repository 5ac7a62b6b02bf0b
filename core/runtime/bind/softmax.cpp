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

template <class T>
class CrossEntropy final : public BoundKernel {
public:
    explicit CrossEntropy(const BindContext& context)
        : logits_(Operand::input(context, 0)),
          labels_(Operand::input(context, 1)),
          losses_(Operand::output(context, 0)),
          p_(Operand::output(context, 1)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::crossEntropyForward(piece.samples, logits_.features(), logits_.at<const T>(frame, piece),
                                     labels_.at<const std::int32_t>(frame, piece), losses_.at<T>(frame, piece),
                                     p_.at<T>(frame, piece));
    }

private:
    Operand logits_, labels_, losses_, p_;
};

template <class T>
class CrossEntropyGradient final : public BoundKernel {
public:
    explicit CrossEntropyGradient(const BindContext& context)
        : dlosses_(Operand::input(context, 0)),
          p_(Operand::input(context, 1)),
          labels_(Operand::input(context, 2)),
          dlogits_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* dlosses = dlosses_.at<const T>(frame, piece);
        const T* p = p_.at<const T>(frame, piece);
        const std::int32_t* labels = labels_.at<const std::int32_t>(frame, piece);
        T* dlogits = dlogits_.at<T>(frame, piece);
        const int columns = p_.features();
        for (int row = 0; row < piece.samples; ++row)
            kernels::crossEntropyBackward(1, columns, p + std::int64_t{row} * columns, labels + row, dlosses[row],
                                          dlogits + std::int64_t{row} * columns);
    }

private:
    Operand dlosses_, p_, labels_, dlogits_;
};

constexpr Binding rows[] = {
    bindingOf<Softmax>("softmax"),
    bindingOf<SoftmaxGradient>("softmax_gradient"),
    bindingOf<CrossEntropy>("softmax_cross_entropy"),
    bindingOf<CrossEntropyGradient>("softmax_cross_entropy_gradient"),
};

}  // namespace

std::span<const Binding> softmaxBindings() {
    return rows;
}

}  // namespace glassbox::runtime
