#pragma once

#include <string>

namespace glassbox::testing {

/// Whole path of a file under tests/golden.
std::string goldenPath(const std::string& name);
/// SHA-256 of a script under tests/golden, in hexadecimal: golden files keep it of the script that made them.
std::string hashOfGoldenScript(const std::string& name);

}  // namespace glassbox::testing
