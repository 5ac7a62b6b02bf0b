#pragma once

#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <filesystem>

namespace glassbox {

/// Reads a PNG picture as u8 [channels,H,W] with 1 (grey, by ITU-R BT.601) or 3 (RGB) channels; transparency is laid on
/// black. Errors: missing, no PNG, damaged, more than 67 million pixels.
Result<Tensor> readPicture(const std::filesystem::path& file, std::int64_t channels);

/// Resizes a u8 picture [C,H,W] by area averaging when it shrinks and bilinear interpolation when it grows.
Tensor resizePicture(const Tensor& picture, std::int64_t height, std::int64_t width);

}  // namespace glassbox
