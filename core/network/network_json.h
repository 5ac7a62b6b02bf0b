#pragma once

#include "core/network/network_spec.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace glassbox {

/// Reads a "glassbox.network/1" object that stands at `path` of a larger document ("" for a document of its own).
Result<NetworkSpec> readNetwork(const nlohmann::ordered_json& document, const std::string& path = {},
                                BlockTypes types = blockTypes());

/// The network as a "glassbox.network/1" object.
nlohmann::ordered_json toJson(const NetworkSpec& network, BlockTypes types = blockTypes());

}  // namespace glassbox
