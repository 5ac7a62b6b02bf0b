#pragma once

#include <cstdint>

namespace glassbox {

/// Nanoseconds of a clock that never goes back, from an arbitrary start.
std::int64_t monotonicNanoseconds();

/// The same in seconds.
double monotonicSeconds();

/// Seconds of processor time that all threads of this process have used.
double processorSeconds();

/// Seconds since this process was started by the system, before main().
double secondsSinceProcessStart();

}  // namespace glassbox
