#include "core/kernels/cpu/norm.h"

#include "core/kernels/cpu/elementwise.h"
#include "core/ops/batch_norm.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>
#include <array>
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

/// Mean, variance, weight and bias of a normalisation, a number a channel.
class ChannelConstants {
public:
    ChannelConstants(const BindContext& context, int channels, std::array<std::size_t, 4> inputs)
        : mean_(Operand::input(context, inputs[0])),
          variance_(Operand::input(context, inputs[1])),
          weight_(Operand::input(context, inputs[2])),
          bias_(Operand::input(context, inputs[3])),
          channels_(channels),
          eps_(context.op.attributes.real("eps")) {}

    /// The constants of y = (x - mean) scale + shift; the scale goes to `scale`.
    template <class T>
    kernels::NormForward<T> forward(const Frame& frame, T* scale) const {
        const T* variance = variance_.whole<const T>(frame);
        const T* weight = weight_.whole<const T>(frame);
        for (int c = 0; c < channels_; ++c)
            scale[c] = static_cast<T>(static_cast<double>(weight[c]) * inverseOf(variance[c], eps_));
        return {mean_.whole<const T>(frame), scale, bias_.whole<const T>(frame)};
    }

private:
    Operand mean_, variance_, weight_, bias_;
    int channels_;
    double eps_;
};

/// normalize alone, and with an addend and a relu behind it.
template <class T>
class Normalize final : public BoundKernel {
public:
    explicit Normalize(const BindContext& context)
        : x_(Operand::input(context, 0)),
          constants_(context, x_.channels(), {1, 2, 3, 4}),
          adds_(context.op.inputs.size() > 5),
          addend_(adds_ ? Operand::input(context, 5) : Operand()),
          y_(Operand::output(context, 0)),
          sum_(adds_ ? Operand::output(context, 1) : Operand()),
          activated_(context.op.outputs.size() > 1 ? Operand(context, context.op.outputs.back()) : Operand()) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        kernels::normalizeChannels<T>(x_.batch, x_.samples(piece), x_.operand.at<const T>(frame, piece),
                                      constants_.forward(frame, reinterpret_cast<T*>(scratch)),
                                      {addend_.at<const T>(frame, piece), y_.at<T>(frame, piece),
                                       sum_.at<T>(frame, piece), activated_.at<T>(frame, piece)});
    }

    std::size_t scratchBytes() const override { return x_.count() * sizeof(T); }

private:
    ChannelOperand x_;
    ChannelConstants constants_;
    bool adds_;
    Operand addend_, y_, sum_, activated_;
};

/// Sums of dy and dy (x - mean) a channel, piece by piece.
template <class T>
class NormalizeSums : public BoundKernel {
public:
    explicit NormalizeSums(const BindContext& context, std::size_t firstSum = 0)
        : dy_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          mean_(Operand::input(context, 2)),
          variance_(Operand::input(context, 3)),
          dweight_(Operand::output(context, firstSum)),
          dbias_(Operand::output(context, firstSum + 1)),
          eps_(context.op.attributes.real("eps")),
          entry_(context.entry),
          pieces_(piecesOf(context)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        addUp(frame, piece, dy_.operand.at<const T>(frame, piece), {mean_.whole<const T>(frame), nullptr, nullptr});
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

protected:
    void addUp(const Frame& frame, const Piece& piece, const T* dy, const kernels::NormForward<T>& forward) const {
        kernels::normalizeSums(dy_.batch, dy_.samples(piece), dy, x_.at<const T>(frame, piece), forward,
                               partial<kernels::NormalizeSums>(frame, entry_, piece.index, dy_.channels()));
    }

    ChannelOperand dy_;
    Operand x_, mean_, variance_;

private:
    Operand dweight_, dbias_;
    double eps_;
    std::size_t entry_;
    int pieces_;
};

/// The same behind a relu: its gradient is made on the way, and kept where somebody asks for it.
template <class T>
class FusedNormalizeSums final : public NormalizeSums<T> {
public:
    explicit FusedNormalizeSums(const BindContext& context)
        : NormalizeSums<T>(context, 1),
          constants_(context, this->dy_.channels(), {2, 3, 4, 5}),
          a_(Operand::input(context, 6)),
          dz_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const Operand& da = this->dy_.operand;
        const T* back = da.template at<const T>(frame, piece);
        kernels::NormForward<T> forward = constants_.forward(frame, reinterpret_cast<T*>(scratch));
        if (T* dz = dz_.at<T>(frame, piece); dz != nullptr) {
            kernels::activateBackward({kernels::ActivationType::Relu}, da.count(piece), back,
                                      a_.at<const T>(frame, piece), dz);
            back = dz;
            forward.scale = nullptr;
        }
        this->addUp(frame, piece, back, forward);
    }

    std::size_t scratchBytes() const override { return this->dy_.count() * sizeof(T); }

private:
    ChannelConstants constants_;
    Operand a_, dz_;
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

/// dx through a normalisation and the moments of its input; behind a relu too, where the bias says where it let
/// through.
template <class T>
class BatchNormalizeGradient final : public BoundKernel {
public:
    explicit BatchNormalizeGradient(const BindContext& context)
        : dy_(Operand::input(context, 0)),
          x_(Operand::input(context, 1)),
          variance_(Operand::input(context, 3)),
          dweight_(Operand::input(context, 5)),
          dbias_(Operand::input(context, 6)),
          dx_(Operand::output(context, 0)),
          gated_(context.op.inputs.size() > 7),
          constants_(context, dy_.channels(), {2, 3, 4, gated_ ? std::size_t{8} : std::size_t{4}}),
          eps_(context.op.attributes.real("eps")),
          count_(static_cast<double>(dy_.operand.elements()) * context.batch / dy_.channels()) {}

    void run(const Frame& frame, const Piece& piece, std::byte* scratch) const override {
        const T* variance = variance_.whole<const T>(frame);
        const T* dweight = dweight_.whole<const T>(frame);
        const T* dbias = dbias_.whole<const T>(frame);
        T* factor = reinterpret_cast<T*>(scratch);
        T* offset = factor + dy_.channels();
        T* slope = offset + dy_.channels();
        kernels::NormForward<T> forward = constants_.forward(frame, factor);
        for (int c = 0; c < dy_.channels(); ++c) {
            const auto scale = static_cast<double>(factor[c]);
            offset[c] = static_cast<T>(scale * static_cast<double>(dbias[c]) / count_);
            slope[c] = static_cast<T>(scale * inverseOf(variance[c], eps_) * static_cast<double>(dweight[c]) / count_);
        }
        if (!gated_) forward.scale = nullptr;
        kernels::normalizeBackward<T>(dy_.batch, dy_.samples(piece), dy_.operand.at<const T>(frame, piece),
                                      x_.at<const T>(frame, piece), forward, {factor, offset, slope},
                                      dx_.at<T>(frame, piece));
    }

    std::size_t scratchBytes() const override { return 3 * dy_.count() * sizeof(T); }

private:
    ChannelOperand dy_;
    Operand x_, variance_, dweight_, dbias_, dx_;
    bool gated_;
    ChannelConstants constants_;
    double eps_, count_;
};

/// p + q behind a relu, in stretches that stay in cache between the two steps.
template <class T>
class AddReluGradient final : public BoundKernel {
public:
    explicit AddReluGradient(const BindContext& context)
        : p_(Operand::input(context, 0)),
          q_(Operand::input(context, 1)),
          a_(Operand::input(context, 2)),
          sum_(Operand::output(context, 0)),
          dz_(Operand::output(context, 1)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        constexpr std::int64_t stretch = 2048;
        const T* p = p_.at<const T>(frame, piece);
        const T* q = q_.at<const T>(frame, piece);
        const T* a = a_.at<const T>(frame, piece);
        T* dz = dz_.at<T>(frame, piece);
        T* kept = sum_.at<T>(frame, piece);
        T* sum = kept != nullptr ? kept : dz;
        const std::int64_t count = dz_.count(piece);
        for (std::int64_t first = 0; first < count; first += stretch) {
            const std::int64_t n = std::min(stretch, count - first);
            kernels::add(n, p + first, q + first, sum + first);
            kernels::activateBackward({kernels::ActivationType::Relu}, n, static_cast<const T*>(sum + first), a + first,
                                      dz + first);
        }
    }

private:
    Operand p_, q_, a_, sum_, dz_;
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
    bindingOf<ChannelMoments>("channel_moments"),
    bindingOf<Normalize>("normalize"),
    bindingOf<Normalize>("fused_normalize"),
    bindingOf<Normalize>("fused_normalize_add"),
    bindingOf<FusedNormalizeSums>("fused_normalize_sums"),
    bindingOf<BatchNormalizeGradient>("fused_batch_normalize_gradient"),
    bindingOf<AddReluGradient>("fused_add_relu_gradient"),
    bindingOf<MovingAverage>("moving_average"),
    bindingOf<NormalizeSums>("normalize_sums"),
    bindingOf<NormalizeGradient>("normalize_gradient"),
    bindingOf<BatchNormalizeGradient>("batch_normalize_gradient"),
};

}  // namespace

std::span<const Binding> batchNormBindings() {
    return rows;
}

}  // namespace glassbox::runtime
