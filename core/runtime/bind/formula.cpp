#include "core/base/assert.h"
#include "core/kernels/cpu/function.h"
#include "core/kernels/cpu/layout.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace glassbox::runtime {

namespace {

/// The function of an op "exp" or "exp_gradient".
kernels::Function functionOf(const Op& op) {
    using kernels::FunctionType;
    constexpr std::pair<std::string_view, FunctionType> names[] = {
        {"exp", FunctionType::Exp},  {"log", FunctionType::Log},     {"sqrt", FunctionType::Sqrt},
        {"abs", FunctionType::Abs},  {"sign", FunctionType::Sign},   {"sin", FunctionType::Sin},
        {"cos", FunctionType::Cos},  {"power", FunctionType::Power}, {"offset", FunctionType::Offset},
        {"fill", FunctionType::Fill}};
    const std::string_view name = std::string_view(op.type).substr(0, op.type.find('_'));
    const auto found = std::ranges::find(names, name, &std::pair<std::string_view, FunctionType>::first);
    GLASSBOX_ASSERT(found != std::end(names));
    return {found->second, op.attributes.has("constant") ? op.attributes.real("constant") : 0};
}

template <class T>
class FunctionKernel final : public BoundKernel {
public:
    explicit FunctionKernel(const BindContext& context)
        : function_(functionOf(context.op)), x_(Operand::input(context, 0)), y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::applyFunction(function_, y_.count(piece), x_.at<const T>(frame, piece), y_.at<T>(frame, piece));
    }

private:
    kernels::Function function_;
    Operand x_, y_;
};

template <class T>
class FunctionGradient final : public BoundKernel {
public:
    explicit FunctionGradient(const BindContext& context)
        : function_(functionOf(context.op)),
          dy_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          dx_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::applyFunctionBackward(function_, dx_.count(piece), dy_.at<const T>(frame, piece),
                                       x_.at<const T>(frame, piece), dx_.at<T>(frame, piece));
    }

private:
    kernels::Function function_;
    Operand dy_, x_, dx_;
};

/// A kernel of two values, element by element.
template <class T, void (*kernel)(std::int64_t, const T*, const T*, T*)>
class OfTwo final : public BoundKernel {
public:
    explicit OfTwo(const BindContext& context)
        : a_(Operand::input(context, 0)), b_(Operand::input(context, 1)), y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernel(y_.count(piece), a_.at<const T>(frame, piece), b_.at<const T>(frame, piece), y_.at<T>(frame, piece));
    }

private:
    Operand a_, b_, y_;
};

/// A kernel of three values, element by element.
template <class T, void (*kernel)(std::int64_t, const T*, const T*, const T*, T*)>
class OfThree final : public BoundKernel {
public:
    explicit OfThree(const BindContext& context)
        : a_(Operand::input(context, 0)),
          b_(Operand::input(context, 1)),
          c_(Operand::input(context, 2)),
          y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernel(y_.count(piece), a_.at<const T>(frame, piece), b_.at<const T>(frame, piece),
               c_.at<const T>(frame, piece), y_.at<T>(frame, piece));
    }

private:
    Operand a_, b_, c_, y_;
};

template <class T>
using Divide = OfTwo<T, &kernels::divide<T>>;
template <class T>
using Maximum = OfTwo<T, &kernels::maximum<T>>;
template <class T>
using DivideGradient = OfThree<T, &kernels::divideBackward<T>>;
template <class T>
using MaximumGradient = OfThree<T, &kernels::maximumBackward<T>>;

/// Added in double in the order of the channels and pixels, whatever the layout.
template <class T>
class SampleMean final : public BoundKernel {
public:
    explicit SampleMean(const BindContext& context)
        : x_(Operand::input(context, 0)), mean_(Operand::output(context, 0)), pieceSamples_(context.pieceSamples) {}

    std::size_t scratchBytes() const override {
        if (x_.layout() == Layout::Rows) return 0;
        return static_cast<std::size_t>(x_.elements() * pieceSamples_) * sizeof(T);
    }

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const T* x = x_.at<const T>(frame, piece);
        if (x_.layout() != Layout::Rows) {
            T* rows = reinterpret_cast<T*>(scratch);
            kernels::convertLayout(x_.image(), piece.samples, x_.layout(), x, Layout::Rows, rows);
            x = rows;
        }
        T* mean = mean_.at<T>(frame, piece);
        for (int sample = 0; sample < piece.samples; ++sample, x += x_.elements()) {
            double total = 0;
            for (std::int64_t i = 0; i < x_.elements(); ++i)
                total += static_cast<double>(x[i]);
            mean[sample] = static_cast<T>(total / static_cast<double>(x_.elements()));
        }
    }

private:
    Operand x_, mean_;
    int pieceSamples_;
};

template <class T>
class SampleMeanGradient final : public BoundKernel {
public:
    explicit SampleMeanGradient(const BindContext& context)
        : dmean_(Operand::input(context, 0)), dx_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* dmean = dmean_.at<const T>(frame, piece);
        T* dx = dx_.at<T>(frame, piece);
        const std::int64_t elements = dx_.elements();
        const auto share = [&](int sample) { return dmean[sample] / static_cast<T>(elements); };
        if (dx_.layout() != Layout::N16) {
            for (int sample = 0; sample < piece.samples; ++sample)
                std::fill_n(dx + sample * elements, elements, share(sample));
            return;
        }
        for (int sample = 0; sample < piece.samples; ++sample) {
            T* lane = dx + sample / batchLanes * batchLanes * elements + sample % batchLanes;
            for (std::int64_t i = 0; i < elements; ++i)
                lane[i * batchLanes] = share(sample);
        }
    }

private:
    Operand dmean_, dx_;
};

constexpr Binding rows[] = {
    bindingOf<FunctionKernel>("exp"),
    bindingOf<FunctionGradient>("exp_gradient"),
    bindingOf<FunctionKernel>("log"),
    bindingOf<FunctionGradient>("log_gradient"),
    bindingOf<FunctionKernel>("sqrt"),
    bindingOf<FunctionGradient>("sqrt_gradient"),
    bindingOf<FunctionKernel>("abs"),
    bindingOf<FunctionGradient>("abs_gradient"),
    bindingOf<FunctionKernel>("sin"),
    bindingOf<FunctionGradient>("sin_gradient"),
    bindingOf<FunctionKernel>("cos"),
    bindingOf<FunctionGradient>("cos_gradient"),
    bindingOf<FunctionKernel>("power"),
    bindingOf<FunctionGradient>("power_gradient"),
    bindingOf<FunctionKernel>("offset"),
    bindingOf<FunctionKernel>("sign"),
    bindingOf<FunctionKernel>("fill"),
    bindingOf<Divide>("divide"),
    bindingOf<DivideGradient>("divide_gradient"),
    bindingOf<Maximum>("maximum"),
    bindingOf<MaximumGradient>("maximum_gradient"),
    bindingOf<SampleMean>("sample_mean"),
    bindingOf<SampleMeanGradient>("sample_mean_gradient"),
};

}  // namespace

std::span<const Binding> formulaBindings() {
    return rows;
}

}  // namespace glassbox::runtime
