#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// A call translatable("context", "text") in C++ source.
struct MarkedText {
    std::string context;
    std::string text;  ///< adjacent literals joined, escapes resolved
    bool literal;      ///< whether both arguments are plain literals, as the collecting of texts needs them
    std::string file;
};

/// All calls of translatable() in a source; comments and the function's own declaration are left out.
std::vector<MarkedText> markedTexts(std::string_view source, const std::string& file);
/// The same over all .cpp and .h files under a folder.
std::vector<MarkedText> markedTextsUnder(const std::filesystem::path& folder);

}  // namespace glassbox
