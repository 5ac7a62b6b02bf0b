#include "core/kernels/cpu/isa.h"

#include <cstdlib>

namespace glassbox::kernels {

IsaLevel highestIsaLevel() {
    __builtin_cpu_init();
    if (__builtin_cpu_supports("x86-64-v4")) return IsaLevel::V4;
    if (__builtin_cpu_supports("x86-64-v3")) return IsaLevel::V3;
    return IsaLevel::V2;
}

namespace {

IsaLevel chooseIsaLevel() {
    const IsaLevel highest = highestIsaLevel();
    const char* wanted = std::getenv("GLASSBOX_ISA");
    if (wanted == nullptr) return highest;
    const std::string_view name(wanted);
    if (name == "v2") return IsaLevel::V2;
    if (name == "v3" && highest != IsaLevel::V2) return IsaLevel::V3;
    return highest;
}

}  // namespace

IsaLevel isaLevel() {
    static const IsaLevel level = chooseIsaLevel();
    return level;
}

std::string_view nameOf(IsaLevel level) {
    switch (level) {
        case IsaLevel::V2:
            return "x86-64-v2";
        case IsaLevel::V3:
            return "x86-64-v3";
        case IsaLevel::V4:
            return "x86-64-v4";
    }
    return "";
}

}  // namespace glassbox::kernels
