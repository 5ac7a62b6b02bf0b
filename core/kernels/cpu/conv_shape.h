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
    int groups = 1;                           ///< filters of a group see the channels of that group alone
    int dilationHeight = 1, dilationWidth = 1;

    /// Rows and columns that the spread kernel spans.
    int reachHeight() const { return dilationHeight * (kernelHeight - 1) + 1; }
    int reachWidth() const { return dilationWidth * (kernelWidth - 1) + 1; }
    /// floor((height + 2 padding - reach) / stride) + 1; positive for a valid shape.
    int outputHeight() const { return (height + 2 * paddingHeight - reachHeight()) / strideHeight + 1; }
    int outputWidth() const { return (width + 2 * paddingWidth - reachWidth()) / strideWidth + 1; }
    int channelsOfGroup() const { return channels / groups; }
    int filtersOfGroup() const { return filters / groups; }

    bool operator==(const ConvShape&) const = default;
};

}  // namespace glassbox::kernels
