#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace glassbox {

/// A deflate stream can't grow by more (zlib's technical details).
constexpr std::uint64_t mostDeflateRatio = 1032;

/// Starts like a gzip stream and is long enough to be one.
bool isGzip(std::string_view content);
/// Length of the plain content as the stream's end claims it, modulo 2^32.
std::uint32_t claimedGzipLength(std::string_view content);
/// The error of a stream that can't be read.
Error damagedGzip();
/// Unpacks a whole stream that should hold `bytes` plain bytes into `target`; returns how many it holds.
Result<std::uint64_t> gunzipInto(std::string_view content, char* target, std::size_t bytes);

/// Reads a file, unpacked where it is gzip; at most `mostBytes` plain bytes. Errors name the file.
Result<std::string> readPlainOrGzip(const std::filesystem::path& file, std::uint64_t mostBytes);

}  // namespace glassbox
