#include "core/base/schema.h"

#include "core/base/shortened.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace glassbox {

namespace {

ErrorArguments argumentsOf(const SettingSchema& schema, const Setting& value) {
    return {{"key", std::string(schema.key)},
            {"value", shortened(toString(value))},
            {"minimum", fmt::format("{}", schema.minimum)},
            {"maximum", fmt::format("{}", schema.maximum)}};
}

Error wrongKind(const SettingSchema& schema, const Setting& value, const char* text) {
    return makeError("setting.kind", text, argumentsOf(schema, value), "", std::string(schema.key));
}

bool inRange(const SettingSchema& schema, double number) {
    return number >= schema.minimum && number <= schema.maximum;
}

Error outOfRange(const SettingSchema& schema, const Setting& value) {
    return makeError("setting.range", translatable("core", "{key} must be from {minimum} to {maximum} but is {value}"),
                     argumentsOf(schema, value), "", std::string(schema.key));
}

Result<Setting> checkInteger(const SettingSchema& schema, const Setting& value) {
    const auto* number = std::get_if<std::int64_t>(&value);
    if (!number) return wrongKind(schema, value, translatable("core", "{key} must be a whole number but is {value}"));
    if (!inRange(schema, static_cast<double>(*number))) return outOfRange(schema, value);
    return value;
}

Result<Setting> checkReal(const SettingSchema& schema, const Setting& value) {
    double number = 0;
    if (const auto* real = std::get_if<double>(&value)) {
        number = *real;
    } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        number = static_cast<double>(*whole);
    } else {
        return wrongKind(schema, value, translatable("core", "{key} must be a number but is {value}"));
    }
    if (!std::isfinite(number))
        return wrongKind(schema, value, translatable("core", "{key} must be a finite number but is {value}"));
    if (!inRange(schema, number)) return outOfRange(schema, value);
    return Setting(number);
}

Result<Setting> checkChoice(const SettingSchema& schema, const Setting& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (text && std::ranges::find(schema.choices, *text) != schema.choices.end()) return value;
    ErrorArguments arguments = argumentsOf(schema, value);
    arguments.emplace_back("choices", fmt::format("{}", fmt::join(schema.choices, ", ")));
    return makeError("setting.choice", translatable("core", "{key} must be one of {choices} but is {value}"),
                     std::move(arguments), "", std::string(schema.key));
}

Result<Setting> checkSizes(const SettingSchema& schema, const Setting& value) {
    const auto* sizes = std::get_if<std::vector<std::int64_t>>(&value);
    if (!sizes || sizes->empty())
        return wrongKind(schema, value,
                         translatable("core", "{key} must be a list of sizes such as [1, 28, 28] but is {value}"));
    for (const std::int64_t size : *sizes)
        if (!inRange(schema, static_cast<double>(size)))
            return makeError(
                "setting.range",
                translatable("core", "every size of {key} must be from {minimum} to {maximum} but it is {value}"),
                argumentsOf(schema, value), "", std::string(schema.key));
    return value;
}

Result<Setting> checkText(const SettingSchema& schema, const Setting& value) {
    if (std::holds_alternative<std::string>(value)) return value;
    return wrongKind(schema, value, translatable("core", "{key} must be a text but is {value}"));
}

template <class T>
const T& valueOf(const Settings& settings, std::string_view key) {
    const Setting* setting = settings.find(key);
    const T* value = setting ? std::get_if<T>(setting) : nullptr;
    GLASSBOX_ASSERT(value != nullptr);
    static const T missing{};
    return value ? *value : missing;
}

}  // namespace

Settings Settings::defaults(std::span<const SettingSchema> schema) {
    Settings settings;
    for (const SettingSchema& row : schema)
        settings.entries_.emplace_back(row.key, row.initial);
    return settings;
}

const Setting* Settings::find(std::string_view key) const {
    for (const auto& [name, value] : entries_)
        if (name == key) return &value;
    return nullptr;
}

void Settings::set(std::string_view key, Setting value) {
    for (auto& [name, old] : entries_)
        if (name == key) {
            old = std::move(value);
            return;
        }
    entries_.emplace_back(key, std::move(value));
}

std::int64_t Settings::integer(std::string_view key) const {
    return valueOf<std::int64_t>(*this, key);
}

double Settings::real(std::string_view key) const {
    const Setting* setting = find(key);
    if (const auto* whole = setting ? std::get_if<std::int64_t>(setting) : nullptr) return static_cast<double>(*whole);
    return valueOf<double>(*this, key);
}

bool Settings::boolean(std::string_view key) const {
    return valueOf<bool>(*this, key);
}

const std::string& Settings::text(std::string_view key) const {
    return valueOf<std::string>(*this, key);
}

const std::vector<std::int64_t>& Settings::sizes(std::string_view key) const {
    return valueOf<std::vector<std::int64_t>>(*this, key);
}

Result<Setting> checkSetting(const SettingSchema& schema, const Setting& value) {
    switch (schema.kind) {
        case SettingKind::Boolean:
            if (std::holds_alternative<bool>(value)) return value;
            return wrongKind(schema, value, translatable("core", "{key} must be true or false but is {value}"));
        case SettingKind::Integer:
            return checkInteger(schema, value);
        case SettingKind::Real:
            return checkReal(schema, value);
        case SettingKind::Choice:
            return checkChoice(schema, value);
        case SettingKind::Sizes:
            return checkSizes(schema, value);
        case SettingKind::Text:
            return checkText(schema, value);
    }
    return value;
}

std::string toString(const Setting& setting) {
    if (const auto* flag = std::get_if<bool>(&setting)) return *flag ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&setting)) return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&setting)) return fmt::format("{}", *real);
    if (const auto* text = std::get_if<std::string>(&setting)) return *text;
    return fmt::format("{}", fmt::join(std::get<std::vector<std::int64_t>>(setting), "x"));
}

const SettingSchema* findSetting(std::span<const SettingSchema> schema, std::string_view key) {
    const auto row = std::ranges::find(schema, key, &SettingSchema::key);
    return row == schema.end() ? nullptr : &*row;
}

}  // namespace glassbox
