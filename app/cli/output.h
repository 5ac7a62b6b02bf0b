#pragma once

#include "app/cli/commands.h"
#include "core/base/error.h"
#include "core/graph/value.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>

namespace glassbox::cli {

/// Prints an error to standard error, in a line.
void printError(const Error& error);
/// Prints an error to standard error (and as JSON to standard output where asked) and returns BadInput.
int refuse(const Error& error, bool json);
/// Prints one JSON document to standard output.
void printJson(const nlohmann::ordered_json& document);
/// "1,234,567".
std::string grouped(std::int64_t number);
/// "0.48 MFLOP", "1.5 kB": three significant digits with a decimal prefix.
std::string withPrefix(double number, std::string_view unit);
/// Sizes of a value as JSON: [6, 28, 28].
nlohmann::ordered_json shapeJson(const Shape& shape);

}  // namespace glassbox::cli
