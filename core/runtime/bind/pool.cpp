#include "core/kernels/cpu/pool.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/runtime/bind/bindings.h"
#include "core/runtime/conv_shapes.h"

namespace glassbox::runtime {

namespace {

template <class T>
class MaxPool final : public BoundKernel {
public:
    explicit MaxPool(const BindContext& context)
        : shape_(poolShapeOf(context.graph, context.op)),
          x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          winner_(Operand::output(context, 1)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        if (winner_.dtype() == DType::U8)
            forward<std::uint8_t>(frame, piece);
        else
            forward<std::int32_t>(frame, piece);
    }

private:
    template <class Index>
    void forward(const Frame& frame, const Piece& piece) const {
        kernels::maxPoolForward(shape_, x_.layout(), piece.samples, x_.at<const T>(frame, piece),
                                y_.at<T>(frame, piece), winner_.at<Index>(frame, piece));
    }

    kernels::ConvShape shape_;
    Operand x_, y_, winner_;
};

template <class T>
class MaxPoolGradient final : public BoundKernel {
public:
    explicit MaxPoolGradient(const BindContext& context)
        : shape_(poolShapeOf(context.graph, context.op)),
          dy_(Operand::input(context, 0)),
          winner_(Operand::input(context, 1)),
          dx_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        if (winner_.dtype() == DType::U8)
            backward<std::uint8_t>(frame, piece);
        else
            backward<std::int32_t>(frame, piece);
    }

private:
    template <class Index>
    void backward(const Frame& frame, const Piece& piece) const {
        kernels::maxPoolBackward(shape_, dx_.layout(), piece.samples, dy_.at<const T>(frame, piece),
                                 winner_.at<const Index>(frame, piece), dx_.at<T>(frame, piece));
    }

    kernels::ConvShape shape_;
    Operand dy_, winner_, dx_;
};

/// Gradients of a max pooling and of the relu before it: in one pass, or in two where the gradient between them is
/// wanted too.
template <class T>
class FusedMaxPoolGradient final : public BoundKernel {
public:
    explicit FusedMaxPoolGradient(const BindContext& context)
        : shape_(poolShapeOf(context.graph, context.op)),
          dy_(Operand::input(context, 0)),
          winner_(Operand::input(context, 1)),
          y_(Operand::input(context, 2)),
          a_(Operand::input(context, 3)),
          dx_(Operand::output(context, 0)),
          dz_(Operand::output(context, 1)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        if (winner_.dtype() == DType::U8)
            backward<std::uint8_t>(frame, piece);
        else
            backward<std::int32_t>(frame, piece);
    }

private:
    template <class Index>
    void backward(const Frame& frame, const Piece& piece) const {
        const T* dy = dy_.at<const T>(frame, piece);
        const Index* winner = winner_.at<const Index>(frame, piece);
        T* dx = dx_.at<T>(frame, piece);
        T* dz = dz_.at<T>(frame, piece);
        if (dx == nullptr) {
            kernels::maxPoolReluBackward(shape_, dz_.layout(), piece.samples, dy, y_.at<const T>(frame, piece), winner,
                                         dz);
            return;
        }
        kernels::maxPoolBackward(shape_, dz_.layout(), piece.samples, dy, winner, dx);
        kernels::activateBackward({kernels::ActivationType::Relu}, dz_.count(piece), static_cast<const T*>(dx),
                                  a_.at<const T>(frame, piece), dz);
    }

    kernels::ConvShape shape_;
    Operand dy_, winner_, y_, a_, dx_, dz_;
};

template <class T>
class AveragePool final : public BoundKernel {
public:
    explicit AveragePool(const BindContext& context)
        : shape_(poolShapeOf(context.graph, context.op)),
          x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::averagePoolForward(shape_, x_.layout(), piece.samples, x_.at<const T>(frame, piece),
                                    y_.at<T>(frame, piece));
    }

private:
    kernels::ConvShape shape_;
    Operand x_, y_;
};

template <class T>
class AveragePoolGradient final : public BoundKernel {
public:
    explicit AveragePoolGradient(const BindContext& context)
        : shape_(poolShapeOf(context.graph, context.op)),
          dy_(Operand::input(context, 0)),
          dx_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::averagePoolBackward(shape_, dx_.layout(), piece.samples, dy_.at<const T>(frame, piece),
                                     dx_.at<T>(frame, piece));
    }

private:
    kernels::ConvShape shape_;
    Operand dy_, dx_;
};

constexpr Binding rows[] = {
    bindingOf<MaxPool>("max_pool"),
    bindingOf<MaxPoolGradient>("max_pool_gradient"),
    bindingOf<FusedMaxPoolGradient>("fused_max_pool_gradient"),
    bindingOf<AveragePool>("average_pool"),
    bindingOf<AveragePoolGradient>("average_pool_gradient"),
};

}  // namespace

std::span<const Binding> poolBindings() {
    return rows;
}

}  // namespace glassbox::runtime
