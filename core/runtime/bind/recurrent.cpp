#include "core/kernels/cpu/recurrent.h"

#include "core/runtime/bind/bindings.h"

#include <algorithm>
#include <string_view>

namespace glassbox::runtime {

namespace {

using kernels::RecurrentCell;
using kernels::RecurrentPass;
using kernels::RecurrentShape;

RecurrentCell cellOf(const Op& op) {
    const std::string_view type = op.type;
    if (type.starts_with("lstm")) return RecurrentCell::Lstm;
    if (type.starts_with("gru")) return RecurrentCell::Gru;
    return op.attributes.text("activation") == "relu" ? RecurrentCell::RnnRelu : RecurrentCell::RnnTanh;
}

/// What both passes share: the recurrent weight is packed once for all pieces of the batch.
template <class T>
class Recurrent : public BoundKernel {
public:
    Recurrent(const BindContext& context, RecurrentPass pass) : pass_(pass), weight_(Operand::input(context, 1)) {
        shape_.cell = cellOf(context.op);
        shape_.length = static_cast<int>(context.graph.value(context.op.inputs[0]).type.shape[0]);
        shape_.units = weight_.features();
        shape_.reverse = context.op.attributes.integer("reverse") != 0;
        pieceSamples_ = context.pieceSamples;
        entry_ = context.entry;
    }

    int preparations() const override { return kernels::recurrentPanels<T>(shape_.cell, pass_, shape_.units); }
    void prepare(const Frame& frame, int task) const override {
        kernels::packRecurrentPanel(shape_.cell, pass_, shape_.units, task, weight_.template whole<const T>(frame),
                                    packed(frame));
    }
    std::size_t sharedBytes() const override {
        return static_cast<std::size_t>(preparations() *
                                        kernels::recurrentPanelElements<T>(shape_.cell, pass_, shape_.units)) *
               sizeof(T);
    }
    std::size_t scratchBytes() const override {
        return static_cast<std::size_t>(
                   kernels::recurrentScratchElements(shape_.cell, pass_, pieceSamples_, shape_.units)) *
               sizeof(T);
    }

protected:
    T* packed(const Frame& frame) const { return reinterpret_cast<T*>(frame.shared[entry_]); }
    RecurrentShape shapeOf(const Piece& piece) const {
        RecurrentShape shape = shape_;
        shape.samples = piece.samples;
        return shape;
    }
    RecurrentCell cell() const { return shape_.cell; }

private:
    RecurrentPass pass_;
    RecurrentShape shape_;
    Operand weight_;
    int pieceSamples_ = 0;
    std::size_t entry_ = 0;
};

template <class T>
class RecurrentForward final : public Recurrent<T> {
public:
    explicit RecurrentForward(const BindContext& context)
        : Recurrent<T>(context, RecurrentPass::Forward),
          z_(Operand::input(context, 0)),
          hidden_(Operand::output(context, 0)),
          previous_(Operand::output(context, context.op.outputs.size() - 1)) {
        if (context.op.inputs.size() > 2) bias_ = Operand::input(context, 2);
        if (this->cell() == RecurrentCell::Lstm) {
            cell_ = Operand::output(context, 1);
            gates_ = Operand::output(context, 2);
        } else if (this->cell() == RecurrentCell::Gru) {
            gates_ = Operand::output(context, 1);
            recurrent_ = Operand::output(context, 2);
        }
    }

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        kernels::RecurrentForward<T> arguments;
        arguments.z = z_.at<const T>(frame, piece);
        arguments.bias = bias_.whole<const T>(frame);
        arguments.hidden = hidden_.at<T>(frame, piece);
        arguments.previous = previous_.at<T>(frame, piece);
        arguments.gates = gates_.at<T>(frame, piece);
        arguments.cell = cell_.at<T>(frame, piece);
        arguments.recurrent = recurrent_.at<T>(frame, piece);
        arguments.packed = this->packed(frame);
        arguments.scratch = reinterpret_cast<T*>(scratch);
        kernels::recurrentForward(this->shapeOf(piece), arguments);
    }

private:
    Operand z_, hidden_, previous_, bias_, cell_, gates_, recurrent_;
};

template <class T>
class RecurrentBackward final : public Recurrent<T> {
public:
    explicit RecurrentBackward(const BindContext& context)
        : Recurrent<T>(context, RecurrentPass::Backward),
          dHidden_(Operand::input(context, 0)),
          dz_(Operand::output(context, 0)) {
        if (this->cell() == RecurrentCell::Lstm) {
            gates_ = Operand::input(context, 2);
            cell_ = Operand::input(context, 3);
        } else if (this->cell() == RecurrentCell::Gru) {
            gates_ = Operand::input(context, 2);
            recurrent_ = Operand::input(context, 3);
            previous_ = Operand::input(context, 4);
        } else {
            hidden_ = Operand::input(context, 2);
        }
    }

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        kernels::RecurrentBackward<T> arguments;
        arguments.dHidden = dHidden_.at<const T>(frame, piece);
        arguments.hidden = hidden_.at<const T>(frame, piece);
        arguments.previous = previous_.at<const T>(frame, piece);
        arguments.gates = gates_.at<const T>(frame, piece);
        arguments.cell = cell_.at<const T>(frame, piece);
        arguments.recurrent = recurrent_.at<const T>(frame, piece);
        arguments.dz = dz_.at<T>(frame, piece);
        arguments.packed = this->packed(frame);
        arguments.scratch = reinterpret_cast<T*>(scratch);
        kernels::recurrentBackward(this->shapeOf(piece), arguments);
    }

private:
    Operand dHidden_, dz_, hidden_, previous_, cell_, gates_, recurrent_;
};

/// y = the last step of x, and its gradient.
template <class T>
class LastStep final : public BoundKernel {
public:
    explicit LastStep(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          reverse_(context.op.attributes.integer("reverse") != 0) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* x = x_.at<const T>(frame, piece);
        T* y = y_.at<T>(frame, piece);
        const std::int64_t last = reverse_ ? 0 : x_.elements() - y_.elements();
        for (int sample = 0; sample < piece.samples; ++sample)
            std::copy_n(x + sample * x_.elements() + last, y_.elements(), y + sample * y_.elements());
    }

private:
    Operand x_, y_;
    bool reverse_;
};

template <class T>
class LastStepGradient final : public BoundKernel {
public:
    explicit LastStepGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          dx_(Operand::output(context, 0)),
          reverse_(context.op.attributes.integer("reverse") != 0) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* dy = dy_.at<const T>(frame, piece);
        T* dx = dx_.at<T>(frame, piece);
        const std::int64_t last = reverse_ ? 0 : dx_.elements() - dy_.elements();
        std::fill_n(dx, dx_.count(piece), T(0));
        for (int sample = 0; sample < piece.samples; ++sample)
            std::copy_n(dy + sample * dy_.elements(), dy_.elements(), dx + sample * dx_.elements() + last);
    }

private:
    Operand dy_, dx_;
    bool reverse_;
};

constexpr Binding rows[] = {
    bindingOf<RecurrentForward>("rnn_sequence"),
    bindingOf<RecurrentForward>("lstm_sequence"),
    bindingOf<RecurrentForward>("gru_sequence"),
    bindingOf<RecurrentBackward>("rnn_sequence_gradient"),
    bindingOf<RecurrentBackward>("lstm_sequence_gradient"),
    bindingOf<RecurrentBackward>("gru_sequence_gradient"),
    bindingOf<LastStep>("last_step"),
    bindingOf<LastStepGradient>("last_step_gradient"),
};

}  // namespace

std::span<const Binding> recurrentBindings() {
    return rows;
}

}  // namespace glassbox::runtime
