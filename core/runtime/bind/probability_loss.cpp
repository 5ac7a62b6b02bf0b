#include "core/kernels/cpu/loss.h"
#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

// Losses between probabilities that the op computes on the way and real targets.

/// Logits and target -> loss and probabilities of each sample.
template <class T, class Compute>
class ProbabilityLoss : public BoundKernel {
public:
    explicit ProbabilityLoss(const BindContext& context)
        : logits_(Operand::input(context, 0)),
          target_(Operand::input(context, 1)),
          losses_(Operand::output(context, 0)),
          p_(Operand::output(context, 1)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const final {
        const T* logits = logits_.at<const T>(frame, piece);
        const T* target = target_.at<const T>(frame, piece);
        T* losses = losses_.at<T>(frame, piece);
        T* p = p_.at<T>(frame, piece);
        const std::int64_t size = logits_.elements();
        for (int i = 0; i < piece.samples; ++i, logits += size, target += size, p += size)
            losses[i] = Compute::forward(logits_.rows(1), logits_.features(), logits, target, p);
    }

private:
    Operand logits_, target_, losses_, p_;
};

/// Gradient of the losses, probabilities and target -> gradient by the logits.
template <class T, class Compute>
class ProbabilityLossGradient : public BoundKernel {
public:
    explicit ProbabilityLossGradient(const BindContext& context)
        : dlosses_(Operand::input(context, 0)),
          p_(Operand::input(context, 1)),
          target_(Operand::input(context, 2)),
          dlogits_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const final {
        const T* dlosses = dlosses_.at<const T>(frame, piece);
        const T* p = p_.at<const T>(frame, piece);
        const T* target = target_.at<const T>(frame, piece);
        T* dlogits = dlogits_.at<T>(frame, piece);
        const std::int64_t size = p_.elements();
        for (int i = 0; i < piece.samples; ++i, p += size, target += size, dlogits += size)
            Compute::backward(p_.rows(1), p_.features(), p, target, dlosses[i], dlogits);
    }

private:
    Operand dlosses_, p_, target_, dlogits_;
};

struct Divergence {
    template <class T>
    static T forward(int rows, int columns, const T* logits, const T* target, T* p) {
        return kernels::divergence(rows, columns, logits, target, p);
    }
    template <class T>
    static void backward(int rows, int columns, const T* p, const T* target, T dloss, T* dlogits) {
        kernels::divergenceBackward(rows, columns, p, target, dloss, dlogits);
    }
};

struct BinaryCrossEntropy {
    template <class T>
    static T forward(int rows, int columns, const T* logits, const T* target, T* p) {
        return kernels::binaryCrossEntropy(std::int64_t{rows} * columns, logits, target, p);
    }
    template <class T>
    static void backward(int rows, int columns, const T* p, const T* target, T dloss, T* dlogits) {
        kernels::binaryCrossEntropyBackward(std::int64_t{rows} * columns, p, target, dloss, dlogits);
    }
};

template <class T>
using DivergenceLoss = ProbabilityLoss<T, Divergence>;
template <class T>
using DivergenceGradient = ProbabilityLossGradient<T, Divergence>;
template <class T>
using BinaryLoss = ProbabilityLoss<T, BinaryCrossEntropy>;
template <class T>
using BinaryGradient = ProbabilityLossGradient<T, BinaryCrossEntropy>;

constexpr Binding rows[] = {
    bindingOf<DivergenceLoss>("softmax_kl_divergence"),
    bindingOf<DivergenceGradient>("softmax_kl_divergence_gradient"),
    bindingOf<BinaryLoss>("sigmoid_cross_entropy"),
    bindingOf<BinaryGradient>("sigmoid_cross_entropy_gradient"),
};

}  // namespace

std::span<const Binding> probabilityLossBindings() {
    return rows;
}

}  // namespace glassbox::runtime
