#pragma once

#include <string>

namespace glassbox {

/// Instruction-set levels of x86-64 (the psABI's names); Generic is any other processor.
enum class IsaLevel { Generic = 0, V2 = 2, V3 = 3, V4 = 4 };

/// Highest level that this processor and its system support.
IsaLevel isaLevel();

/// "generic", "x86-64-v2", "x86-64-v3" or "x86-64-v4".
const char* isaLevelName(IsaLevel level);

/// The processor's own name, "unknown processor" where the system does not tell.
std::string processorName();

/// Number of physical cores that this process may use (affinity and the group's quota counted), at least 1.
int physicalCores();

}  // namespace glassbox
