#include "app/cli/output.h"
#include "core/blocks/block_type.h"
#include "core/network/document_palette.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace glassbox::cli {
namespace {

nlohmann::ordered_json settingJson(const SettingSchema& setting) {
    nlohmann::ordered_json entry{{"key", setting.key}, {"label", setting.label}};
    static constexpr std::array<const char*, 6> kinds{"boolean", "integer", "real", "choice", "sizes", "text"};
    entry["kind"] = kinds[static_cast<std::size_t>(setting.kind)];
    if (setting.required)
        entry["required"] = true;
    else
        std::visit([&entry](const auto& value) { entry["default"] = value; }, setting.initial);
    const bool number = setting.kind != SettingKind::Boolean && setting.kind != SettingKind::Choice &&
                        setting.kind != SettingKind::Text;
    if (number) {
        entry["minimum"] = setting.minimum;
        entry["maximum"] = setting.maximum;
    }
    if (!setting.choices.empty()) entry["choices"] = setting.choices;
    if (!setting.unit.empty()) entry["unit"] = setting.unit;
    entry["help"] = setting.help;
    return entry;
}

nlohmann::ordered_json blockJson(const BlockType& type) {
    nlohmann::ordered_json entry{{"type", type.name},
                                 {"category", type.category},
                                 {"group", type.group},
                                 {"help", type.help},
                                 {"mathematics", type.mathematics},
                                 {"source", type.source},
                                 {"settings", nlohmann::ordered_json::array()}};
    for (const PortSpec& port : type.inputs)
        entry["inputs"].push_back(port.name);
    for (const PortSpec& port : type.outputs)
        entry["outputs"].push_back(port.name);
    for (const SettingSchema& setting : type.settings)
        entry["settings"].push_back(settingJson(setting));
    return entry;
}

std::string rangeOf(const SettingSchema& setting) {
    if (setting.kind == SettingKind::Boolean) return "true or false";
    if (setting.kind == SettingKind::Choice) return fmt::format("{}", fmt::join(setting.choices, " | "));
    if (setting.kind == SettingKind::Text) return "a text";
    if (setting.kind == SettingKind::Real) return fmt::format("{:g} to {:g}", setting.minimum, setting.maximum);
    return fmt::format("{} to {}", grouped(static_cast<std::int64_t>(setting.minimum)),
                       grouped(static_cast<std::int64_t>(setting.maximum)));
}

void printBlock(const BlockType& type) {
    fmt::print("{}  ({})\n  {}\n", type.name, type.category, type.help);
    if (!type.mathematics.empty()) fmt::print("  {}\n", type.mathematics);
    if (!type.source.empty()) fmt::print("  Source: {}\n", type.source);
    for (const SettingSchema& setting : type.settings) {
        const std::string initial = setting.required ? "required" : "default " + toString(setting.initial);
        const std::string unit = setting.unit.empty() ? "" : fmt::format(" {}", setting.unit);
        fmt::print("    {:12} {}; {}{}. {}\n", setting.key, initial, rangeOf(setting), unit, setting.help);
    }
    fmt::print("\n");
}

}  // namespace

int runBlocks(const Common& options) {
    const DocumentPalette palette{NetworkSpec()};  // the table and the composites that ship
    std::vector<BlockType> types(palette.types().types().begin(), palette.types().types().end());
    std::erase_if(types, [](const BlockType& type) { return isCompositePort(type.name); });
    for (BlockType& type : types)
        if (isComposite(type)) type.group = "Composite blocks";
    if (options.json) {
        nlohmann::ordered_json document = nlohmann::ordered_json::array();
        for (const BlockType& type : types)
            document.push_back(blockJson(type));
        printJson(document);
        return Done;
    }
    for (const BlockType& type : types)
        printBlock(type);
    return Done;
}

}  // namespace glassbox::cli
