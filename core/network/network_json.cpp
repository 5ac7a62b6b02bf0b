#include "core/network/network_json.h"

#include "core/network/composite_json.h"
#include "core/network/document_types.h"
#include "core/network/json_text.h"
#include "core/network/network_parts.h"

#include <nlohmann/json.hpp>

namespace glassbox {

namespace {

using Json = nlohmann::ordered_json;

/// Reads the parts of a network one after the other and keeps the first error.
Result<NetworkSpec> readParts(const Json& document, const std::string& path, BlockTypes types) {
    ObjectReader reader(document, path);
    reader.allowOnly({"format", "name", "blocks", "wires", "composites", "layout", "notes"});
    reader.require("blocks");
    NetworkSpec network;
    network.name = reader.text("name", "");
    if (const Json* composites = reader.object("composites"); composites && !reader.failed()) {
        auto definitions = readComposites(*composites, reader.pathOf("composites"), types);
        if (!definitions) return definitions.error();
        network.composites = std::move(definitions).value();
    }
    const DocumentTypes table(network, types);
    PartsReader parts(reader, table.types());
    network.blocks = parts.blocks();
    network.wires = parts.wires();
    network.layout = parts.layout();
    network.notes = parts.notes();
    if (reader.failed()) return reader.error();
    return network;
}

}  // namespace

Result<NetworkSpec> readNetwork(const Json& document, const std::string& path, BlockTypes types) {
    if (const Result<void> format = checkFormat(document, "glassbox.network"); !format) {
        const Error& error = format.error();
        return path.empty() ? error : error.at(error.place.empty() ? path : path + '.' + error.place);
    }
    return readParts(document, path, types);
}

Json toJson(const NetworkSpec& network, BlockTypes types) {
    const DocumentTypes table(network, types);
    Json document = {{"format", "glassbox.network/1"}, {"name", network.name}};
    document["blocks"] = Json::array();
    for (const BlockSpec& block : network.blocks)
        document["blocks"].push_back(blockJson(block, table.types(), false));
    document["wires"] = wiresJson(network.wires);
    if (!network.composites.empty()) document["composites"] = compositesJson(network, types);
    document["layout"] = layoutJson(network.layout);
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
