#include "core/kernels/cpu/layout.h"
#include "core/runtime/bind/bindings.h"

#include <algorithm>

namespace glassbox::runtime {

namespace {

/// Same numbers in another shape: flatten and unflatten, defined on the logical order; an image in a layout of its own
/// is converted to or from Rows.
template <class T>
class Reshape final : public BoundKernel {
public:
    explicit Reshape(const BindContext& context)
        : x_(Operand::input(context, 0)),
          y_(Operand::output(context, 0)),
          image_(x_.isImage() ? x_.image() : y_.image()) {}

    void run(const Frame& frame, const Piece& piece, std::byte* /*scratch*/) const override {
        const T* x = x_.at<const T>(frame, piece);
        T* y = y_.at<T>(frame, piece);
        if (x_.layout() != y_.layout())
            kernels::convertLayout(image_, piece.samples, x_.layout(), x, y_.layout(), y);
        else if (x != y)  // a plan may let both lie in one place
            std::copy_n(x, x_.count(piece), y);
    }

private:
    Operand x_, y_;
    kernels::ImageSize image_;
};

constexpr Binding rows[] = {
    bindingOf<Reshape>("flatten"),
    bindingOf<Reshape>("unflatten"),
};

}  // namespace

std::span<const Binding> shapeBindings() {
    return rows;
}

}  // namespace glassbox::runtime
