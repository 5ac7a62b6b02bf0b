#pragma once

namespace glassbox::kernels {

/// Sizes of a 2-d convolution (cross-correlation, as PyTorch's Conv2d) or pooling of one sample; for pooling, filters
/// is ignored.
struct ConvShape {
    int channels = 1, height = 1, width = 1;
    int filters = 1;
    int kernelHeight = 1, kernelWidth = 1;
    int strideHeight = 1, strideWidth = 1;
    int paddingHeight = 0, paddingWidth = 0;  ///< zeros added on each side

    /// floor((height + 2 padding - kernel) / stride) + 1; positive for a valid shape.
    int outputHeight() const { return (height + 2 * paddingHeight - kernelHeight) / strideHeight + 1; }
    int outputWidth() const { return (width + 2 * paddingWidth - kernelWidth) / strideWidth + 1; }

    bool operator==(const ConvShape&) const = default;
};

}  // namespace glassbox::kernels
