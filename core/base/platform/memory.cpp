#include "core/base/platform/memory.h"

#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <fstream>
#include <string>

namespace glassbox {

namespace {

/// Value of a "Name:   123 kB" line in bytes, 0 if there is none.
std::uint64_t readKilobytes(const char* path, const std::string& name) {
    std::ifstream file(path);
    std::string line;
    while (std::getline(file, line))
        if (line.starts_with(name + ":")) return std::stoull(line.substr(name.size() + 1)) * 1024;
    return 0;
}

}  // namespace

std::uint64_t totalMemoryBytes() {
    const auto pages = static_cast<std::uint64_t>(sysconf(_SC_PHYS_PAGES));
    std::uint64_t total = pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    std::uint64_t limit = 0;
    if (std::ifstream("/sys/fs/cgroup/memory.max") >> limit && limit > 0) total = std::min(total, limit);
    return total;
}

std::uint64_t availableMemoryBytes() {
    const std::uint64_t available = readKilobytes("/proc/meminfo", "MemAvailable");
    return available > 0 ? std::min(available, totalMemoryBytes()) : totalMemoryBytes();
}

std::uint64_t residentBytes() {
    return readKilobytes("/proc/self/status", "VmRSS");
}

std::uint64_t peakResidentBytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
}

}  // namespace glassbox
