#include "core/kernels/cpu/loss.h"
#include "core/ops/class_weights.h"
#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

/// A value with its rows (time steps) a sample.
class Rows {
public:
    explicit Rows(const Operand& operand) : operand_(operand) {}

    int rows() const { return operand_.rows(1); }
    int columns() const { return operand_.features(); }
    template <class T>
    T* at(const Frame& frame, const Piece& piece, int sample) const {
        return operand_.at<T>(frame, piece) + operand_.elements() * sample;
    }

private:
    Operand operand_;
};

/// The op's "class_weights" and "label_smoothing".
class Shares {
public:
    explicit Shares(const BindContext& context) : attributes_(LabelAttributes::of(context.op.attributes)) {}

    const double* weights() const { return attributes_.weights.empty() ? nullptr : attributes_.weights.data(); }
    kernels::LabelShares shares() const { return {weights(), attributes_.smoothing}; }

private:
    LabelAttributes attributes_;
};

template <class T>
class CrossEntropy final : public BoundKernel {
public:
    explicit CrossEntropy(const BindContext& context)
        : logits_(Operand::input(context, 0)),
          labels_(Operand::input(context, 1)),
          p_(Operand::output(context, 1)),
          losses_(Operand::output(context, 0)),
          shares_(context) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        T* losses = losses_.at<T>(frame, piece);
        for (int i = 0; i < piece.samples; ++i)
            losses[i] = kernels::labelLoss(logits_.rows(), logits_.columns(), logits_.at<const T>(frame, piece, i),
                                           labels_.at<const std::int32_t>(frame, piece, i), shares_.shares(),
                                           p_.at<T>(frame, piece, i));
    }

private:
    Rows logits_, labels_, p_;
    Operand losses_;
    Shares shares_;
};

template <class T>
class CrossEntropyGradient final : public BoundKernel {
public:
    explicit CrossEntropyGradient(const BindContext& context)
        : dlosses_(Operand::input(context, 0)),
          p_(Operand::input(context, 1)),
          labels_(Operand::input(context, 2)),
          dlogits_(Operand::output(context, 0)),
          shares_(context) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* dlosses = dlosses_.at<const T>(frame, piece);
        for (int i = 0; i < piece.samples; ++i)
            kernels::labelLossBackward(p_.rows(), p_.columns(), p_.at<const T>(frame, piece, i),
                                       labels_.at<const std::int32_t>(frame, piece, i), shares_.shares(), dlosses[i],
                                       dlogits_.at<T>(frame, piece, i));
    }

private:
    Operand dlosses_;
    Rows p_, labels_, dlogits_;
    Shares shares_;
};

template <class T>
class LabelWeight final : public BoundKernel {
public:
    explicit LabelWeight(const BindContext& context)
        : labels_(Operand::input(context, 0)), weights_(Operand::output(context, 0)), shares_(context) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const std::int32_t* labels = labels_.at<const std::int32_t>(frame, piece);
        T* weights = weights_.at<T>(frame, piece);
        const auto rows = static_cast<int>(labels_.elements());
        for (int i = 0; i < piece.samples; ++i)
            weights[i] = static_cast<T>(kernels::labelWeight(rows, labels + labels_.elements() * i, shares_.weights()));
    }

private:
    Operand labels_, weights_;
    Shares shares_;
};

template <class T>
class Margin final : public BoundKernel {
public:
    explicit Margin(const BindContext& context)
        : x_(Operand::input(context, 0)),
          labels_(Operand::input(context, 1)),
          losses_(Operand::output(context, 0)),
          margin_(static_cast<T>(context.op.attributes.real("margin"))) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        T* losses = losses_.at<T>(frame, piece);
        for (int i = 0; i < piece.samples; ++i)
            losses[i] = kernels::marginLoss(x_.rows(), x_.columns(), x_.at<const T>(frame, piece, i),
                                            labels_.at<const std::int32_t>(frame, piece, i), margin_);
    }

private:
    Rows x_, labels_;
    Operand losses_;
    T margin_;
};

template <class T>
class MarginGradient final : public BoundKernel {
public:
    explicit MarginGradient(const BindContext& context)
        : dlosses_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          labels_(Operand::input(context, 2)),
          dx_(Operand::output(context, 0)),
          margin_(static_cast<T>(context.op.attributes.real("margin"))) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* dlosses = dlosses_.at<const T>(frame, piece);
        for (int i = 0; i < piece.samples; ++i)
            kernels::marginLossBackward(x_.rows(), x_.columns(), x_.at<const T>(frame, piece, i),
                                        labels_.at<const std::int32_t>(frame, piece, i), margin_, dlosses[i],
                                        dx_.at<T>(frame, piece, i));
    }

private:
    Operand dlosses_;
    Rows x_, labels_, dx_;
    T margin_;
};

constexpr Binding rows[] = {
    bindingOf<CrossEntropy>("softmax_cross_entropy"),
    bindingOf<CrossEntropyGradient>("softmax_cross_entropy_gradient"),
    bindingOf<LabelWeight>("label_weight"),
    bindingOf<Margin>("multi_margin"),
    bindingOf<MarginGradient>("multi_margin_gradient"),
};

}  // namespace

std::span<const Binding> labelLossBindings() {
    return rows;
}

}  // namespace glassbox::runtime
