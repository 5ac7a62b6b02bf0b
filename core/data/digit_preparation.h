#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace glassbox {

/// Side of an MNIST picture, and of the box that its digit fills, in pixels.
inline constexpr int digitSide = 28, digitBox = 20;

/// Prepares a drawing as MNIST prepared its digits: the ink's bounding box is scaled to fit into 20x20 keeping its
/// aspect ratio (area averaging, so edges are grey), then moved by whole pixels in 28x28 so that its centre of mass
/// lies in the pixel (14,14), as it does in all of MNIST's own pictures; ink is never cut off for it. `ink` is
/// [height,width], row-major, 0 paper to 255 ink; so is the result, [28,28]. Without ink all are 0. Source: LeCun,
/// Bottou, Bengio, Haffner, "Gradient-Based Learning Applied to Document Recognition" (1998), section III.A.
std::vector<std::uint8_t> prepareDigit(std::span<const std::uint8_t> ink, int width, int height);

}  // namespace glassbox
