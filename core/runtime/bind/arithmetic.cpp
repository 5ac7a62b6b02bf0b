#include "core/kernels/cpu/elementwise.h"
#include "core/runtime/bind/bindings.h"

#include <vector>

namespace glassbox::runtime {

namespace {

/// y = ((a + b) + c) + ...
template <class T>
class Add final : public BoundKernel {
public:
    explicit Add(const BindContext& context) : y_(Operand::output(context, 0)) {
        for (std::size_t i = 0; i < context.op.inputs.size(); ++i)
            addends_.push_back(Operand::input(context, i));
    }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        T* y = y_.at<T>(frame, piece);
        const T* sum = addends_.front().at<const T>(frame, piece);
        for (std::size_t i = 1; i < addends_.size(); ++i) {
            kernels::add(y_.count(piece), sum, addends_[i].at<const T>(frame, piece), y);
            sum = y;
        }
    }

private:
    std::vector<Operand> addends_;
    Operand y_;
};

template <class T>
class Multiply final : public BoundKernel {
public:
    explicit Multiply(const BindContext& context)
        : a_(Operand::input(context, 0)), b_(Operand::input(context, 1)), y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::multiply(y_.count(piece), a_.at<const T>(frame, piece), b_.at<const T>(frame, piece),
                          y_.at<T>(frame, piece));
    }

private:
    Operand a_, b_, y_;
};

template <class T>
class Scale final : public BoundKernel {
public:
    explicit Scale(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          factor_(static_cast<T>(context.op.attributes.real("factor"))) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::scale(y_.count(piece), x_.at<const T>(frame, piece), factor_, y_.at<T>(frame, piece));
    }

private:
    Operand x_, y_;
    T factor_;
};

/// The derivative of the loss by itself.
template <class T>
class One final : public BoundKernel {
public:
    explicit One(const BindContext& context) : y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& /*piece*/, std::byte* /*scratch*/) const override {
        *y_.whole<T>(frame) = T(1);
    }

private:
    Operand y_;
};

constexpr Binding rows[] = {
    bindingOf<Add>("add"),
    bindingOf<Multiply>("multiply"),
    bindingOf<Scale>("scale"),
    bindingOf<One>("one"),
};

}  // namespace

std::span<const Binding> arithmeticBindings() {
    return rows;
}

}  // namespace glassbox::runtime
