#include "core/kernels/cpu/conv.h"

#include "core/runtime/bind/activation_of.h"
#include "core/runtime/bind/bindings.h"
#include "core/runtime/conv_shapes.h"

namespace glassbox::runtime {

namespace {

template <class T>
using SharedConvolution = ConvolutionCache::Pointer<T>;

/// The convolution of the op, in the algorithm that fits the layout of its images; the layer's other ops share it.
/// Sequences lie as images of one row in NHWC do.
template <class T>
SharedConvolution<T> convolutionFor(const BindContext& context) {
    using kernels::ConvAlgorithm;
    const kernels::ConvShape shape = *convShapeOf(context.graph, context.op);
    const ValueId data = context.op.inputs[0];
    if (context.layouts[data.index()] == Layout::N16) return context.convolutions.get<T>(shape, ConvAlgorithm::Direct);
    const ConvAlgorithm best = kernels::chooseNhwcAlgorithm<T>(shape, context.batch);
    if (SharedConvolution<T> found = context.convolutions.get<T>(shape, best); found->layout() == Layout::NHWC)
        return found;
    return context.convolutions.get<T>(shape, ConvAlgorithm::Converted);
}

/// conv2d or conv1d, alone or with bias and activation.
template <class T>
class ConvolutionForward final : public BoundKernel {
public:
    explicit ConvolutionForward(const BindContext& context)
        : convolution_(convolutionFor<T>(context)),
          entry_(context.entry),
          x_(Operand::input(context, 0)),
          weight_(Operand::input(context, 1)),
          product_(Operand::output(context, 0)) {
        if (context.op.inputs.size() < 3) return;
        bias_ = Operand::input(context, 2);
        z_ = Operand::output(context, 1);
        activation_ = fusedActivationOf(context.op.attributes);
        if (context.op.outputs.size() > 2) a_ = Operand::output(context, 2);
    }

    int preparations() const override { return 1; }
    std::size_t sharedBytes() const override { return convolution_->packedForwardBytes(); }
    std::size_t scratchBytes() const override { return convolution_->scratchBytes(); }

    void prepare(const Frame& frame, int /*task*/) const override {
        convolution_->packForward(weight_.whole<const T>(frame), frame.shared[entry_]);
    }

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const kernels::ConvOutputs<T> outputs{product_.at<T>(frame, piece), z_.at<T>(frame, piece),
                                              a_.at<T>(frame, piece)};
        convolution_->forward(x_.at<const T>(frame, piece), frame.shared[entry_], bias_.whole<const T>(frame),
                              activation_, piece.samples, outputs, scratch);
    }

private:
    SharedConvolution<T> convolution_;
    std::size_t entry_;
    Operand x_, weight_, bias_, product_, z_, a_;
    kernels::Activation activation_;
};

/// The gradient by a convolution's input, and the transposed convolution, which is the same with other names.
template <class T>
class ConvolutionBackward final : public BoundKernel {
public:
    explicit ConvolutionBackward(const BindContext& context)
        : convolution_(convolutionFor<T>(context)),
          entry_(context.entry),
          dz_(Operand::input(context, 0)),
          weight_(Operand::input(context, 1)),
          dx_(Operand::output(context, 0)) {}

    int preparations() const override { return 1; }
    std::size_t sharedBytes() const override { return convolution_->packedBackwardBytes(); }
    std::size_t scratchBytes() const override { return convolution_->scratchBytes(); }

    void prepare(const Frame& frame, int /*task*/) const override {
        convolution_->packBackward(weight_.whole<const T>(frame), frame.shared[entry_]);
    }

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        convolution_->dataGradient(dz_.at<const T>(frame, piece), frame.shared[entry_], piece.samples,
                                   dx_.at<T>(frame, piece), scratch);
    }

private:
    SharedConvolution<T> convolution_;
    std::size_t entry_;
    Operand dz_, weight_, dx_;
};

/// The gradient by the weights, alone or with the bias's.
template <class T>
class ConvolutionWeightGradient final : public BoundKernel {
public:
    explicit ConvolutionWeightGradient(const BindContext& context)
        : convolution_(convolutionFor<T>(context)),
          entry_(context.entry),
          dz_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          dw_(Operand(context, context.op.outputs.back())) {
        if (context.op.outputs.size() > 1) db_ = Operand::output(context, 0);
    }

    int parts() const override { return convolution_->weightGradientTasks(); }
    std::size_t sharedBytes() const override { return convolution_->partialBytes(); }
    std::size_t scratchBytes() const override { return convolution_->scratchBytes(); }
    bool finishes() const override { return convolution_->partialBytes() > 0; }

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        convolution_->weightGradientTask(piece.index, x_.whole<const T>(frame), dz_.whole<const T>(frame),
                                         dw_.whole<T>(frame), db_.whole<T>(frame), frame.shared[entry_], scratch);
    }

    void finish(const Frame& frame) const override {
        convolution_->finishWeightGradient(frame.shared[entry_], dw_.whole<T>(frame), db_.whole<T>(frame));
    }

private:
    SharedConvolution<T> convolution_;
    std::size_t entry_;
    Operand dz_, x_, dw_, db_;
};

constexpr Binding rows[] = {
    bindingOf<ConvolutionForward>("conv2d"),
    bindingOf<ConvolutionForward>("fused_conv2d"),
    bindingOf<ConvolutionBackward>("conv2d_input_gradient"),
    bindingOf<ConvolutionWeightGradient>("conv2d_weight_gradient"),
    bindingOf<ConvolutionWeightGradient>("fused_conv2d_weight_gradient"),
    bindingOf<ConvolutionBackward>("conv_transpose2d"),
    bindingOf<ConvolutionForward>("conv1d"),
    bindingOf<ConvolutionForward>("fused_conv1d"),
    bindingOf<ConvolutionBackward>("conv1d_input_gradient"),
    bindingOf<ConvolutionWeightGradient>("conv1d_weight_gradient"),
    bindingOf<ConvolutionWeightGradient>("fused_conv1d_weight_gradient"),
};

}  // namespace

std::span<const Binding> convBindings() {
    return rows;
}

}  // namespace glassbox::runtime
