#include "core/network/network_json.h"

#include "core/base/shortened.h"
#include "core/network/json_reader.h"
#include "core/network/json_text.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace glassbox {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostBlocks = 10000;
constexpr std::size_t mostWires = 100000;
constexpr double farthest = 1e9;  // scene pixels

/// Reads the parts of a network one after the other and keeps the first error.
class NetworkReader {
public:
    NetworkReader(const Json& document, const std::string& path, BlockTypes types)
        : reader_(document, path), types_(types) {}

    Result<NetworkSpec> read() {
        reader_.allowOnly({"format", "name", "blocks", "wires", "composites", "layout", "notes"});
        reader_.require("blocks");
        network_.name = reader_.text("name", "");
        readBlocks();
        readWires();
        refuseComposites();
        readLayout();
        readNotes();
        if (reader_.failed()) return reader_.error();
        return std::move(network_);
    }

private:
    void fail(std::string code, const char* text, ErrorArguments arguments, const char* hint, std::string place) {
        reader_.fail(makeError(std::move(code), text, std::move(arguments), hint, std::move(place)));
    }

    /// The entries of an array, no more than `most`.
    const Json* list(std::string_view key, std::size_t most) {
        const Json* items = reader_.array(key);
        if (!items || items->size() <= most) return items;
        fail("network.too_many", translatable("core", "{key} has {count} entries; at most {most} are possible"),
             {{"key", std::string(key)}, {"count", std::to_string(items->size())}, {"most", std::to_string(most)}}, "",
             reader_.pathOf(key));
        return nullptr;
    }

    void readBlocks() {
        const Json* blocks = list("blocks", mostBlocks);
        for (std::size_t i = 0; blocks && i < blocks->size() && !reader_.failed(); ++i)
            readBlock((*blocks)[i], fmt::format("{}[{}]", reader_.pathOf("blocks"), i));
    }

    void readBlock(const Json& object, const std::string& path) {
        ObjectReader head(object, path);
        head.require("id");
        head.require("type");
        const std::string id = head.text("id", ""), typeName = head.text("type", "");
        if (head.failed()) return reader_.fail(head.error());
        if (!checkId(id, path + ".id")) return;
        const BlockType* type = findBlockType(typeName, types_);
        if (!type) return unknownType(id, typeName, path + ".type");
        ObjectReader body(object, path, id);
        std::vector<std::string_view> keys = {"id", "type"};
        for (const SettingSchema& setting : type->settings)
            keys.push_back(setting.key);
        keys.push_back("trainable");
        body.allowOnly(keys);
        BlockSpec block{id, typeName, body.settings(type->settings), body.boolean("trainable", true)};
        if (body.failed()) return reader_.fail(body.error());
        network_.blocks.push_back(std::move(block));
    }

    bool checkId(const std::string& id, const std::string& place) {
        const ErrorArguments arguments = {{"id", shownJson(Json(id))}};
        if (!isValidId(id)) {
            fail("network.bad_id", translatable("core", "the id {id} can't be used"), arguments,
                 translatable("core", "Ids start with a letter or _ and have letters, digits and _ only, at most 64."),
                 place);
            return false;
        }
        if (!ids_.insert(id).second) {
            fail("network.duplicate_id", translatable("core", "two blocks have the id {id}"), arguments,
                 translatable("core", "Rename one of them."), place);
            return false;
        }
        return true;
    }

    void unknownType(const std::string& id, const std::string& name, std::string place) {
        std::vector<std::string_view> names;
        for (const BlockType& type : types_)
            names.push_back(type.name);
        fail("network.unknown_type", translatable("core", "{id}: there is no block type {name}"),
             {{"id", id}, {"name", shownJson(Json(name))}, {"names", fmt::format("{}", fmt::join(names, ", "))}},
             translatable("core", "Known types: {names}."), std::move(place));
    }

    void readWires() {
        const Json* wires = list("wires", mostWires);
        for (std::size_t i = 0; wires && i < wires->size() && !reader_.failed(); ++i) {
            const Json& wire = (*wires)[i];
            const std::string path = fmt::format("{}[{}]", reader_.pathOf("wires"), i);
            if (!wire.is_array() || wire.size() != 2 || !wire[0].is_string() || !wire[1].is_string())
                return fail("network.wire_form", translatable("core", "a wire can't be {value}"),
                            {{"value", shownJson(wire)}},
                            translatable("core", "Write [\"from\", \"to\"] or [\"from:port\", \"to:port\"]."), path);
            network_.wires.push_back({readEnd(wire[0], "out", path + "[0]"), readEnd(wire[1], "in", path + "[1]")});
        }
    }

    PortRef readEnd(const Json& value, std::string_view defaultPort, const std::string& place) {
        const std::string text = value.get<std::string>();
        const std::size_t colon = text.find(':');
        PortRef end{text.substr(0, colon),
                    colon == std::string::npos ? std::string(defaultPort) : text.substr(colon + 1)};
        if (isValidId(end.block) && isValidId(end.port)) return end;
        fail("network.wire_end", translatable("core", "the end of a wire can't be {value}"),
             {{"value", shownJson(value)}}, translatable("core", "Write \"block\" or \"block:port\"."), place);
        return end;
    }

    void refuseComposites() {
        const Json* composites = reader_.object("composites");
        if (!composites || composites->empty()) return;
        fail("network.composites", translatable("core", "composite blocks can't be read by this version"), {},
             translatable("core", "Write their blocks and wires out, or use a newer Glassbox."),
             reader_.pathOf("composites"));
    }

    bool checkOwner(const std::string& id, const std::string& place) {
        if (ids_.contains(id)) return true;
        fail("network.unknown_block", translatable("core", "there is no block {id}"), {{"id", shownJson(Json(id))}},
             translatable("core", "Remove the entry or correct its id."), place);
        return false;
    }

    void readLayout() {
        const Json* layout = reader_.object("layout");
        if (!layout || reader_.failed()) return;
        const std::string path = reader_.pathOf("layout");
        for (const auto& item : layout->items()) {
            const std::string place = path + '.' + shortened(item.key());
            if (!checkOwner(item.key(), place)) return;
            const Json& value = item.value();
            const auto coordinate = [](const Json& number) {
                return number.is_number() && std::abs(number.get<double>()) <= farthest;
            };
            if (!value.is_array() || value.size() != 2 || !coordinate(value[0]) || !coordinate(value[1]))
                return fail("network.position", translatable("core", "a position can't be {value}"),
                            {{"value", shownJson(value)}}, translatable("core", "Write [x, y] in pixels."), place);
            network_.layout[item.key()] = {value[0].get<double>(), value[1].get<double>()};
        }
    }

    void readNotes() {
        const Json* notes = reader_.object("notes");
        if (!notes || reader_.failed()) return;
        const std::string path = reader_.pathOf("notes");
        ObjectReader texts(*notes, path);
        for (const auto& item : notes->items()) {
            if (!checkOwner(item.key(), path + '.' + shortened(item.key()))) return;
            network_.notes[item.key()] = texts.text(item.key(), "");
        }
        if (texts.failed()) reader_.fail(texts.error());
    }

    ObjectReader reader_;
    BlockTypes types_;
    NetworkSpec network_;
    std::set<std::string> ids_;
};

Json blockJson(const BlockSpec& block, BlockTypes types) {
    Json object = {{"id", block.id}, {"type", block.type}};
    const BlockType* type = findBlockType(block.type, types);
    for (const auto& [key, value] : block.settings.entries()) {
        const SettingSchema* schema = type ? findSetting(type->settings, key) : nullptr;
        const bool silent = schema && schema->rare && schema->initial == value;
        if (!silent) object[key] = toJson(value);
    }
    if (!block.trainable) object["trainable"] = false;
    return object;
}

std::string endText(const PortRef& end, std::string_view defaultPort) {
    return end.port == defaultPort ? end.block : end.block + ':' + end.port;
}

}  // namespace

Result<NetworkSpec> readNetwork(const Json& document, const std::string& path, BlockTypes types) {
    if (const Result<void> format = checkFormat(document, "glassbox.network"); !format) {
        const Error& error = format.error();
        return path.empty() ? error : error.at(error.place.empty() ? path : path + '.' + error.place);
    }
    return NetworkReader(document, path, types).read();
}

Json toJson(const NetworkSpec& network, BlockTypes types) {
    Json document = {{"format", "glassbox.network/1"}, {"name", network.name}};
    document["blocks"] = Json::array();
    for (const BlockSpec& block : network.blocks)
        document["blocks"].push_back(blockJson(block, types));
    document["wires"] = Json::array();
    for (const WireSpec& wire : network.wires)
        document["wires"].push_back(Json::array({endText(wire.from, "out"), endText(wire.to, "in")}));
    document["layout"] = Json::object();
    for (const auto& [id, position] : network.layout)
        document["layout"][id] = Json::array({position.x, position.y});
    if (!network.notes.empty()) document["notes"] = network.notes;
    return document;
}

Result<NetworkSpec> parseNetwork(std::string_view json, BlockTypes types) {
    const Result<Json> document = readJson(json);
    if (!document) return document.error();
    return readNetwork(*document, {}, types);
}

std::string writeNetwork(const NetworkSpec& network, BlockTypes types) {
    return writeJson(toJson(network, types), 2);
}

}  // namespace glassbox
