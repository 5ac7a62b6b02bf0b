#include "core/kernels/cpu/loss.h"
#include "core/kernels/cpu/layout.h"
#include "core/kernels/cpu/reduce.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>
#include <string_view>

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

/// The distance of an op, and its constant.
struct DistanceChoice {
    explicit DistanceChoice(const Op& op) {
        const std::string_view name = op.type;
        if (name.starts_with("mean_absolute_error")) distance = kernels::Distance::Absolute;
        if (name.starts_with("huber")) distance = kernels::Distance::Huber;
        if (name.starts_with("binary_hinge")) distance = kernels::Distance::Hinge;
        if (distance == kernels::Distance::Huber) constant = op.attributes.real("delta");
        if (distance == kernels::Distance::Hinge) constant = op.attributes.real("margin");
    }

    kernels::Distance distance = kernels::Distance::Squared;
    double constant = 0;
};

/// Prediction and target of a distance, and what both of its ops need to see them in logical order.
template <class T>
class DistanceBase : public BoundKernel {
public:
    DistanceBase(const BindContext& context, std::size_t firstInput)
        : choice_(context.op),
          prediction_(Operand::input(context, firstInput)),
          target_(Operand::input(context, firstInput + 1)),
          pieceElements_(prediction_.elements() * context.pieceSamples) {}

    std::size_t scratchBytes() const override {
        return prediction_.layout() == Layout::Rows ? 0 : 3 * static_cast<std::size_t>(pieceElements_) * sizeof(T);
    }

protected:
    kernels::Distance distance() const { return choice_.distance; }
    T constant() const { return static_cast<T>(choice_.constant); }
    std::int64_t size() const { return prediction_.elements(); }
    const T* predictionRows(const Frame& frame, const Piece& piece, std::byte* scratch) const {
        return inRows(prediction_, frame, piece, part(scratch, 0));
    }
    const T* targetRows(const Frame& frame, const Piece& piece, std::byte* scratch) const {
        return inRows(target_, frame, piece, part(scratch, 1));
    }
    T* part(std::byte* scratch, int index) const { return reinterpret_cast<T*>(scratch) + index * pieceElements_; }

private:
    DistanceChoice choice_;
    Operand prediction_, target_;
    std::int64_t pieceElements_;
};

template <class T>
class Distance final : public DistanceBase<T> {
public:
    explicit Distance(const BindContext& context) : DistanceBase<T>(context, 0), losses_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const T* prediction = this->predictionRows(frame, piece, scratch);
        const T* target = this->targetRows(frame, piece, scratch);
        T* losses = losses_.at<T>(frame, piece);
        for (int i = 0; i < piece.samples; ++i, prediction += this->size(), target += this->size())
            losses[i] = kernels::distanceLoss(this->distance(), this->constant(), this->size(), prediction, target);
    }

private:
    Operand losses_;
};

template <class T>
class DistanceGradient final : public DistanceBase<T> {
public:
    explicit DistanceGradient(const BindContext& context)
        : DistanceBase<T>(context, 1),
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
            const std::int64_t start = row * this->size();
            kernels::distanceLossBackward(this->distance(), this->constant(), this->size(), prediction + start,
                                          target + start, dlosses[row], rows + start);
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

/// Sum of the losses over the sum of the weights, both added in double in the order of the samples; 0 where nothing
/// counts.
template <class T>
class WeightedMean final : public BoundKernel {
public:
    explicit WeightedMean(const BindContext& context)
        : losses_(Operand::input(context, 0)),
          weights_(Operand::input(context, 1)),
          mean_(Operand::output(context, 0)),
          total_(Operand::output(context, 1)),
          batch_(context.batch) {}

    void run(const Frame& frame, const Piece& /*piece*/, std::byte* /*scratch*/) const override {
        const double losses = kernels::sum(batch_, losses_.whole<const T>(frame));
        const double total = kernels::sum(batch_, weights_.whole<const T>(frame));
        *mean_.whole<T>(frame) = static_cast<T>(total > 0 ? losses / total : 0.0);
        *total_.whole<T>(frame) = static_cast<T>(total);
    }

private:
    Operand losses_, weights_, mean_, total_;
    int batch_;
};

template <class T>
class WeightedMeanGradient final : public BoundKernel {
public:
    explicit WeightedMeanGradient(const BindContext& context)
        : dloss_(Operand::input(context, 0)),
          total_(Operand::input(context, 1)),
          dlosses_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T total = *total_.whole<const T>(frame);
        const T share = total > 0 ? *dloss_.whole<const T>(frame) / total : T(0);
        std::fill_n(dlosses_.at<T>(frame, piece), piece.samples, share);
    }

private:
    Operand dloss_, total_, dlosses_;
};

constexpr Binding rows[] = {
    bindingOf<Distance>("mean_squared_error"),
    bindingOf<DistanceGradient>("mean_squared_error_gradient"),
    bindingOf<Distance>("mean_absolute_error"),
    bindingOf<DistanceGradient>("mean_absolute_error_gradient"),
    bindingOf<Distance>("huber"),
    bindingOf<DistanceGradient>("huber_gradient"),
    bindingOf<Distance>("binary_hinge"),
    bindingOf<DistanceGradient>("binary_hinge_gradient"),
    bindingOf<BatchMean>("batch_mean"),
    bindingOf<BatchMeanGradient>("batch_mean_gradient"),
    bindingOf<WeightedMean>("weighted_batch_mean"),
    bindingOf<WeightedMeanGradient>("weighted_batch_mean_gradient"),
};

}  // namespace

std::span<const Binding> lossBindings() {
    return rows;
}

}  // namespace glassbox::runtime
