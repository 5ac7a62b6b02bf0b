#include "core/kernels/cpu/pool.h"

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
    bindingOf<AveragePool>("average_pool"),
    bindingOf<AveragePoolGradient>("average_pool_gradient"),
};

}  // namespace

std::span<const Binding> poolBindings() {
    return rows;
}

}  // namespace glassbox::runtime
