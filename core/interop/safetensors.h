#pragma once

#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace glassbox {

/// Named tensors in file order.
using NamedTensors = std::vector<std::pair<std::string, Tensor>>;

/// Writes safetensors (F32, F64, I32, U8, I64): tensors in the given order, no metadata: the same tensors give the same
/// bytes. Written beside and moved into place.
Result<void> writeSafetensors(const std::filesystem::path& file, const NamedTensors& tensors);
/// Reads and checks every length, offset and type; hostile headers are refused.
Result<NamedTensors> readSafetensors(const std::filesystem::path& file);

/// The bytes of such a file; an error where two tensors have one name.
Result<std::string> encodeSafetensors(const NamedTensors& tensors);
/// The tensors in the bytes of such a file.
Result<NamedTensors> decodeSafetensors(std::string_view bytes);

}  // namespace glassbox
