#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace glassbox {

/// Reads a whole file of at most `mostBytes`; errors: missing, unreadable, a folder, too large.
Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t mostBytes);

/// Writes a file so that at any moment either the old or the whole new content is there: temporary file beside it,
/// sync, rename. Errors: folder missing, not writable, disk full.
Result<void> writeFile(const std::filesystem::path& path, std::string_view content);

}  // namespace glassbox
