#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// The characters (Unicode code points) of UTF-8 text (RFC 3629: no overlong forms, no surrogates); a byte order mark
/// in front is left out. What is no UTF-8 is an error that names the offset of the first such byte.
Result<std::vector<char32_t>> decodeUtf8(std::string_view bytes);

/// One character as UTF-8.
std::string encodeUtf8(char32_t character);

/// A character as a message shows it: 'a', and U+000A of what has no picture.
std::string shownCharacter(char32_t character);

}  // namespace glassbox
