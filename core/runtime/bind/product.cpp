#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/gemm.h"
#include "core/kernels/cpu/row_product.h"
#include "core/kernels/cpu/transpose.h"
#include "core/runtime/bind/activation_of.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

using kernels::Transpose;

/// z[rows,out] = x[rows,in] W[out,in]^T, in the way that is fastest for the shape.
template <class T>
class RowsProduct : public BoundKernel {
public:
    explicit RowsProduct(const BindContext& context)
        : x_(Operand::input(context, 0)),
          weight_(Operand::input(context, 1)),
          entry_(context.entry),
          out_(static_cast<int>(weight_.elements() / weight_.features())),
          few_(x_.rows(context.pieceSamples) < manyRows && kernels::ownRowProducts()),
          transposes_(!few_ && context.batch > context.pieceSamples && weight_.elements() >= elementsToShare &&
                      isMostOfParameters(context) && updatedButNotReadAgain(context)) {}

    int preparations() const override { return transposes_ ? (out_ + outsOfTask - 1) / outsOfTask : 0; }
    void prepare(const Frame& frame, int task) const override {
        const int first = task * outsOfTask, in = weight_.features();
        kernels::transpose<T>(std::min(outsOfTask, out_ - first), in,
                              weight_.whole<const T>(frame) + std::int64_t{first} * in, in, transposed(frame) + first,
                              out_);
    }
    std::size_t sharedBytes() const override {
        return transposes_ ? static_cast<std::size_t>(weight_.elements()) * sizeof(T) : 0;
    }

protected:
    int rows(const Piece& piece) const { return x_.rows(piece.samples); }
    void multiply(const Frame& frame, const Piece& piece, T* z) const {
        const int in = weight_.features();
        const T* x = x_.at<const T>(frame, piece);
        const T* weight = weight_.whole<const T>(frame);
        if (few_)
            kernels::rowProduct<T>(rows(piece), in, out_, x, weight, z);
        else if (transposes_)
            kernels::gemm(Transpose::No, Transpose::No, rows(piece), out_, in, x, in,
                          static_cast<const T*>(transposed(frame)), out_, z, out_);
        else
            kernels::gemm(Transpose::No, Transpose::Yes, rows(piece), out_, in, x, in, weight, in, z, out_);
    }

private:
    // Pieces of 16 rows of LeNet's products: 58 us against 83 with oneDNN, which rearranges W in each; with 64 rows it
    // pays off.
    static constexpr int manyRows = 64;
    // W transposed once for all pieces, where it is most of the parameters: the thread that updates a part of it also
    // transposes that part, and two threads no longer fetch the whole W from each other's cache (784 to 256, batch 128:
    // a training step of two threads is 10 % faster, of one 1 to 2 % slower). Where W is half of the parameters, or the
    // backward pass reads it again, two threads are 3 % slower.
    static constexpr std::int64_t elementsToShare = 65536;
    static constexpr double shareOfParameters = 2.0 / 3;
    static constexpr int outsOfTask = 64;

    static bool isMostOfParameters(const BindContext& context) {
        const auto elements = [&](ValueId id) {
            return static_cast<double>(context.graph.value(id).type.shape.elements());
        };
        double all = 0;
        for (const ValueId parameter : context.graph.parameters())
            all += elements(parameter);
        return elements(context.op.inputs[1]) >= shareOfParameters * all;
    }

    static bool updatedButNotReadAgain(const BindContext& context) {
        const ValueId weight = context.op.inputs[1];
        return context.graph.gradientOf(weight).valid() && std::ranges::none_of(context.graph.ops(), [&](const Op& op) {
                   return op.type == "product_input_gradient" && op.inputs[1] == weight;
               });
    }

    T* transposed(const Frame& frame) const { return reinterpret_cast<T*>(frame.shared[entry_]); }

    Operand x_, weight_;
    std::size_t entry_;
    int out_;
    bool few_, transposes_;
};

template <class T>
class Product final : public RowsProduct<T> {
public:
    explicit Product(const BindContext& context) : RowsProduct<T>(context), z_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        this->multiply(frame, piece, z_.at<T>(frame, piece));
    }

private:
    Operand z_;
};

/// Product, bias and activation: the product goes into the first of its destinations, then one pass over its rows
/// while they are in cache makes the others.
template <class T>
class FusedProduct final : public RowsProduct<T> {
public:
    explicit FusedProduct(const BindContext& context)
        : RowsProduct<T>(context),
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
        this->multiply(frame, piece, product);
        kernels::biasActivateRows(this->rows(piece), z_.features(), product, bias_.whole<const T>(frame), activation_,
                                  z, a);
    }

private:
    Operand bias_, product_, z_, a_;
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
