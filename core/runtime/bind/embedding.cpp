#include "core/kernels/cpu/embedding.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/reduce.h"
#include "core/ops/positions.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

/// Columns of a sum over so many rows that are worth a task, in whole vectors.
int columnsPerPart(double rows) {
    constexpr double elementsPerPart = 65536;
    return static_cast<int>(16 * std::clamp(elementsPerPart / (16 * rows), 1.0, 1e6));
}

template <class T>
class Embedding final : public BoundKernel {
public:
    explicit Embedding(const BindContext& context)
        : tokens_(Operand::input(context, 0)),
          weight_(Operand::input(context, 1)),
          y_(Operand::output(context, 0)),
          vocabulary_(static_cast<int>(weight_.elements() / weight_.features())) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::gatherRows(y_.rows(piece.samples), y_.features(), vocabulary_,
                            tokens_.at<const std::int32_t>(frame, piece), weight_.whole<const T>(frame),
                            y_.at<T>(frame, piece));
    }

private:
    Operand tokens_, weight_, y_;
    int vocabulary_;
};

/// Rows of dy summed by token, in the order of the batch; cut along columns.
template <class T>
class EmbeddingWeightGradient final : public BoundKernel {
public:
    explicit EmbeddingWeightGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          tokens_(Operand::input(context, 1)),
          dw_(Operand::output(context, 0)),
          rows_(dy_.rows(context.batch)),
          vocabulary_(static_cast<int>(dw_.elements() / dw_.features())),
          columnsPerPart_(columnsPerPart(rows_)) {}

    int parts() const override { return (dw_.features() + columnsPerPart_ - 1) / columnsPerPart_; }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const int first = piece.index * columnsPerPart_;
        kernels::scatterRows(rows_, std::min(columnsPerPart_, dw_.features() - first), dw_.features(), vocabulary_,
                             tokens_.whole<const std::int32_t>(frame), dy_.whole<const T>(frame) + first,
                             dw_.whole<T>(frame) + first);
    }

private:
    Operand dy_, tokens_, dw_;
    int rows_, vocabulary_, columnsPerPart_;
};

/// y = x + something of one sample, the same for each sample.
template <class T>
class AddPositions final : public BoundKernel {
public:
    explicit AddPositions(const BindContext& context)
        : x_(Operand::input(context, 0)), weight_(Operand::input(context, 1)), y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::biasActivateRows(x_.samples(piece), static_cast<int>(x_.elements()), x_.at<const T>(frame, piece),
                                  weight_.whole<const T>(frame), {}, y_.at<T>(frame, piece), nullptr);
    }

private:
    Operand x_, weight_, y_;
};

template <class T>
class AddSinusoids final : public BoundKernel {
public:
    explicit AddSinusoids(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          waves_(static_cast<std::size_t>(x_.elements())) {
        for (std::int64_t i = 0; i < x_.elements(); ++i)
            waves_[static_cast<std::size_t>(i)] =
                static_cast<T>(sinusoidAt(i / x_.features(), i % x_.features(), x_.features()));
    }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::biasActivateRows(x_.samples(piece), static_cast<int>(x_.elements()), x_.at<const T>(frame, piece),
                                  waves_.data(), {}, y_.at<T>(frame, piece), nullptr);
    }

private:
    Operand x_, y_;
    std::vector<T> waves_;
};

/// dW = dy summed over the batch; cut along the places.
template <class T>
class PositionsGradient final : public BoundKernel {
public:
    explicit PositionsGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          dw_(Operand::output(context, 0)),
          batch_(dy_.rows(context.batch) / dy_.rows(1)),
          columns_(static_cast<int>(dw_.elements())),
          columnsPerPart_(columnsPerPart(batch_)) {}

    int parts() const override { return (columns_ + columnsPerPart_ - 1) / columnsPerPart_; }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const int first = piece.index * columnsPerPart_;
        kernels::columnSums(batch_, std::min(columnsPerPart_, columns_ - first), columns_,
                            dy_.whole<const T>(frame) + first, dw_.whole<T>(frame) + first);
    }

private:
    Operand dy_, dw_;
    int batch_, columns_, columnsPerPart_;
};

constexpr Binding rows[] = {
    bindingOf<Embedding>("embedding"),
    bindingOf<EmbeddingWeightGradient>("embedding_weight_gradient"),
    bindingOf<AddPositions>("add_positions"),
    bindingOf<AddSinusoids>("add_sinusoids"),
    bindingOf<PositionsGradient>("positions_gradient"),
};

}  // namespace

std::span<const Binding> embeddingBindings() {
    return rows;
}

}  // namespace glassbox::runtime
