#pragma once

#include <string>

namespace glassbox {

/// The processor's own name, "unknown processor" where the system does not tell.
std::string processorName();

/// Number of physical cores that this process may use (affinity and the group's quota counted), at least 1.
int physicalCores();

}  // namespace glassbox
