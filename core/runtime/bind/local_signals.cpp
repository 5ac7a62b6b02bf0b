#include "core/kernels/cpu/local_signals.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

template <class T>
class Step final : public BoundKernel {
public:
    explicit Step(const BindContext& context) : z_(Operand::input(context, 0)), a_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::step(a_.count(piece), z_.at<const T>(frame, piece), a_.at<T>(frame, piece));
    }

private:
    Operand z_, a_;
};

template <class T>
T shareOf(const BindContext& context) {
    return static_cast<T>(1.0 / context.batch);
}

/// d = -y / N.
template <class T>
class HebbSignal final : public BoundKernel {
public:
    explicit HebbSignal(const BindContext& context)
        : y_(Operand::input(context, 0)), d_(Operand::output(context, 0)), share_(shareOf<T>(context)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::scale(y_.count(piece), y_.at<const T>(frame, piece), -share_, d_.at<T>(frame, piece));
    }

private:
    Operand y_, d_;
    T share_;
};

/// d = (step(z) - t) / N or (z - t) / N.
template <class T, bool fires>
class ErrorSignal : public BoundKernel {
public:
    explicit ErrorSignal(const BindContext& context)
        : z_(Operand::input(context, 0)),
          target_(Operand::input(context, 1)),
          d_(Operand::output(context, 0)),
          share_(shareOf<T>(context)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* z = z_.at<const T>(frame, piece);
        T* d = d_.at<T>(frame, piece);
        const int rows = z_.rows(z_.samples(piece));
        if (target_.dtype() == DType::I32)
            kernels::errorSignal(fires, rows, z_.features(), share_, z, target_.at<const std::int32_t>(frame, piece),
                                 d);
        else
            kernels::errorSignal(fires, rows, z_.features(), share_, z, target_.at<const T>(frame, piece), d);
    }

private:
    Operand z_, target_, d_;
    T share_;
};

template <class T>
using PerceptronSignal = ErrorSignal<T, true>;
template <class T>
using DeltaSignal = ErrorSignal<T, false>;

template <class T>
class OjaDecay final : public BoundKernel {
public:
    explicit OjaDecay(const BindContext& context)
        : y_(Operand::input(context, 0)),
          w_(Operand::input(context, 1)),
          d_(Operand::output(context, 0)),
          batch_(context.batch) {}

    void run(const Frame& frame, const Piece& /*piece*/, std::byte* /*scratch*/) const override {
        const int units = y_.features();
        const auto inputs = static_cast<int>(w_.elements() / units);
        kernels::ojaDecay(batch_, units, inputs, static_cast<T>(1.0 / batch_), y_.whole<const T>(frame),
                          w_.whole<const T>(frame), d_.whole<T>(frame));
    }

private:
    Operand y_, w_, d_;
    int batch_;
};

constexpr Binding rows[] = {
    bindingOf<Step>("step"),
    bindingOf<HebbSignal>("hebb_signal"),
    bindingOf<PerceptronSignal>("perceptron_signal"),
    bindingOf<DeltaSignal>("delta_signal"),
    bindingOf<OjaDecay>("oja_decay"),
};

}  // namespace

std::span<const Binding> localSignalBindings() {
    return rows;
}

}  // namespace glassbox::runtime
