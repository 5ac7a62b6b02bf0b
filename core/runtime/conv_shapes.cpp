#include "core/runtime/conv_shapes.h"

#include <algorithm>
#include <iterator>

namespace glassbox::runtime {

namespace {

int attributeOr(const Op& op, std::string_view name, int missing) {
    return op.attributes.has(name) ? static_cast<int>(op.attributes.integer(name)) : missing;
}

/// Sizes of a window with the op's stride and padding over an image [C,H,W].
kernels::ConvShape windowOf(const Op& op, const Shape& image) {
    kernels::ConvShape shape;
    shape.channels = static_cast<int>(image[0]);
    shape.height = static_cast<int>(image[1]);
    shape.width = static_cast<int>(image[2]);
    shape.strideHeight = shape.strideWidth = static_cast<int>(op.attributes.integer("stride"));
    shape.paddingHeight = shape.paddingWidth = static_cast<int>(op.attributes.integer("padding"));
    return shape;
}

/// Which input of a convolution's op is the image that the window slides over, and which holds the weights; -1: its
/// last result.
struct ConvolutionOp {
    std::string_view type;
    int image, weight;
};

constexpr ConvolutionOp convolutionOps[] = {
    {"conv2d", 0, 1}, {"conv2d_input_gradient", -1, 1}, {"conv2d_weight_gradient", 1, -1}, {"conv_transpose2d", -1, 1},
    {"conv1d", 0, 1}, {"conv1d_input_gradient", -1, 1}, {"conv1d_weight_gradient", 1, -1},
};

}  // namespace

std::optional<kernels::ConvShape> convShapeOf(const Graph& graph, const Op& op) {
    const std::string_view prefix = "fused_";
    const std::string_view type = std::string_view(op.type).substr(op.type.starts_with(prefix) ? prefix.size() : 0);
    const auto row = std::ranges::find(convolutionOps, type, &ConvolutionOp::type);
    if (row == std::end(convolutionOps)) return std::nullopt;
    const auto shapeAt = [&](int place) -> const Shape& {
        return graph.value(place >= 0 ? op.inputs[static_cast<std::size_t>(place)] : op.outputs.back()).type.shape;
    };
    const Shape &image = shapeAt(row->image), &kernel = shapeAt(row->weight);
    const bool sequence = image.rank() == 2;
    kernels::ConvShape shape = windowOf(op, sequence ? Shape{image[1], 1, image[0]} : image);
    shape.filters = static_cast<int>(kernel[0]);
    shape.kernelHeight = sequence ? 1 : static_cast<int>(kernel[2]);
    shape.kernelWidth = static_cast<int>(kernel[kernel.rank() - 1]);
    shape.groups = attributeOr(op, "groups", 1);
    shape.dilationHeight = shape.dilationWidth = attributeOr(op, "dilation", 1);
    if (sequence) shape.paddingHeight = 0;
    return shape;
}

kernels::ConvShape poolShapeOf(const Graph& graph, const Op& op) {
    const bool gradient = op.type.ends_with("_gradient");
    kernels::ConvShape shape = windowOf(op, graph.value(gradient ? op.outputs[0] : op.inputs[0]).type.shape);
    shape.filters = shape.channels;
    shape.kernelHeight = shape.kernelWidth = static_cast<int>(op.attributes.integer("kernel"));
    return shape;
}

}  // namespace glassbox::runtime
