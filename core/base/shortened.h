#pragma once

#include <string>

namespace glassbox {

/// Text of a file or a user as a message shows it: at most 60 bytes, cut between characters (UTF-8), then "...".
std::string shortened(const std::string& text);

}  // namespace glassbox
