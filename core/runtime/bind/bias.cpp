#include "core/kernels/cpu/elementwise.h"
#include "core/kernels/cpu/reduce.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

int blocksOf(int samples) {
    return (samples + batchLanes - 1) / batchLanes;
}

/// y = z + bias, a bias a feature or a channel.
template <class T>
class AddBias final : public BoundKernel {
public:
    explicit AddBias(const BindContext& context)
        : z_(Operand::input(context, 0)), bias_(Operand::input(context, 1)), y_(Operand::output(context, 0)) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* z = z_.at<const T>(frame, piece);
        const T* bias = bias_.whole<const T>(frame);
        T* y = y_.at<T>(frame, piece);
        const int samples = z_.samples(piece);
        const int channels = z_.image().channels;
        if (!z_.isImage())
            kernels::biasActivateRows(z_.rows(samples), z_.features(), z, bias, {}, y, nullptr);
        else if (z_.layout() == Layout::N16)
            kernels::biasActivateN16(blocksOf(samples), channels, z_.pixels(), z, bias, {}, y, nullptr);
        else if (z_.layout() == Layout::NHWC)
            kernels::biasActivateRows(samples * z_.pixels(), channels, z, bias, {}, y, nullptr);
        else
            kernels::biasActivateNchw(samples, channels, z_.pixels(), z, bias, {}, y, nullptr);
    }

private:
    Operand z_, bias_, y_;
};

/// db = dz summed over the batch and the places of each feature or channel; cut along channels.
template <class T>
class BiasGradient final : public BoundKernel {
public:
    explicit BiasGradient(const BindContext& context)
        : dz_(Operand::input(context, 0)),
          db_(Operand::output(context, 0)),
          batch_(context.batch),
          channels_(static_cast<int>(db_.elements())),
          channelsPerPart_(choosePart()) {}

    int parts() const override { return (channels_ + channelsPerPart_ - 1) / channelsPerPart_; }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* dz = dz_.whole<const T>(frame);
        T* db = db_.whole<T>(frame);
        const int first = piece.index * channelsPerPart_;
        const int last = std::min(channels_, first + channelsPerPart_);
        if (!dz_.isImage())
            kernels::columnSums(dz_.rows(batch_), last - first, channels_, dz + first, db + first);
        else if (dz_.layout() == Layout::N16)
            kernels::channelSumsN16(blocksOf(batch_), channels_, dz_.pixels(), first, last, dz, db);
        else if (dz_.layout() == Layout::NHWC)
            kernels::columnSums(batch_ * dz_.pixels(), last - first, channels_, dz + first, db + first);
        else
            kernels::channelSumsNchw(batch_, channels_, dz_.pixels(), first, last, dz, db);
    }

private:
    /// Channels with enough elements to be worth a task; features in multiples of four vectors.
    int choosePart() const {
        constexpr double elementsPerPart = 65536;
        const double each = static_cast<double>(dz_.elements()) * batch_ / channels_;
        const bool whole = dz_.isImage() && dz_.layout() != Layout::NHWC;
        const double step = whole ? 1 : 64;
        return static_cast<int>(step * std::clamp(elementsPerPart / (step * each), 1.0, 1e6));
    }

    Operand dz_, db_;
    int batch_;
    int channels_;
    int channelsPerPart_;
};

constexpr Binding rows[] = {
    bindingOf<AddBias>("add_bias"),
    bindingOf<BiasGradient>("bias_gradient"),
};

}  // namespace

std::span<const Binding> biasBindings() {
    return rows;
}

}  // namespace glassbox::runtime
