#include "core/data/utf8.h"

#include <fmt/format.h>

namespace glassbox {

namespace {

/// Bytes that a character which starts with this byte has; 0: none starts so.
int lengthOf(std::uint8_t first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return 2;
    if (first >= 0xe0 && first < 0xf0) return 3;
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// Whether a character read from that many bytes may be written so.
bool isAllowed(char32_t character, int length) {
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = character >= 0xd800 && character < 0xe000;
    return character >= least[length] && character <= 0x10ffff && !surrogate;
}

Error notUtf8(std::size_t offset) {
    return makeError("data.utf8", translatable("core", "it is not UTF-8 text: byte {offset} belongs to no character"),
                     {{"offset", std::to_string(offset)}}, translatable("core", "Save the text as UTF-8."));
}

}  // namespace

Result<std::vector<char32_t>> decodeUtf8(std::string_view bytes) {
    std::vector<char32_t> characters;
    characters.reserve(bytes.size());
    std::size_t at = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
    while (at < bytes.size()) {
        const auto first = static_cast<std::uint8_t>(bytes[at]);
        const int length = lengthOf(first);
        if (length == 0 || at + static_cast<std::size_t>(length) > bytes.size()) return notUtf8(at);
        char32_t character = length == 1 ? first : first & (0xffu >> (length + 1));
        for (int i = 1; i < length; ++i) {
            const auto next = static_cast<std::uint8_t>(bytes[at + static_cast<std::size_t>(i)]);
            if ((next & 0xc0) != 0x80) return notUtf8(at);
            character = character << 6 | (next & 0x3f);
        }
        if (!isAllowed(character, length)) return notUtf8(at);
        characters.push_back(character);
        at += static_cast<std::size_t>(length);
    }
    return characters;
}

std::string encodeUtf8(char32_t character) {
    std::string bytes;
    const auto tail = [&](int shift) { bytes += static_cast<char>(0x80 | (character >> shift & 0x3f)); };
    if (character < 0x80) return std::string(1, static_cast<char>(character));
    if (character < 0x800) {
        bytes += static_cast<char>(0xc0 | character >> 6);
    } else if (character < 0x10000) {
        bytes += static_cast<char>(0xe0 | character >> 12);
        tail(6);
    } else {
        bytes += static_cast<char>(0xf0 | character >> 18);
        tail(12);
        tail(6);
    }
    tail(0);
    return bytes;
}

std::string shownCharacter(char32_t character) {
    if (character <= ' ' || (character >= 0x7f && character < 0xa1))
        return fmt::format("U+{:04X}", static_cast<std::uint32_t>(character));
    return '\'' + encodeUtf8(character) + '\'';
}

}  // namespace glassbox
