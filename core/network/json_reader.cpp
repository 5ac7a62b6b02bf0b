#include "core/network/json_reader.h"

#include "core/base/shortened.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

namespace glassbox {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

ObjectReader::ObjectReader(const Json& object, std::string path, std::string owner)
    : object_(object), path_(std::move(path)), owner_(std::move(owner)) {
    if (object.is_object()) return;
    fail(makeError("json.kind", translatable("core", "an object in braces is needed but {value} stands there"),
                   {{"value", shownJson(object)}}, "", path_));
}

void ObjectReader::fail(Error error) {
    if (!error_) error_ = std::move(error);
}

bool ObjectReader::has(std::string_view key) const {
    return find(key) != nullptr;
}

const Json* ObjectReader::find(std::string_view key) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
}

std::string ObjectReader::pathOf(std::string_view key) const {
    return path_.empty() ? std::string(key) : fmt::format("{}.{}", path_, key);
}

std::string ObjectReader::placeOf(std::string_view key) const {
    return owner_.empty() ? pathOf(key) : fmt::format("{} ({})", pathOf(key), owner_);
}

void ObjectReader::allowOnly(std::initializer_list<std::string_view> keys) {
    allowOnly(std::span(keys.begin(), keys.size()));
}

void ObjectReader::allowOnly(std::span<const std::string_view> keys) {
    if (!object_.is_object()) return;
    for (const auto& item : object_.items())
        if (std::ranges::find(keys, std::string_view(item.key())) == keys.end())
            fail(makeError("json.unknown_key", translatable("core", "the key {key} is not known here"),
                           {{"key", shownJson(Json(item.key()))}, {"keys", fmt::format("{}", fmt::join(keys, ", "))}},
                           translatable("core", "Known keys: {keys}."), placeOf(shortened(item.key()))));
}

void ObjectReader::require(std::string_view key) {
    if (has(key)) return;
    fail(makeError("json.missing_key", translatable("core", "the key {key} is missing"), {{"key", std::string(key)}},
                   translatable("core", "Add it."), placeOf(key)));
}

void ObjectReader::wrongKind(std::string_view key, const char* text) {
    fail(makeError("json.kind", text, {{"key", std::string(key)}, {"value", shownJson(*find(key))}}, "", placeOf(key)));
}

void ObjectReader::outOfRange(std::string_view key, double minimum, double maximum) {
    fail(makeError("json.range", translatable("core", "{key} must be from {minimum} to {maximum} but is {value}"),
                   {{"key", std::string(key)},
                    {"value", shownJson(*find(key))},
                    {"minimum", fmt::format("{}", minimum)},
                    {"maximum", fmt::format("{}", maximum)}},
                   "", placeOf(key)));
}

std::string ObjectReader::text(std::string_view key, std::string initial) {
    const Json* value = find(key);
    if (!value) return initial;
    if (value->is_string()) return value->get<std::string>();
    wrongKind(key, translatable("core", "{key} must be text in quotes but is {value}"));
    return initial;
}

std::string ObjectReader::choice(std::string_view key, std::string initial,
                                 std::initializer_list<std::string_view> choices) {
    std::string value = text(key, initial);
    if (std::ranges::find(choices, std::string_view(value)) != choices.end()) return value;
    fail(makeError("json.choice", translatable("core", "{key} must be one of {choices} but is {value}"),
                   {{"key", std::string(key)},
                    {"value", shownJson(Json(value))},
                    {"choices", fmt::format("{}", fmt::join(choices, ", "))}},
                   "", placeOf(key)));
    return initial;
}

bool ObjectReader::boolean(std::string_view key, bool initial) {
    const Json* value = find(key);
    if (!value) return initial;
    if (value->is_boolean()) return value->get<bool>();
    wrongKind(key, translatable("core", "{key} must be true or false but is {value}"));
    return initial;
}

std::int64_t ObjectReader::integer(std::string_view key, std::int64_t initial, std::int64_t minimum,
                                   std::int64_t maximum) {
    const Json* value = find(key);
    if (!value) return initial;
    if (!value->is_number_integer()) {
        wrongKind(key, translatable("core", "{key} must be a whole number but is {value}"));
        return initial;
    }
    const bool huge =
        value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
    if (!huge && value->get<std::int64_t>() >= minimum && value->get<std::int64_t>() <= maximum)
        return value->get<std::int64_t>();
    outOfRange(key, static_cast<double>(minimum), static_cast<double>(maximum));
    return initial;
}

std::uint64_t ObjectReader::unsignedInteger(std::string_view key, std::uint64_t initial) {
    const Json* value = find(key);
    if (!value) return initial;
    if (value->is_number_unsigned()) return value->get<std::uint64_t>();
    wrongKind(key, translatable("core", "{key} must be a whole number from 0 to 18446744073709551615 but is {value}"));
    return initial;
}

double ObjectReader::real(std::string_view key, double initial, double minimum, double maximum) {
    const Json* value = find(key);
    if (!value) return initial;
    if (!value->is_number()) {
        wrongKind(key, translatable("core", "{key} must be a number but is {value}"));
        return initial;
    }
    const double number = value->get<double>();
    if (std::isfinite(number) && number >= minimum && number <= maximum) return number;
    outOfRange(key, minimum, maximum);
    return initial;
}

const Json* ObjectReader::object(std::string_view key) {
    const Json* value = find(key);
    if (!value || value->is_object()) return value;
    wrongKind(key, translatable("core", "{key} must be an object in braces but is {value}"));
    return nullptr;
}

const Json* ObjectReader::array(std::string_view key) {
    const Json* value = find(key);
    if (!value || value->is_array()) return value;
    wrongKind(key, translatable("core", "{key} must be a list in brackets but is {value}"));
    return nullptr;
}

Settings ObjectReader::settings(std::span<const SettingSchema> schema) {
    Settings result = Settings::defaults(schema);
    for (const SettingSchema& row : schema) {
        const Json* value = find(row.key);
        if (!value) {
            if (row.required) require(row.key);
            continue;
        }
        const std::optional<Setting> setting = settingOf(*value);
        if (!setting) {
            wrongKind(row.key, row.kind == SettingKind::Sizes
                                   ? translatable("core",
                                                  "{key} must be a list of whole numbers such as [1, 28, 28] but is "
                                                  "{value}")
                                   : translatable("core", "{key} can't be {value}"));
            continue;
        }
        Result<Setting> checked = checkSetting(row, *setting);
        if (checked)
            result.set(row.key, std::move(checked).value());
        else
            fail(checked.error().at(placeOf(row.key)));
    }
    return result;
}

Result<void> checkFormat(const Json& document, std::string_view kind) {
    ObjectReader reader(document, "");
    reader.require("format");
    const std::string format = reader.text("format", "");
    if (reader.failed()) return reader.error();
    const ErrorArguments arguments = {{"format", shownJson(Json(format))}, {"kind", std::string(kind)}};
    const std::string prefix = std::string(kind) + '/';
    int version = 0;
    if (format.starts_with(prefix)) {
        const char* end = format.data() + format.size();
        const auto [stop, problem] = std::from_chars(format.data() + prefix.size(), end, version);
        if (problem != std::errc() || stop != end) version = 0;
    }
    if (version == 1) return {};
    if (version > 1)
        return makeError(
            "format.newer", translatable("core", "the file has the format {format}, which is newer than this program"),
            arguments, translatable("core", "This program reads {kind}/1: use a newer Glassbox."), "format");
    return makeError("format.unknown", translatable("core", "the format {format} is not {kind}/1"), arguments,
                     translatable("core", "Write \"format\": \"{kind}/1\"."), "format");
}

std::optional<Setting> settingOf(const Json& value) {
    if (value.is_boolean()) return Setting(value.get<bool>());
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX))
        return Setting(value.get<double>());
    if (value.is_number_integer()) return Setting(value.get<std::int64_t>());
    if (value.is_number()) return Setting(value.get<double>());
    if (value.is_string()) return Setting(value.get<std::string>());
    if (!value.is_array()) return std::nullopt;
    std::vector<std::int64_t> sizes;
    for (const Json& item : value) {
        const std::optional<Setting> size = settingOf(item);
        if (!size || !std::holds_alternative<std::int64_t>(*size)) return std::nullopt;
        sizes.push_back(std::get<std::int64_t>(*size));
    }
    return Setting(std::move(sizes));
}

Json toJson(const Setting& setting) {
    return std::visit([](const auto& value) { return Json(value); }, setting);
}

std::string shownJson(const Json& value) {
    if (value.is_structured() && value.size() > 8) return value.is_array() ? "[...]" : "{...}";
    return shortened(value.dump(-1, ' ', true, Json::error_handler_t::replace));
}

}  // namespace glassbox
