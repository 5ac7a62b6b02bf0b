#pragma once

#include <span>
#include <string_view>

namespace glassbox {

/// Texts of the files in resources/composites, compiled in, in the order of their names.
std::span<const std::string_view> compositeFiles();

}  // namespace glassbox
