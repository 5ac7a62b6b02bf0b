#pragma once

#include "core/network/network_spec.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <string>

namespace glassbox {

/// Reads the object "composites" of a network, which stands at `path`: definitions may use each other in any order, but
/// not in a ring.
Result<std::map<std::string, CompositeSpec>> readComposites(const nlohmann::ordered_json& composites,
                                                            const std::string& path, BlockTypes types);

/// The definitions of a network as JSON.
nlohmann::ordered_json compositesJson(const NetworkSpec& network, BlockTypes types);

}  // namespace glassbox
