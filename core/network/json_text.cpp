#include "core/network/json_text.h"

#include "core/base/shortened.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

namespace glassbox {

namespace {

using Json = nlohmann::ordered_json;

constexpr int deepestNesting = 64;
constexpr std::size_t mostKeys = 10000;

std::string placeOf(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') + 1;  // npos + 1 is 0
    return "line " + std::to_string(line) + ", column " + std::to_string(before.size() - lineStart + 1);
}

/// Offset of the bracket that opens one level too many.
std::optional<std::size_t> findTooDeep(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (quoted) {
            if (letter == '\\') ++i;
            if (letter == '"') quoted = false;
        } else if (letter == '"') {
            quoted = true;
        } else if (letter == '{' || letter == '[') {
            if (++depth > deepestNesting) return i;
        } else if (letter == '}' || letter == ']') {
            --depth;
        }
    }
    return std::nullopt;
}

/// Watches the keys of a parse and keeps the first thing that is wrong with them.
class KeyWatch {
public:
    /// False once something is wrong: nothing more needs to be kept.
    bool see(Json::parse_event_t event, const Json& parsed) {
        if (error_) return false;
        if (event == Json::parse_event_t::object_start) open_.emplace_back();
        if (event == Json::parse_event_t::object_end) open_.pop_back();
        if (event == Json::parse_event_t::key) add(parsed.get<std::string>());
        return !error_;
    }
    const std::optional<Error>& error() const { return error_; }

private:
    void add(const std::string& key) {
        if (open_.back().size() >= mostKeys)
            error_ =
                makeError("json.too_many_keys", translatable("core", "an object in the text has more than {most} keys"),
                          {{"most", std::to_string(mostKeys)}});
        else if (!open_.back().insert(key).second)
            error_ = makeError("json.duplicate_key", translatable("core", "the key {key} stands twice in one object"),
                               {{"key", shortened(key)}}, translatable("core", "Remove one of the two."));
    }

    std::vector<std::set<std::string>> open_;
    std::optional<Error> error_;
};

Error notJson(std::string_view text, std::size_t byte) {
    const std::size_t offset = byte > 0 ? byte - 1 : 0;
    return makeError(
        "json.syntax", translatable("core", "the text is not JSON"), {},
        translatable("core",
                     "Look for a missing comma, quote or bracket there; JSON has no comments, NaN or Infinity."),
        placeOf(text, offset));
}

Error notFinite() {
    return makeError("json.not_finite", translatable("core", "a number in the text is too large to be stored"), {},
                     translatable("core", "Give a number below 1.8e308."));
}

void writeCompact(const Json& value, std::string& text) {
    const bool object = value.is_object();
    if (!value.is_structured()) {
        text += value.dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    text += object ? '{' : '[';
    bool first = true;
    for (const auto& item : value.items()) {
        if (!first) text += ", ";
        first = false;
        if (object) text += Json(item.key()).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
        writeCompact(item.value(), text);
    }
    text += object ? '}' : ']';
}

void writeOpen(const Json& value, int openLevels, int depth, std::string& text) {
    if (openLevels == 0 || !value.is_structured() || value.empty()) {
        writeCompact(value, text);
        return;
    }
    const std::string indent(static_cast<std::size_t>(depth + 1), ' ');
    text += value.is_object() ? "{\n" : "[\n";
    bool first = true;
    for (const auto& item : value.items()) {
        text += first ? indent : ",\n" + indent;
        first = false;
        if (value.is_object()) text += Json(item.key()).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
        writeOpen(item.value(), openLevels - 1, depth + 1, text);
    }
    text += '\n' + std::string(static_cast<std::size_t>(depth), ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

Result<Json> readJson(std::string_view text) {
    if (const std::optional<std::size_t> offset = findTooDeep(text))
        return makeError("json.too_deep", translatable("core", "the text is nested deeper than {most} levels"),
                         {{"most", std::to_string(deepestNesting)}},
                         translatable("core", "Networks and experiments need less than ten levels."),
                         placeOf(text, *offset));
    KeyWatch watch;
    try {
        Json value = Json::parse(
            text, [&](int /*depth*/, Json::parse_event_t event, Json& parsed) { return watch.see(event, parsed); });
        if (watch.error()) return *watch.error();
        return value;
    } catch (const Json::parse_error& error) {
        return notJson(text, error.byte);
    } catch (const Json::out_of_range&) {
        return notFinite();
    }
}

std::string writeJson(const Json& value, int openLevels) {
    std::string text;
    writeOpen(value, openLevels, 0, text);
    return text + '\n';
}

}  // namespace glassbox
