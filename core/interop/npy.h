#pragma once

#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace glassbox {

/// Reads NumPy's .npy (versions 1 to 3; f4, f8, i4, u1; C order, little endian).
Result<Tensor> readNpy(const std::filesystem::path& file);
Result<void> writeNpy(const std::filesystem::path& file, const Tensor& tensor);

/// The bytes of such a file.
std::string encodeNpy(const Tensor& tensor);
/// The array in the bytes of such a file.
Result<Tensor> decodeNpy(std::string_view bytes);

}  // namespace glassbox
