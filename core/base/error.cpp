#include "core/base/error.h"

namespace glassbox {

std::string Error::message() const {
    return fillPlaceholders(text, arguments);
}

std::string Error::mend() const {
    return fillPlaceholders(hint, arguments);
}

std::string Error::toString() const {
    std::string line = place.empty() ? message() : place + ": " + message();
    if (hint.empty()) return line;
    const bool ended = line.ends_with('.') || line.ends_with('!') || line.ends_with('?');
    return line + (ended ? " " : ". ") + mend();
}

Error Error::at(std::string where) const {
    Error moved = *this;
    moved.place = std::move(where);
    return moved;
}

std::string Error::argument(const std::string& name) const {
    for (const auto& [key, value] : arguments)
        if (key == name) return value;
    return {};
}

std::string fillPlaceholders(const std::string& text, const ErrorArguments& arguments) {
    std::string filled;
    filled.reserve(text.size());
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t open = text.find('{', position);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) break;
        filled.append(text, position, open - position);
        const std::string name = text.substr(open + 1, close - open - 1);
        const std::string* value = nullptr;
        for (const auto& argument : arguments)
            if (argument.first == name) value = &argument.second;
        if (value) {
            filled += *value;
            position = close + 1;
        } else {
            filled += '{';
            position = open + 1;
        }
    }
    return filled.append(text, position, std::string::npos);
}

Error makeError(std::string code, const char* text, ErrorArguments arguments, const char* hint, std::string place) {
    return {std::move(code), text, std::move(arguments), hint, std::move(place)};
}

}  // namespace glassbox
