#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace glassbox {

/// Reads JSON text. Errors (code "json.*") give line and column: not JSON, nested deeper than 64, a key twice in one
/// object, a number that is not finite.
Result<nlohmann::ordered_json> readJson(std::string_view text);

/// Writes JSON for people: the first `openLevels` levels one entry a line, what is deeper on one line.
std::string writeJson(const nlohmann::ordered_json& value, int openLevels);

}  // namespace glassbox
