#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/gemm.h"
#include "core/runtime/bind/activation_of.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

using kernels::Transpose;

/// z[rows,out] = x[rows,in] W[out,in]^T of a piece.
template <class T>
void productRows(int rows, int in, int out, const T* x, const T* weight, T* z) {
    kernels::gemm(Transpose::No, Transpose::Yes, rows, out, in, x, in, weight, in, z, out);
}

template <class T>
class Product final : public BoundKernel {
public:
    explicit Product(const BindContext& context)
        : x_(Operand::input(context, 0)), weight_(Operand::input(context, 1)), z_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        productRows(x_.rows(piece.samples), x_.features(), z_.features(), x_.at<const T>(frame, piece),
                    weight_.whole<const T>(frame), z_.at<T>(frame, piece));
    }

private:
    Operand x_, weight_, z_;
};

/// Product, bias and activation: the product goes into the first of its destinations, then one pass over its rows
/// while they are in cache makes the others.
template <class T>
class FusedProduct final : public BoundKernel {
public:
    explicit FusedProduct(const BindContext& context)
        : x_(Operand::input(context, 0)),
          weight_(Operand::input(context, 1)),
          bias_(Operand::input(context, 2)),
          product_(Operand::output(context, 0)),
          z_(Operand::output(context, 1)),
          activation_(fusedActivationOf(context.op.attributes)) {
        if (context.op.outputs.size() > 2) a_ = Operand::output(context, 2);
    }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        T* a = a_.at<T>(frame, piece);
        T* z = z_.at<T>(frame, piece);
        T* product = product_.at<T>(frame, piece);
        if (product == nullptr) product = z != nullptr ? z : a;
        const int rows = x_.rows(piece.samples);
        const int columns = z_.features();
        productRows(rows, x_.features(), columns, x_.at<const T>(frame, piece), weight_.whole<const T>(frame), product);
        kernels::biasActivateRows(rows, columns, product, bias_.whole<const T>(frame), activation_, z, a);
    }

private:
    Operand x_, weight_, bias_, product_, z_, a_;
    kernels::Activation activation_;
};

/// dx[rows,in] = dz[rows,out] W[out,in].
template <class T>
class ProductInputGradient final : public BoundKernel {
public:
    explicit ProductInputGradient(const BindContext& context)
        : dz_(Operand::input(context, 0)), weight_(Operand::input(context, 1)), dx_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const int in = dx_.features();
        const int out = dz_.features();
        kernels::gemm(Transpose::No, Transpose::No, dz_.rows(piece.samples), in, out, dz_.at<const T>(frame, piece),
                      out, weight_.whole<const T>(frame), in, dx_.at<T>(frame, piece), in);
    }

private:
    Operand dz_, weight_, dx_;
};

/// dW[out,in] = dz[rows,out]^T x[rows,in] over the whole batch, cut along out.
template <class T>
class ProductWeightGradient final : public BoundKernel {
public:
    explicit ProductWeightGradient(const BindContext& context)
        : dz_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          dw_(Operand::output(context, 0)),
          rows_(dz_.rows(context.batch)),
          outPerPart_(choosePart()) {}

    int parts() const override { return (dz_.features() + outPerPart_ - 1) / outPerPart_; }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const int in = x_.features();
        const int out = dz_.features();
        const int first = piece.index * outPerPart_;
        const int count = std::min(outPerPart_, out - first);
        kernels::gemm(Transpose::Yes, Transpose::No, count, in, rows_, dz_.whole<const T>(frame) + first, out,
                      x_.whole<const T>(frame), in, dw_.whole<T>(frame) + std::int64_t{first} * in, in);
    }

private:
    /// Multiples of 16 rows of dW with enough work to be worth a task: a sum over many rows is cut less finely, since
    /// each part reads all of x again.
    int choosePart() const {
        constexpr double flopsPerPart = 4e6;
        constexpr double manyRows = 512;
        const double flopsPerRow = 2.0 * x_.features() * rows_;
        const double least = rows_ >= manyRows ? 4 : 1;
        const double blocks = std::clamp(flopsPerPart / (16 * flopsPerRow), least, 1e6);
        return 16 * static_cast<int>(blocks);
    }

    Operand dz_, x_, dw_;
    int rows_;
    int outPerPart_;
};

constexpr Binding rows[] = {
    bindingOf<Product>("product"),
    bindingOf<FusedProduct>("fused_product"),
    bindingOf<ProductInputGradient>("product_input_gradient"),
    bindingOf<ProductWeightGradient>("product_weight_gradient"),
};

}  // namespace

std::span<const Binding> productBindings() {
    return rows;
}

}  // namespace glassbox::runtime
