#pragma once

#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace glassbox {

/// Largest content of an IDX file that is read, in bytes.
constexpr std::uint64_t mostIdxBytes = std::uint64_t{1} << 30;

/// What an IDX file is expected to hold.
enum class IdxContent : std::uint8_t {
    Labels,    ///< one axis
    Pictures,  ///< three axes: pictures of one channel
};

/// Reads an IDX file (LeCun's format: magic 0 0 8 rank, sizes big endian, unsigned bytes), gz or plain, into u8 [N]
/// labels or [N,1,H,W] pictures. Errors name the file and what was expected: not IDX, another type, labels where
/// pictures belong, sizes that don't fit the length, cut short, damaged, too large. Lengths are checked before memory
/// is taken.
Result<Tensor> readIdx(const std::filesystem::path& file, IdxContent content);

/// The same from the bytes of such a file; errors have no place.
Result<Tensor> decodeIdx(std::string_view bytes, IdxContent content);

}  // namespace glassbox
