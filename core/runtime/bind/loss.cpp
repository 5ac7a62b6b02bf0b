#include "core/kernels/cpu/layout.h"
#include "core/kernels/cpu/reduce.h"
#include "core/kernels/cpu/softmax.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

/// A value of a piece in logical order: itself, or its copy in scratch where the plan chose another layout.
template <class T>
const T* inRows(const Operand& operand, const Frame& frame, const Piece& piece, T* scratch) {
    const T* here = operand.at<const T>(frame, piece);
    if (operand.layout() == Layout::Rows) return here;
    kernels::convertLayout(operand.image(), piece.samples, operand.layout(), here, Layout::Rows, scratch);
    return scratch;
}

/// Prediction and target of a squared error, and what both of its ops need to see them in logical order.
template <class T>
class SquaredErrorBase : public BoundKernel {
public:
    SquaredErrorBase(const BindContext& context, std::size_t firstInput)
        : prediction_(Operand::input(context, firstInput)),
          target_(Operand::input(context, firstInput + 1)),
          pieceElements_(prediction_.elements() * context.pieceSamples) {}

    std::size_t scratchBytes() const override {
        return prediction_.layout() == Layout::Rows ? 0 : 3 * static_cast<std::size_t>(pieceElements_) * sizeof(T);
    }

protected:
    int columns() const { return static_cast<int>(prediction_.elements()); }
    const T* predictionRows(const Frame& frame, const Piece& piece, std::byte* scratch) const {
        return inRows(prediction_, frame, piece, part(scratch, 0));
    }
    const T* targetRows(const Frame& frame, const Piece& piece, std::byte* scratch) const {
        return inRows(target_, frame, piece, part(scratch, 1));
    }
    T* part(std::byte* scratch, int index) const { return reinterpret_cast<T*>(scratch) + index * pieceElements_; }

private:
    Operand prediction_, target_;
    std::int64_t pieceElements_;
};

template <class T>
class SquaredError final : public SquaredErrorBase<T> {
public:
    explicit SquaredError(const BindContext& context)
        : SquaredErrorBase<T>(context, 0), losses_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        kernels::squaredErrorForward(piece.samples, this->columns(), this->predictionRows(frame, piece, scratch),
                                     this->targetRows(frame, piece, scratch), losses_.at<T>(frame, piece));
    }

private:
    Operand losses_;
};

template <class T>
class SquaredErrorGradient final : public SquaredErrorBase<T> {
public:
    explicit SquaredErrorGradient(const BindContext& context)
        : SquaredErrorBase<T>(context, 1),
          dlosses_(Operand::input(context, 0)),
          dprediction_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const T* prediction = this->predictionRows(frame, piece, scratch);
        const T* target = this->targetRows(frame, piece, scratch);
        const T* dlosses = dlosses_.at<const T>(frame, piece);
        T* result = dprediction_.at<T>(frame, piece);
        const bool direct = dprediction_.layout() == Layout::Rows;
        T* rows = direct ? result : this->part(scratch, 2);
        for (int row = 0; row < piece.samples; ++row) {
            const std::int64_t start = std::int64_t{row} * this->columns();
            kernels::squaredErrorBackward(1, this->columns(), prediction + start, target + start, dlosses[row],
                                          rows + start);
        }
        if (!direct)
            kernels::convertLayout(dprediction_.image(), piece.samples, Layout::Rows, static_cast<const T*>(rows),
                                   dprediction_.layout(), result);
    }

private:
    Operand dlosses_, dprediction_;
};

/// Mean of the losses of the batch, added in double in the order of the samples.
template <class T>
class BatchMean final : public BoundKernel {
public:
    explicit BatchMean(const BindContext& context)
        : losses_(Operand::input(context, 0)), mean_(Operand::output(context, 0)), batch_(context.batch) {}

    void run(const Frame& frame, const Piece& /*piece*/, std::byte* /*scratch*/) const override {
        *mean_.whole<T>(frame) = static_cast<T>(kernels::mean(batch_, losses_.whole<const T>(frame)));
    }

private:
    Operand losses_, mean_;
    int batch_;
};

template <class T>
class BatchMeanGradient final : public BoundKernel {
public:
    explicit BatchMeanGradient(const BindContext& context)
        : dloss_(Operand::input(context, 0)), dlosses_(Operand::output(context, 0)), batch_(context.batch) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T share = *dloss_.whole<const T>(frame) / static_cast<T>(batch_);
        std::fill_n(dlosses_.at<T>(frame, piece), piece.samples, share);
    }

private:
    Operand dloss_, dlosses_;
    int batch_;
};

constexpr Binding rows[] = {
    bindingOf<SquaredError>("mean_squared_error"),
    bindingOf<SquaredErrorGradient>("mean_squared_error_gradient"),
    bindingOf<BatchMean>("batch_mean"),
    bindingOf<BatchMeanGradient>("batch_mean_gradient"),
};

}  // namespace

std::span<const Binding> lossBindings() {
    return rows;
}

}  // namespace glassbox::runtime
