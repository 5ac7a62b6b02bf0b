#include "core/base/platform/processor.h"

#include <sched.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>
#include <utility>

namespace glassbox {

namespace {

int readInteger(const std::string& path, int otherwise) {
    int value = otherwise;
    std::ifstream(path) >> value;
    return value;
}

/// Cores of the group's quota (cgroup v2), `most` where there is none.
int quotaCores(int most) {
    double quota = 0;
    double period = 0;
    if (!(std::ifstream("/sys/fs/cgroup/cpu.max") >> quota >> period) || quota <= 0 || period <= 0) return most;
    return std::min(most, std::max(1, static_cast<int>(std::ceil(quota / period))));
}

}  // namespace

std::string processorName() {
    std::ifstream info("/proc/cpuinfo");
    std::string line;
    while (std::getline(info, line)) {
        const std::size_t colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos) return line.substr(colon + 2);
    }
    return "unknown processor";
}

int physicalCores() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
    std::set<std::pair<int, int>> cores;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &allowed)) continue;
        const std::string topology = "/sys/devices/system/cpu/cpu" + std::to_string(cpu) + "/topology/";
        cores.emplace(readInteger(topology + "physical_package_id", 0), readInteger(topology + "core_id", cpu));
    }
    return std::max(1, quotaCores(static_cast<int>(cores.size())));
}

}  // namespace glassbox
