#pragma once

#include "core/ops/input_check.h"
#include "core/ops/terms.h"

#include <algorithm>
#include <cstdint>

namespace glassbox {

/// How a window of a convolution or pooling slides over an image: sizes in pixels, `padding` on all four sides.
struct Window {
    std::int64_t height = 0, width = 0;  ///< of the image
    std::int64_t kernelHeight = 1, kernelWidth = 1;
    std::int64_t stride = 1, padding = 0;

    std::int64_t outputHeight() const { return (height + 2 * padding - kernelHeight) / stride + 1; }
    std::int64_t outputWidth() const { return (width + 2 * padding - kernelWidth) / stride + 1; }
    /// Whether at least one position of the window exists.
    bool fits() const { return kernelHeight <= height + 2 * padding && kernelWidth <= width + 2 * padding; }
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
            const std::int64_t y = oy * window.stride - window.padding + ky;
            const std::int64_t x = ox * window.stride - window.padding + kx;
            if (window.inside(y, x)) visit(ky, kx, y, x);
        }
}

/// Calls visit(oy, ox, ky, kx) for each window position that covers pixel (y, x), in row-major order of (oy, ox).
template <class Visit>
void forEachCovering(const Window& window, std::int64_t y, std::int64_t x, Visit&& visit) {
    const auto first = [&](std::int64_t place, std::int64_t kernel) {
        const std::int64_t reach = place + window.padding - kernel + 1;
        return reach <= 0 ? 0 : (reach + window.stride - 1) / window.stride;
    };
    const std::int64_t lastY = std::min((y + window.padding) / window.stride, window.outputHeight() - 1);
    const std::int64_t lastX = std::min((x + window.padding) / window.stride, window.outputWidth() - 1);
    for (std::int64_t oy = first(y, window.kernelHeight); oy <= lastY; ++oy)
        for (std::int64_t ox = first(x, window.kernelWidth); ox <= lastX; ++ox)
            visit(oy, ox, y + window.padding - oy * window.stride, x + window.padding - ox * window.stride);
}

/// Checks attributes stride and padding, and that the window fits into the image; fails otherwise.
void checkWindow(InputCheck& check, std::string_view op, Window& window);

}  // namespace glassbox
