#pragma once

#include <cstdint>

namespace glassbox {

/// Bytes of memory this machine has, or the group's limit where that is lower.
std::uint64_t totalMemoryBytes();

/// Bytes that can be had without swapping.
std::uint64_t availableMemoryBytes();

/// Bytes of this process in memory now.
std::uint64_t residentBytes();

/// Most bytes of this process that were in memory at once so far.
std::uint64_t peakResidentBytes();

}  // namespace glassbox
