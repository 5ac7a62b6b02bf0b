#include "core/base/platform/clock.h"

#include <unistd.h>
#include <ctime>
#include <fstream>
#include <limits>
#include <string>

namespace glassbox {

namespace {

std::int64_t nanoseconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

}  // namespace

std::int64_t monotonicNanoseconds() {
    return nanoseconds(CLOCK_MONOTONIC);
}

double monotonicSeconds() {
    return static_cast<double>(monotonicNanoseconds()) * 1e-9;
}

double processorSeconds() {
    return static_cast<double>(nanoseconds(CLOCK_PROCESS_CPUTIME_ID)) * 1e-9;
}

double secondsSinceProcessStart() {
    // Field 22 of /proc/self/stat; the second field is a name in parentheses that may hold spaces.
    std::ifstream file("/proc/self/stat");
    file.ignore(std::numeric_limits<std::streamsize>::max(), ')');
    std::string skipped;
    for (int field = 3; field < 22; ++field)
        file >> skipped;
    double ticks = 0;
    if (!(file >> ticks)) return 0;
    const double start = ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
    return static_cast<double>(nanoseconds(CLOCK_BOOTTIME)) * 1e-9 - start;
}

}  // namespace glassbox
