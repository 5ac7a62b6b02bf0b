#include "core/base/shortened.h"

namespace glassbox {

std::string shortened(const std::string& text) {
    constexpr std::size_t most = 60;
    if (text.size() <= most) return text;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;  // inside a character
    return text.substr(0, end) + "...";
}

}  // namespace glassbox
