#pragma once

#include "core/base/result.h"
#include "core/base/schema.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace glassbox {

/// Reads one JSON object key by key and keeps the first thing that is wrong, with its path; what follows is then
/// silent and gives defaults.
class ObjectReader {
public:
    /// `path` is where the object stands: "", "data", "blocks[3]"; `owner` is whose it is, for people: "fc1".
    ObjectReader(const nlohmann::ordered_json& object, std::string path, std::string owner = {});

    bool failed() const { return error_.has_value(); }
    const Error& error() const { return *error_; }
    /// Keeps this error if it is the first.
    void fail(Error error);

    bool has(std::string_view key) const;
    /// Value of a key, null if it is missing.
    const nlohmann::ordered_json* find(std::string_view key) const;
    /// "data.split" of "split", with the owner behind it.
    std::string placeOf(std::string_view key) const;
    /// "data.split" of "split".
    std::string pathOf(std::string_view key) const;

    /// Every other key is an error that names it and the keys that there are.
    void allowOnly(std::span<const std::string_view> keys);
    void allowOnly(std::initializer_list<std::string_view> keys);
    /// A missing key is an error.
    void require(std::string_view key);

    std::string text(std::string_view key, std::string initial);
    std::string choice(std::string_view key, std::string initial, std::initializer_list<std::string_view> choices);
    bool boolean(std::string_view key, bool initial);
    std::int64_t integer(std::string_view key, std::int64_t initial, std::int64_t minimum, std::int64_t maximum);
    std::uint64_t unsignedInteger(std::string_view key, std::uint64_t initial);
    double real(std::string_view key, double initial, double minimum, double maximum);
    /// The object under a key, null if it is missing or wrong.
    const nlohmann::ordered_json* object(std::string_view key);
    /// The array under a key, null if it is missing or wrong.
    const nlohmann::ordered_json* array(std::string_view key);
    /// The settings of a schema: defaults, and what the object gives, checked.
    Settings settings(std::span<const SettingSchema> schema);

private:
    void wrongKind(std::string_view key, const char* text);
    void outOfRange(std::string_view key, double minimum, double maximum);

    const nlohmann::ordered_json& object_;
    std::string path_, owner_;
    std::optional<Error> error_;
};

/// Checks "format": "<kind>/1"; refuses other kinds and newer versions, with the version named.
Result<void> checkFormat(const nlohmann::ordered_json& document, std::string_view kind);

/// A JSON value as a setting; nothing if it can't be one.
std::optional<Setting> settingOf(const nlohmann::ordered_json& value);
/// A setting as JSON.
nlohmann::ordered_json toJson(const Setting& setting);
/// JSON shortened for a message.
std::string shownJson(const nlohmann::ordered_json& value);

}  // namespace glassbox
