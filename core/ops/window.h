#pragma once

#include "core/ops/input_check.h"
#include "core/ops/terms.h"

#include <cstdint>

namespace glassbox {

/// How a window of a convolution or pooling slides over an image: sizes in pixels, `padding` on all four sides. A
/// sequence is an image of one row, padded at its two ends alone.
struct Window {
    std::int64_t height = 0, width = 0;  ///< of the image
    std::int64_t kernelHeight = 1, kernelWidth = 1;
    std::int64_t stride = 1, padding = 0;
    std::int64_t dilation = 1;  ///< from one place of the window to the next
    bool sequence = false;

    std::int64_t rowPadding() const { return sequence ? 0 : padding; }
    /// Rows and columns from the first to the last place of the window.
    std::int64_t reachHeight() const { return dilation * (kernelHeight - 1) + 1; }
    std::int64_t reachWidth() const { return dilation * (kernelWidth - 1) + 1; }
    std::int64_t outputHeight() const { return (height + 2 * rowPadding() - reachHeight()) / stride + 1; }
    std::int64_t outputWidth() const { return (width + 2 * padding - reachWidth()) / stride + 1; }
    /// Whether at least one position of the window exists.
    bool fits() const { return reachHeight() <= height + 2 * rowPadding() && reachWidth() <= width + 2 * padding; }
    bool inside(std::int64_t y, std::int64_t x) const { return y >= 0 && y < height && x >= 0 && x < width; }
};

/// Where an element of an image stands.
struct Pixel {
    std::int64_t channel, y, x;
};
Pixel pixelAt(std::int64_t offset, std::int64_t height, std::int64_t width);

/// Calls visit(ky, kx, y, x) for each pixel inside the image that the window at (oy, ox) covers, in row-major order.
template <class Visit>
void forEachCovered(const Window& window, std::int64_t oy, std::int64_t ox, Visit&& visit) {
    for (std::int64_t ky = 0; ky < window.kernelHeight; ++ky)
        for (std::int64_t kx = 0; kx < window.kernelWidth; ++kx) {
            const std::int64_t y = oy * window.stride - window.rowPadding() + ky * window.dilation;
            const std::int64_t x = ox * window.stride - window.padding + kx * window.dilation;
            if (window.inside(y, x)) visit(ky, kx, y, x);
        }
}

/// Calls visit(oy, ox, ky, kx) for each window position that covers pixel (y, x), in row-major order of (oy, ox).
template <class Visit>
void forEachCovering(const Window& window, std::int64_t y, std::int64_t x, Visit&& visit) {
    const auto position = [&](std::int64_t place, std::int64_t positions) {
        const bool whole = place >= 0 && place % window.stride == 0 && place / window.stride < positions;
        return whole ? place / window.stride : -1;
    };
    for (std::int64_t ky = window.kernelHeight - 1; ky >= 0; --ky) {
        const std::int64_t oy = position(y + window.rowPadding() - ky * window.dilation, window.outputHeight());
        for (std::int64_t kx = window.kernelWidth - 1; kx >= 0 && oy >= 0; --kx) {
            const std::int64_t ox = position(x + window.padding - kx * window.dilation, window.outputWidth());
            if (ox >= 0) visit(oy, ox, ky, kx);
        }
    }
}

/// Checks attributes stride and padding, and that the window fits into the image; fails otherwise.
void checkWindow(InputCheck& check, std::string_view op, Window& window);

}  // namespace glassbox
