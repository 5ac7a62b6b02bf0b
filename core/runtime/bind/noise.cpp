#include "core/kernels/cpu/noise.h"

#include "core/runtime/bind/bindings.h"

namespace glassbox::runtime {

namespace {

template <class T>
class GaussianNoise final : public BoundKernel {
public:
    explicit GaussianNoise(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          deviation_(context.op.attributes.real("deviation")),
          stream_(static_cast<std::uint32_t>(context.op.attributes.integer("stream"))) {
        shape_ = x_.isImage() ? kernels::SampleShape{x_.image().channels, x_.pixels()}
                              : kernels::SampleShape{static_cast<int>(x_.elements()), 1};
    }

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const RandomStream random(frame.seed, RandomPurpose::Noise, stream_, frame.step);
        kernels::addNoise(random, deviation_, shape_, x_.layout(), piece.first, x_.samples(piece),
                          x_.at<const T>(frame, piece), y_.at<T>(frame, piece));
    }

private:
    Operand x_, y_;
    double deviation_;
    std::uint32_t stream_;
    kernels::SampleShape shape_;
};

constexpr Binding rows[] = {bindingOf<GaussianNoise>("gaussian_noise")};

}  // namespace

std::span<const Binding> noiseBindings() {
    return rows;
}

}  // namespace glassbox::runtime
