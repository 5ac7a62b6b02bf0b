#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace glassbox {

/// Value of a setting: of a block, an optimizer, a loss, a schedule.
using Setting = std::variant<bool, std::int64_t, double, std::string, std::vector<std::int64_t>>;

/// What a setting may be.
enum class SettingKind : std::uint8_t { Boolean, Integer, Real, Choice, Sizes, Text };

/// Declaration of one setting: forms, JSON, `glassbox-cli blocks` and the docs are generated from it.
struct SettingSchema {
    std::string_view key;    ///< JSON key: "kernel"
    std::string_view label;  ///< translatable("core", "Kernel size")
    SettingKind kind = SettingKind::Integer;
    Setting initial;                              ///< default
    double minimum = 0, maximum = 0;              ///< inclusive range of numbers (each element of Sizes)
    std::span<const std::string_view> choices{};  ///< of Choice
    std::string_view unit = "";                   ///< translatable, may be empty: "cells"
    std::string_view help = "";                   ///< one translatable sentence
    bool rare = false;                            ///< shown under More
    bool logarithmic = false;                     ///< a slider for it is logarithmic
    bool required = false;                        ///< has no default: must be given
};

/// Settings by key, in the order of the schema.
class Settings {
public:
    Settings() = default;
    /// All defaults of a schema.
    static Settings defaults(std::span<const SettingSchema> schema);

    const Setting* find(std::string_view key) const;
    void set(std::string_view key, Setting value);
    std::int64_t integer(std::string_view key) const;
    double real(std::string_view key) const;  ///< integers too
    bool boolean(std::string_view key) const;
    const std::string& text(std::string_view key) const;
    const std::vector<std::int64_t>& sizes(std::string_view key) const;
    const std::vector<std::pair<std::string, Setting>>& entries() const { return entries_; }
    bool operator==(const Settings&) const = default;

private:
    std::vector<std::pair<std::string, Setting>> entries_;
};

/// Checks one value against its declaration (type, range, choice); an integer is accepted for a Real. Returns the value
/// in the declared type.
Result<Setting> checkSetting(const SettingSchema& schema, const Setting& value);
/// "5", "0.5", "true", "relu", "1x28x28".
std::string toString(const Setting& setting);
/// Declaration of that key, null if there is none.
const SettingSchema* findSetting(std::span<const SettingSchema> schema, std::string_view key);

}  // namespace glassbox
