#include "core/network/network_parts.h"

#include "core/base/shortened.h"
#include "core/network/document_types.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace glassbox {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostBlocks = 10000;
constexpr std::size_t mostWires = 100000;
constexpr double farthest = 1e9;  // scene pixels

}  // namespace

void PartsReader::fail(std::string code, const char* text, ErrorArguments arguments, const char* hint,
                       std::string place) {
    reader_.fail(makeError(std::move(code), text, std::move(arguments), hint, std::move(place)));
}

const Json* PartsReader::list(std::string_view key, std::size_t most) {
    const Json* items = reader_.array(key);
    if (!items || items->size() <= most) return items;
    fail("network.too_many", translatable("core", "{key} has {count} entries; at most {most} are possible"),
         {{"key", std::string(key)}, {"count", std::to_string(items->size())}, {"most", std::to_string(most)}}, "",
         reader_.pathOf(key));
    return nullptr;
}

std::vector<BlockSpec> PartsReader::blocks() {
    std::vector<BlockSpec> blocks;
    const Json* items = list("blocks", mostBlocks);
    for (std::size_t i = 0; items && i < items->size() && !reader_.failed(); ++i)
        readBlock((*items)[i], fmt::format("{}[{}]", reader_.pathOf("blocks"), i), blocks);
    return blocks;
}

void PartsReader::readBlock(const Json& object, const std::string& path, std::vector<BlockSpec>& blocks) {
    ObjectReader head(object, path);
    head.require("id");
    head.require("type");
    const std::string id = head.text("id", ""), typeName = head.text("type", "");
    if (head.failed()) return reader_.fail(head.error());
    if (!claim(id, path + ".id")) return;
    const BlockType* type = isCompositePort(typeName) ? nullptr : findBlockType(typeName, types_);
    if (!type) return unknownType(id, typeName, path + ".type");
    if (composite_ && (typeName == "Input" || typeName == "Output"))
        return fail("network.end_inside",
                    translatable("core", "{id} can't be inside a composite block: {type} is an end of the network"),
                    {{"id", id}, {"type", typeName}}, translatable("core", "Use the ports of the composite block."),
                    path + ".type");
    std::map<std::string, std::string> references;
    const Json literal = plain(object, *type, path, references);
    ObjectReader body(literal, path, id);
    std::vector<std::string_view> keys = {"id", "type"};
    for (const SettingSchema& setting : type->settings)
        keys.push_back(setting.key);
    keys.push_back("trainable");
    body.allowOnly(keys);
    BlockSpec block{id, typeName, body.settings(type->settings), body.boolean("trainable", true),
                    std::move(references)};
    if (body.failed()) return reader_.fail(body.error());
    blocks.push_back(std::move(block));
}

/// The object with literal settings only: "$name" becomes the parameter's default, "$$name" the text "$name".
Json PartsReader::plain(const Json& object, const BlockType& type, const std::string& path,
                        std::map<std::string, std::string>& references) {
    Json literal = object;
    if (!composite_) return literal;
    for (auto& item : literal.items()) {
        if (!item.value().is_string() || !findSetting(type.settings, item.key())) continue;
        const std::string text = item.value().get<std::string>();
        if (!text.starts_with('$')) continue;
        const std::string name = text.substr(1);
        if (name.starts_with('$')) {
            item.value() = name;
        } else if (const CompositeParameter* parameter = composite_->findParameter(name)) {
            references[item.key()] = name;
            item.value() = toJson(parameter->initial);
        } else {
            fail("network.unknown_parameter_text",
                 translatable("core", "{key} follows {value}, but the composite block has no such parameter"),
                 {{"key", shortened(item.key())}, {"value", shownJson(item.value())}},
                 translatable("core", "Add it to the parameters, or give a value."),
                 path + '.' + shortened(item.key()));
        }
    }
    return literal;
}

bool PartsReader::claim(const std::string& id, const std::string& place) {
    const ErrorArguments arguments = {{"id", shownJson(Json(id))}};
    if (!isValidId(id)) {
        fail("network.bad_id", translatable("core", "the id {id} can't be used"), arguments,
             translatable("core", "Ids start with a letter or _ and have letters, digits and _ only, at most 64."),
             place);
        return false;
    }
    if (!ids_.insert(id).second) {
        fail("network.duplicate_id",
             composite_ ? translatable("core", "two blocks or ports have the id {id}")
                        : translatable("core", "two blocks have the id {id}"),
             arguments, translatable("core", "Rename one of them."), place);
        return false;
    }
    return true;
}

void PartsReader::unknownType(const std::string& id, const std::string& name, std::string place) {
    std::vector<std::string_view> names;
    for (const BlockType& type : types_)
        if (!isCompositePort(type.name)) names.push_back(type.name);
    fail("network.unknown_type", translatable("core", "{id}: there is no block type {name}"),
         {{"id", id}, {"name", shownJson(Json(name))}, {"names", fmt::format("{}", fmt::join(names, ", "))}},
         translatable("core", "Known types: {names}."), std::move(place));
}

std::vector<WireSpec> PartsReader::wires() {
    std::vector<WireSpec> wires;
    const Json* items = list("wires", mostWires);
    for (std::size_t i = 0; items && i < items->size() && !reader_.failed(); ++i) {
        const Json& wire = (*items)[i];
        const std::string path = fmt::format("{}[{}]", reader_.pathOf("wires"), i);
        if (!wire.is_array() || wire.size() != 2 || !wire[0].is_string() || !wire[1].is_string()) {
            fail("network.wire_form", translatable("core", "a wire can't be {value}"), {{"value", shownJson(wire)}},
                 translatable("core", "Write [\"from\", \"to\"] or [\"from:port\", \"to:port\"]."), path);
            break;
        }
        wires.push_back({end(wire[0], "out", path + "[0]"), end(wire[1], "in", path + "[1]")});
    }
    return wires;
}

PortRef PartsReader::end(const Json& value, std::string_view defaultPort, const std::string& place) {
    const std::string text = value.is_string() ? value.get<std::string>() : std::string();
    const std::size_t colon = text.find(':');
    PortRef end{text.substr(0, colon), colon == std::string::npos ? std::string(defaultPort) : text.substr(colon + 1)};
    if (isValidId(end.block) && isValidId(end.port)) return end;
    fail("network.wire_end", translatable("core", "the end of a wire can't be {value}"), {{"value", shownJson(value)}},
         translatable("core", "Write \"block\" or \"block:port\"."), place);
    return end;
}

bool PartsReader::checkOwner(const std::string& id, const std::string& place) {
    if (ids_.contains(id)) return true;
    fail("network.unknown_block", translatable("core", "there is no block {id}"), {{"id", shownJson(Json(id))}},
         translatable("core", "Remove the entry or correct its id."), place);
    return false;
}

std::map<std::string, Position> PartsReader::layout() {
    std::map<std::string, Position> places;
    const Json* layout = reader_.object("layout");
    if (!layout || reader_.failed()) return places;
    const std::string path = reader_.pathOf("layout");
    for (const auto& item : layout->items()) {
        const std::string place = path + '.' + shortened(item.key());
        if (!checkOwner(item.key(), place)) break;
        const Json& value = item.value();
        const auto coordinate = [](const Json& number) {
            return number.is_number() && std::abs(number.get<double>()) <= farthest;
        };
        if (!value.is_array() || value.size() != 2 || !coordinate(value[0]) || !coordinate(value[1])) {
            fail("network.position", translatable("core", "a position can't be {value}"), {{"value", shownJson(value)}},
                 translatable("core", "Write [x, y] in pixels."), place);
            break;
        }
        places[item.key()] = {value[0].get<double>(), value[1].get<double>()};
    }
    return places;
}

std::map<std::string, std::string> PartsReader::notes() {
    std::map<std::string, std::string> texts;
    const Json* notes = reader_.object("notes");
    if (!notes || reader_.failed()) return texts;
    const std::string path = reader_.pathOf("notes");
    ObjectReader values(*notes, path);
    for (const auto& item : notes->items()) {
        if (!checkOwner(item.key(), path + '.' + shortened(item.key()))) return texts;
        texts[item.key()] = values.text(item.key(), "");
    }
    if (values.failed()) reader_.fail(values.error());
    return texts;
}

Json blockJson(const BlockSpec& block, BlockTypes types, bool inComposite) {
    Json object = {{"id", block.id}, {"type", block.type}};
    const BlockType* type = findBlockType(block.type, types);
    for (const auto& [key, value] : block.settings.entries()) {
        const auto followed = block.references.find(key);
        if (inComposite && followed != block.references.end()) {
            object[key] = '$' + followed->second;
            continue;
        }
        const SettingSchema* schema = type ? findSetting(type->settings, key) : nullptr;
        if (schema && schema->rare && schema->initial == value) continue;
        const auto* text = std::get_if<std::string>(&value);
        object[key] = inComposite && text && text->starts_with('$') ? Json('$' + *text) : toJson(value);
    }
    if (!block.trainable) object["trainable"] = false;
    return object;
}

Json wiresJson(const std::vector<WireSpec>& wires) {
    Json list = Json::array();
    for (const WireSpec& wire : wires)
        list.push_back(Json::array({endText(wire.from, "out"), endText(wire.to, "in")}));
    return list;
}

Json layoutJson(const std::map<std::string, Position>& layout) {
    Json object = Json::object();
    for (const auto& [id, position] : layout)
        object[id] = Json::array({position.x, position.y});
    return object;
}

std::string endText(const PortRef& end, std::string_view defaultPort) {
    return end.port == defaultPort ? end.block : end.block + ':' + end.port;
}

}  // namespace glassbox
