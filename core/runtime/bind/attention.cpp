#include "core/kernels/cpu/attention.h"

#include "core/ops/attention.h"
#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

using kernels::AttentionShape;

/// Sizes of an op with scores or weights, a picture a head, and rows of `thirds` times the width.
AttentionShape shapeOf(const BindContext& context, ValueId pairs, ValueId rows, int thirds) {
    const Shape& squares = context.graph.value(pairs).type.shape;
    const Shape& sequence = context.graph.value(rows).type.shape;
    return {static_cast<int>(squares[1]), static_cast<int>(sequence[1]) / thirds, static_cast<int>(squares[0]),
            isCausal(context.op)};
}

/// What all of them have: sizes, and scratch for one sample.
template <class T>
class AttentionKernel : public BoundKernel {
public:
    std::size_t scratchBytes() const override { return kernels::attentionScratch(shape_) * sizeof(T); }

protected:
    AttentionKernel(const BindContext& context, ValueId pairs, ValueId rows, int thirds)
        : shape_(shapeOf(context, pairs, rows, thirds)) {}

    /// Sample i of the piece; null if the value has no buffer.
    template <class Element>
    static Element* sampleOf(const Operand& operand, const Frame& frame, const Piece& piece, int i) {
        Element* first = operand.at<Element>(frame, piece);
        return first == nullptr ? nullptr : first + operand.elements() * i;
    }
    static T* asNumbers(std::byte* scratch) { return reinterpret_cast<T*>(scratch); }

    AttentionShape shape_;
};

template <class T>
class Scores final : public AttentionKernel<T> {
public:
    explicit Scores(const BindContext& context)
        : AttentionKernel<T>(context, context.op.outputs[0], context.op.inputs[0], 3),
          qkv_(Operand::input(context, 0)),
          scores_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        for (int i = 0; i < qkv_.samples(piece); ++i)
            kernels::attentionScores(this->shape_, this->template sampleOf<const T>(qkv_, frame, piece, i),
                                     this->template sampleOf<T>(scores_, frame, piece, i), this->asNumbers(scratch));
    }

private:
    Operand qkv_, scores_;
};

template <class T>
class Weights final : public BoundKernel {
public:
    explicit Weights(const BindContext& context)
        : shape_(shapeOf(context, context.op.inputs[0], context.op.inputs[0], 1)),
          scores_(Operand::input(context, 0)),
          weights_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        for (int i = 0; i < scores_.samples(piece); ++i)
            kernels::attentionWeights(shape_, scores_.at<const T>(frame, piece) + scores_.elements() * i,
                                      weights_.at<T>(frame, piece) + weights_.elements() * i);
    }

private:
    AttentionShape shape_;
    Operand scores_, weights_;
};

template <class T>
class Context final : public AttentionKernel<T> {
public:
    explicit Context(const BindContext& context)
        : AttentionKernel<T>(context, context.op.inputs[0], context.op.inputs[1], 3),
          weights_(Operand::input(context, 0)),
          qkv_(Operand::input(context, 1)),
          y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        for (int i = 0; i < qkv_.samples(piece); ++i)
            kernels::attentionContext(this->shape_, this->template sampleOf<const T>(weights_, frame, piece, i),
                                      this->template sampleOf<const T>(qkv_, frame, piece, i),
                                      this->template sampleOf<T>(y_, frame, piece, i), this->asNumbers(scratch));
    }

private:
    Operand weights_, qkv_, y_;
};

/// Scores, weights and context, head by head; scores and weights are kept where somebody asks for them.
template <class T>
class FusedAttention final : public AttentionKernel<T> {
public:
    explicit FusedAttention(const BindContext& context)
        : AttentionKernel<T>(context, context.op.outputs[0], context.op.inputs[0], 3),
          qkv_(Operand::input(context, 0)),
          scores_(Operand::output(context, 0)),
          weights_(Operand::output(context, 1)),
          y_(Operand::output(context, 2)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        for (int i = 0; i < qkv_.samples(piece); ++i)
            kernels::attention(this->shape_, this->template sampleOf<const T>(qkv_, frame, piece, i),
                               this->template sampleOf<T>(scores_, frame, piece, i),
                               this->template sampleOf<T>(weights_, frame, piece, i),
                               this->template sampleOf<T>(y_, frame, piece, i), this->asNumbers(scratch));
    }

private:
    Operand qkv_, scores_, weights_, y_;
};

template <class T>
class ContextWeightsGradient final : public AttentionKernel<T> {
public:
    explicit ContextWeightsGradient(const BindContext& context)
        : AttentionKernel<T>(context, context.op.outputs[0], context.op.inputs[1], 3),
          dy_(Operand::input(context, 0)),
          qkv_(Operand::input(context, 1)),
          dweights_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        for (int i = 0; i < dy_.samples(piece); ++i)
            kernels::attentionWeightsGradient(this->shape_, this->template sampleOf<const T>(dy_, frame, piece, i),
                                              this->template sampleOf<const T>(qkv_, frame, piece, i),
                                              this->template sampleOf<T>(dweights_, frame, piece, i),
                                              this->asNumbers(scratch));
    }

private:
    Operand dy_, qkv_, dweights_;
};

template <class T>
class WeightsGradient final : public BoundKernel {
public:
    explicit WeightsGradient(const BindContext& context)
        : shape_(shapeOf(context, context.op.inputs[0], context.op.inputs[0], 1)),
          dweights_(Operand::input(context, 0)),
          weights_(Operand::input(context, 1)),
          dscores_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        for (int i = 0; i < weights_.samples(piece); ++i)
            kernels::attentionScoresGradient(shape_, dweights_.at<const T>(frame, piece) + dweights_.elements() * i,
                                             weights_.at<const T>(frame, piece) + weights_.elements() * i,
                                             dscores_.at<T>(frame, piece) + dscores_.elements() * i);
    }

private:
    AttentionShape shape_;
    Operand dweights_, weights_, dscores_;
};

template <class T>
class ContextValuesGradient final : public AttentionKernel<T> {
public:
    explicit ContextValuesGradient(const BindContext& context)
        : AttentionKernel<T>(context, context.op.inputs[1], context.op.inputs[0], 1),
          dy_(Operand::input(context, 0)),
          weights_(Operand::input(context, 1)),
          dqkv_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        for (int i = 0; i < dy_.samples(piece); ++i)
            kernels::attentionValuesGradient(this->shape_, this->template sampleOf<const T>(dy_, frame, piece, i),
                                             this->template sampleOf<const T>(weights_, frame, piece, i),
                                             this->template sampleOf<T>(dqkv_, frame, piece, i),
                                             this->asNumbers(scratch));
    }

private:
    Operand dy_, weights_, dqkv_;
};

template <class T>
class ScoresGradient final : public AttentionKernel<T> {
public:
    explicit ScoresGradient(const BindContext& context)
        : AttentionKernel<T>(context, context.op.inputs[0], context.op.inputs[1], 3),
          dscores_(Operand::input(context, 0)),
          qkv_(Operand::input(context, 1)),
          dqkv_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        for (int i = 0; i < qkv_.samples(piece); ++i)
            kernels::attentionKeysGradient(this->shape_, this->template sampleOf<const T>(dscores_, frame, piece, i),
                                           this->template sampleOf<const T>(qkv_, frame, piece, i),
                                           this->template sampleOf<T>(dqkv_, frame, piece, i),
                                           this->asNumbers(scratch));
    }

private:
    Operand dscores_, qkv_, dqkv_;
};

/// All gradients of an attention, head by head; the steps between are kept where somebody asks for them.
template <class T>
class FusedAttentionGradient final : public AttentionKernel<T> {
public:
    explicit FusedAttentionGradient(const BindContext& context)
        : AttentionKernel<T>(context, context.op.inputs[2], context.op.inputs[1], 3),
          dy_(Operand::input(context, 0)),
          qkv_(Operand::input(context, 1)),
          weights_(Operand::input(context, 2)),
          dweights_(Operand::output(context, 0)),
          dscores_(Operand::output(context, 1)),
          keysPart_(Operand::output(context, 2)),
          valuesPart_(Operand::output(context, 3)),
          dqkv_(Operand::output(context, 4)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        T* numbers = this->asNumbers(scratch);
        for (int i = 0; i < dy_.samples(piece); ++i) {
            const T* dy = this->template sampleOf<const T>(dy_, frame, piece, i);
            const T* qkv = this->template sampleOf<const T>(qkv_, frame, piece, i);
            const T* weights = this->template sampleOf<const T>(weights_, frame, piece, i);
            T* dscores = this->template sampleOf<T>(dscores_, frame, piece, i);
            T* dqkv = this->template sampleOf<T>(dqkv_, frame, piece, i);
            kernels::attentionGradient(this->shape_, dy, qkv, weights,
                                       this->template sampleOf<T>(dweights_, frame, piece, i), dscores, dqkv, numbers);
            keepThirds(dqkv, this->template sampleOf<T>(keysPart_, frame, piece, i), 0, 2);
            keepThirds(dqkv, this->template sampleOf<T>(valuesPart_, frame, piece, i), 2, 3);
        }
    }

private:
    /// The thirds [first, last) of each row, zeros in the others.
    void keepThirds(const T* from, T* to, int first, int last) const {
        if (to == nullptr) return;
        const int width = this->shape_.width;
        for (std::int64_t i = 0; i < dqkv_.elements(); ++i) {
            const std::int64_t third = i % (3 * width) / width;
            to[i] = third >= first && third < last ? from[i] : T(0);
        }
    }

    Operand dy_, qkv_, weights_, dweights_, dscores_, keysPart_, valuesPart_, dqkv_;
};

constexpr Binding rows[] = {
    bindingOf<Scores>("attention_scores"),
    bindingOf<Weights>("attention_weights"),
    bindingOf<Context>("attention_context"),
    bindingOf<FusedAttention>("fused_attention"),
    bindingOf<ContextWeightsGradient>("attention_context_weights_gradient"),
    bindingOf<ContextValuesGradient>("attention_context_values_gradient"),
    bindingOf<WeightsGradient>("attention_weights_gradient"),
    bindingOf<ScoresGradient>("attention_scores_gradient"),
    bindingOf<FusedAttentionGradient>("fused_attention_gradient"),
};

}  // namespace

std::span<const Binding> attentionBindings() {
    return rows;
}

}  // namespace glassbox::runtime
