#include "core/kernels/cpu/norm.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

template <class T>
class LayerNorm final : public BoundKernel {
public:
    explicit LayerNorm(const BindContext& context)
        : x_(Operand::input(context, 0)),
          weight_(Operand::input(context, 1)),
          bias_(Operand::input(context, 2)),
          y_(Operand::output(context, 0)),
          moments_(Operand::output(context, 1)),
          eps_(context.op.attributes.real("eps")) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::layerNorm(x_.rows(piece.samples), x_.features(), eps_, x_.at<const T>(frame, piece),
                           weight_.whole<const T>(frame), bias_.whole<const T>(frame), y_.at<T>(frame, piece),
                           moments_.at<T>(frame, piece));
    }

private:
    Operand x_, weight_, bias_, y_, moments_;
    double eps_;
};

template <class T>
class LayerNormGradient final : public BoundKernel {
public:
    explicit LayerNormGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          weight_(Operand::input(context, 2)),
          moments_(Operand::input(context, 3)),
          dx_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::layerNormBackward(dy_.rows(piece.samples), dy_.features(), dy_.at<const T>(frame, piece),
                                   x_.at<const T>(frame, piece), weight_.whole<const T>(frame),
                                   moments_.at<const T>(frame, piece), dx_.at<T>(frame, piece));
    }

private:
    Operand dy_, x_, weight_, moments_, dx_;
};

/// Cut along features.
template <class T>
class LayerNormWeightGradient final : public BoundKernel {
public:
    explicit LayerNormWeightGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          moments_(Operand::input(context, 2)),
          dw_(Operand::output(context, 0)),
          batch_(context.batch) {}

    int parts() const override { return (dy_.features() + columnsPerPart - 1) / columnsPerPart; }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const int first = piece.index * columnsPerPart;
        kernels::layerNormWeights(dy_.rows(batch_), std::min(columnsPerPart, dy_.features() - first), dy_.features(),
                                  dy_.whole<const T>(frame) + first, x_.whole<const T>(frame) + first,
                                  moments_.whole<const T>(frame), dw_.whole<T>(frame) + first);
    }

private:
    static constexpr int columnsPerPart = 64;

    Operand dy_, x_, moments_, dw_;
    int batch_;
};

constexpr Binding rows[] = {
    bindingOf<LayerNorm>("layer_norm"),
    bindingOf<LayerNormGradient>("layer_norm_gradient"),
    bindingOf<LayerNormWeightGradient>("layer_norm_weight_gradient"),
};

}  // namespace

std::span<const Binding> layerNormBindings() {
    return rows;
}

}  // namespace glassbox::runtime
