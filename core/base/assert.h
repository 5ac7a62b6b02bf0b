#pragma once

namespace glassbox {

/// Prints the failed condition with its place and aborts.
[[noreturn]] void assertFailed(const char* condition, const char* file, int line);

}  // namespace glassbox

/// Checks what only a bug can break; off in release builds.
#ifdef NDEBUG
#define GLASSBOX_ASSERT(condition) static_cast<void>(sizeof(!(condition)))
#else
#define GLASSBOX_ASSERT(condition) \
    ((condition) ? static_cast<void>(0) : ::glassbox::assertFailed(#condition, __FILE__, __LINE__))
#endif
