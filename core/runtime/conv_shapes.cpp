#include "core/runtime/conv_shapes.h"

namespace glassbox::runtime {

namespace {

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

}  // namespace

std::optional<kernels::ConvShape> convShapeOf(const Graph& graph, const Op& op) {
    ValueId image, weight;
    if (op.type == "conv2d" || op.type == "fused_conv2d") {
        image = op.inputs[0];
        weight = op.inputs[1];
    } else if (op.type == "conv2d_input_gradient") {
        image = op.outputs[0];
        weight = op.inputs[1];
    } else if (op.type == "conv2d_weight_gradient") {
        image = op.inputs[1];
        weight = op.outputs[0];
    } else {
        return std::nullopt;
    }
    kernels::ConvShape shape = windowOf(op, graph.value(image).type.shape);
    const Shape& kernel = graph.value(weight).type.shape;
    shape.filters = static_cast<int>(kernel[0]);
    shape.kernelHeight = static_cast<int>(kernel[2]);
    shape.kernelWidth = static_cast<int>(kernel[3]);
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
