#include "core/kernels/cpu/norm.h"

#include "core/ops/batch_norm.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>
#include <cmath>

namespace glassbox::runtime {

namespace {

/// A value as channels over samples and places: an image's channels, or rows of features.
struct ChannelOperand {
    explicit ChannelOperand(const Operand& value) : operand(value) {
        if (value.isImage())
            batch = {value.layout(), value.image().channels, value.pixels()};
        else
            batch = {Layout::NHWC, value.features(), 1};
    }

    int samples(const Piece& piece) const { return operand.isImage() ? piece.samples : operand.rows(piece.samples); }
    int channels() const { return batch.channels; }
    std::size_t count() const { return static_cast<std::size_t>(batch.channels); }

    Operand operand;
    kernels::ChannelBatch batch;
};

int piecesOf(const BindContext& context) {
    return (context.batch + context.pieceSamples - 1) / context.pieceSamples;
}

/// The part of an entry's shared memory that belongs to a piece.
template <class Sum>
Sum* partial(const Frame& frame, std::size_t entry, int piece, int channels) {
    return reinterpret_cast<Sum*>(frame.shared[entry]) + std::ptrdiff_t{piece} * channels;
}

/// 1 / sqrt(variance + eps), computed in double.
template <class T>
double inverseOf(T variance, double eps) {
    return 1.0 / std::sqrt(static_cast<double>(variance) + eps);
}

template <class T>
class ChannelMoments final : public BoundKernel {
public:
    explicit ChannelMoments(const BindContext& context)
        : x_(Operand::input(context, 0)),
          mean_(Operand::output(context, 0)),
          variance_(Operand::output(context, 1)),
          entry_(context.entry),
          pieces_(piecesOf(context)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::channelMoments(x_.batch, x_.samples(piece), x_.operand.at<const T>(frame, piece),
                                partial<kernels::Moments>(frame, entry_, piece.index, x_.channels()));
    }

    bool finishes() const override { return true; }
    void finish(const Frame& frame) const override {
        T* mean = mean_.whole<T>(frame);
        T* variance = variance_.whole<T>(frame);
        for (int c = 0; c < x_.channels(); ++c) {
            kernels::Moments all;
            for (int piece = 0; piece < pieces_; ++piece)
                all = kernels::joined(all, partial<kernels::Moments>(frame, entry_, piece, x_.channels())[c]);
            mean[c] = static_cast<T>(all.mean);
            variance[c] = static_cast<T>(all.squares / all.count);
        }
    }

    std::size_t sharedBytes() const override {
        return static_cast<std::size_t>(pieces_) * x_.count() * sizeof(kernels::Moments);
    }

private:
    ChannelOperand x_;
    Operand mean_, variance_;
    std::size_t entry_;
    int pieces_;
};

template <class T>
class Normalize final : public BoundKernel {
public:
    explicit Normalize(const BindContext& context)
        : x_(Operand::input(context, 0)),
          mean_(Operand::input(context, 1)),
          variance_(Operand::input(context, 2)),
          weight_(Operand::input(context, 3)),
          bias_(Operand::input(context, 4)),
          y_(Operand::output(context, 0)),
          activated_(context.op.outputs.size() > 1 ? Operand::output(context, 1) : Operand()),
          eps_(context.op.attributes.real("eps")) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const T* variance = variance_.whole<const T>(frame);
        const T* weight = weight_.whole<const T>(frame);
        T* scale = reinterpret_cast<T*>(scratch);
        for (int c = 0; c < x_.channels(); ++c)
            scale[c] = static_cast<T>(static_cast<double>(weight[c]) * inverseOf(variance[c], eps_));
        kernels::normalizeChannels<T>(x_.batch, x_.samples(piece), x_.operand.at<const T>(frame, piece),
                                      mean_.whole<const T>(frame), scale, bias_.whole<const T>(frame),
                                      y_.at<T>(frame, piece), activated_.at<T>(frame, piece));
    }

    std::size_t scratchBytes() const override { return x_.count() * sizeof(T); }

private:
    ChannelOperand x_;
    Operand mean_, variance_, weight_, bias_, y_, activated_;
    double eps_;
};

template <class T>
class NormalizeSums final : public BoundKernel {
public:
    explicit NormalizeSums(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          mean_(Operand::input(context, 2)),
          variance_(Operand::input(context, 3)),
          dweight_(Operand::output(context, 0)),
          dbias_(Operand::output(context, 1)),
          eps_(context.op.attributes.real("eps")),
          entry_(context.entry),
          pieces_(piecesOf(context)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        kernels::normalizeSums(dy_.batch, dy_.samples(piece), dy_.operand.at<const T>(frame, piece),
                               x_.at<const T>(frame, piece), mean_.whole<const T>(frame),
                               partial<kernels::NormalizeSums>(frame, entry_, piece.index, dy_.channels()));
    }

    bool finishes() const override { return true; }
    void finish(const Frame& frame) const override {
        const T* variance = variance_.whole<const T>(frame);
        T* dweight = dweight_.whole<T>(frame);
        T* dbias = dbias_.whole<T>(frame);
        for (int c = 0; c < dy_.channels(); ++c) {
            double gradient = 0, product = 0;
            for (int piece = 0; piece < pieces_; ++piece) {
                const auto& part = partial<kernels::NormalizeSums>(frame, entry_, piece, dy_.channels())[c];
                gradient += part.gradient;
                product += part.product;
            }
            dweight[c] = static_cast<T>(product * inverseOf(variance[c], eps_));
            dbias[c] = static_cast<T>(gradient);
        }
    }

    std::size_t sharedBytes() const override {
        return static_cast<std::size_t>(pieces_) * dy_.count() * sizeof(kernels::NormalizeSums);
    }

private:
    ChannelOperand dy_;
    Operand x_, mean_, variance_, dweight_, dbias_;
    double eps_;
    std::size_t entry_;
    int pieces_;
};

template <class T>
class NormalizeGradient final : public BoundKernel {
public:
    explicit NormalizeGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          variance_(Operand::input(context, 1)),
          weight_(Operand::input(context, 2)),
          dx_(Operand::output(context, 0)),
          eps_(context.op.attributes.real("eps")) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const T* variance = variance_.whole<const T>(frame);
        const T* weight = weight_.whole<const T>(frame);
        T* factor = reinterpret_cast<T*>(scratch);
        for (int c = 0; c < dy_.channels(); ++c)
            factor[c] = static_cast<T>(static_cast<double>(weight[c]) * inverseOf(variance[c], eps_));
        kernels::scaleChannels<T>(dy_.batch, dy_.samples(piece), dy_.operand.at<const T>(frame, piece), factor,
                                  dx_.at<T>(frame, piece));
    }

    std::size_t scratchBytes() const override { return dy_.count() * sizeof(T); }

private:
    ChannelOperand dy_;
    Operand variance_, weight_, dx_;
    double eps_;
};

template <class T>
class BatchNormalizeGradient final : public BoundKernel {
public:
    explicit BatchNormalizeGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          mean_(Operand::input(context, 2)),
          variance_(Operand::input(context, 3)),
          weight_(Operand::input(context, 4)),
          dweight_(Operand::input(context, 5)),
          dbias_(Operand::input(context, 6)),
          dx_(Operand::output(context, 0)),
          eps_(context.op.attributes.real("eps")),
          count_(static_cast<double>(dy_.operand.elements()) * context.batch / dy_.channels()) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const T* variance = variance_.whole<const T>(frame);
        const T* weight = weight_.whole<const T>(frame);
        const T* dweight = dweight_.whole<const T>(frame);
        const T* dbias = dbias_.whole<const T>(frame);
        T* factor = reinterpret_cast<T*>(scratch);
        T* offset = factor + dy_.channels();
        T* slope = offset + dy_.channels();
        for (int c = 0; c < dy_.channels(); ++c) {
            const double inverse = inverseOf(variance[c], eps_);
            const double scale = static_cast<double>(weight[c]) * inverse;
            factor[c] = static_cast<T>(scale);
            offset[c] = static_cast<T>(scale * static_cast<double>(dbias[c]) / count_);
            slope[c] = static_cast<T>(scale * inverse * static_cast<double>(dweight[c]) / count_);
        }
        kernels::normalizeBackward<T>(dy_.batch, dy_.samples(piece), dy_.operand.at<const T>(frame, piece),
                                      x_.at<const T>(frame, piece), mean_.whole<const T>(frame), factor, offset, slope,
                                      dx_.at<T>(frame, piece));
    }

    std::size_t scratchBytes() const override { return 3 * dy_.count() * sizeof(T); }

private:
    ChannelOperand dy_;
    Operand x_, mean_, variance_, weight_, dweight_, dbias_, dx_;
    double eps_, count_;
};

template <class T>
class MovingAverage final : public BoundKernel {
public:
    explicit MovingAverage(const BindContext& context)
        : s_(Operand::input(context, 0)),
          v_(Operand::input(context, 1)),
          y_(Operand::output(context, 0)),
          momentum_(context.op.attributes.real("momentum")),
          factor_(momentum_ * unbiasing(context.op.attributes.integer("places"), context.batch)) {}

    void run(const Frame& frame, const Piece& /*piece*/, std::byte* /*scratch*/) const override {
        const T* s = s_.whole<const T>(frame);
        const T* v = v_.whole<const T>(frame);
        T* y = y_.whole<T>(frame);
        for (std::int64_t c = 0; c < y_.elements(); ++c)
            y[c] = static_cast<T>((1 - momentum_) * static_cast<double>(s[c]) + factor_ * static_cast<double>(v[c]));
    }

private:
    Operand s_, v_, y_;
    double momentum_, factor_;
};

constexpr Binding rows[] = {
    bindingOf<ChannelMoments>("channel_moments"),       bindingOf<Normalize>("normalize"),
    bindingOf<MovingAverage>("moving_average"),         bindingOf<NormalizeSums>("normalize_sums"),
    bindingOf<NormalizeGradient>("normalize_gradient"), bindingOf<BatchNormalizeGradient>("batch_normalize_gradient"),
};

}  // namespace

std::span<const Binding> batchNormBindings() {
    return rows;
}

}  // namespace glassbox::runtime
