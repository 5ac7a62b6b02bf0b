#include "core/network/composite_json.h"

#include "core/base/shortened.h"
#include "core/network/document_types.h"
#include "core/network/network_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace glassbox {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostComposites = 200;
constexpr std::size_t mostParameters = 100;
constexpr std::size_t mostPorts = 100;

/// Keys of a block that no parameter may be called.
constexpr std::string_view takenNames[] = {"id", "type", "trainable"};

/// Reads one definition; the definitions of the composites inside it have been read before.
class DefinitionReader {
public:
    DefinitionReader(const Json& object, const std::string& path, const std::string& name, BlockTypes types)
        : reader_(object, path, name), parts_(reader_, types, &spec_) {}

    Result<CompositeSpec> read() {
        reader_.allowOnly({"help", "parameters", "inputs", "outputs", "blocks", "wires", "layout", "notes"});
        for (const char* key : {"inputs", "outputs", "blocks"})
            reader_.require(key);
        spec_.help = reader_.text("help", "");
        readParameters();
        readInputs();
        readOutputs();
        if (!reader_.failed()) spec_.blocks = parts_.blocks();
        if (!reader_.failed()) spec_.wires = parts_.wires();
        if (!reader_.failed()) spec_.layout = parts_.layout();
        if (!reader_.failed()) spec_.notes = parts_.notes();
        if (reader_.failed()) return reader_.error();
        return std::move(spec_);
    }

private:
    void readParameters() {
        const Json* parameters = reader_.object("parameters");
        if (!parameters) return;
        const std::string path = reader_.pathOf("parameters");
        if (parameters->size() > mostParameters)
            return parts_.fail("network.too_many",
                               translatable("core", "{key} has {count} entries; at most {most} are possible"),
                               {{"key", "parameters"},
                                {"count", std::to_string(parameters->size())},
                                {"most", std::to_string(mostParameters)}},
                               "", path);
        for (const auto& item : parameters->items()) {
            const std::string place = path + '.' + shortened(item.key());
            if (!isValidId(item.key()) || std::ranges::find(takenNames, item.key()) != std::end(takenNames))
                return parts_.fail("network.bad_parameter", translatable("core", "a parameter can't be called {name}"),
                                   {{"name", shownJson(Json(item.key()))}},
                                   translatable("core", "Letters, digits and _ only; not id, type or trainable."),
                                   place);
            readParameter(item.key(), item.value(), place);
        }
    }

    /// A value, or {"value": ..., "label": ...}.
    void readParameter(const std::string& name, const Json& value, const std::string& place) {
        CompositeParameter parameter{name, {}, {}};
        Json plain = value;
        if (value.is_object()) {
            ObjectReader fields(value, place);
            fields.allowOnly({"value", "label"});
            fields.require("value");
            parameter.label = fields.text("label", "");
            if (fields.failed()) return reader_.fail(fields.error());
            plain = value.at("value");
        }
        const std::optional<Setting> initial = settingOf(plain);
        if (!initial)
            return parts_.fail(
                "network.parameter_value", translatable("core", "the default of a parameter can't be {value}"),
                {{"value", shownJson(plain)}},
                translatable("core", "Give a number, a text, true or false, or a list of sizes."), place);
        parameter.initial = *initial;
        spec_.parameters.push_back(std::move(parameter));
    }

    /// The name of a port and what follows it; null, with an error, if it has another form.
    const Json* portOf(const Json& port, const std::string& place, std::size_t most) {
        const bool texts = port.is_array() && !port.empty() && port.size() <= most &&
                           std::ranges::all_of(port, [](const Json& part) { return part.is_string(); });
        if (!texts) {
            parts_.fail("network.port_form", translatable("core", "a port can't be {value}"),
                        {{"value", shownJson(port)}},
                        translatable("core", "Write [\"name\", \"block\"] or [\"name\", \"block:port\"]."), place);
            return nullptr;
        }
        return parts_.claim(port[0].get<std::string>(), place + "[0]") ? &port : nullptr;
    }

    void readInputs() {
        const Json* ports = parts_.list("inputs", mostPorts);
        for (std::size_t i = 0; ports && i < ports->size() && !reader_.failed(); ++i) {
            const std::string place = fmt::format("{}[{}]", reader_.pathOf("inputs"), i);
            const Json* port = portOf((*ports)[i], place, 1000);
            if (!port) return;
            CompositeInput input{port->front().get<std::string>(), {}};
            for (std::size_t end = 1; end < port->size(); ++end)
                input.ends.push_back(parts_.end((*port)[end], "in", fmt::format("{}[{}]", place, end)));
            spec_.inputs.push_back(std::move(input));
        }
    }

    void readOutputs() {
        const Json* ports = parts_.list("outputs", mostPorts);
        for (std::size_t i = 0; ports && i < ports->size() && !reader_.failed(); ++i) {
            const std::string place = fmt::format("{}[{}]", reader_.pathOf("outputs"), i);
            const Json* port = portOf((*ports)[i], place, 2);
            if (!port) return;
            CompositeOutput output{port->front().get<std::string>(), {}};
            if (port->size() > 1) output.source = parts_.end((*port)[1], "out", place + "[1]");
            spec_.outputs.push_back(std::move(output));
        }
    }

    CompositeSpec spec_;
    ObjectReader reader_;
    PartsReader parts_;
};

/// Reads all definitions, those inside others first.
class DefinitionsReader {
public:
    DefinitionsReader(const Json& composites, const std::string& path, BlockTypes types)
        : composites_(composites), path_(path), types_(types) {}

    Result<std::map<std::string, CompositeSpec>> read() {
        if (composites_.size() > mostComposites)
            return makeError("network.too_many",
                             translatable("core", "{key} has {count} entries; at most {most} are possible"),
                             {{"key", "composites"},
                              {"count", std::to_string(composites_.size())},
                              {"most", std::to_string(mostComposites)}},
                             "", path_);
        for (const auto& item : composites_.items())
            if (Result<void> done = readOne(item.key()); !done) return done.error();
        return std::move(network_.composites);
    }

private:
    std::string placeOf(const std::string& name) const { return path_ + '.' + shortened(name); }

    Result<void> readOne(const std::string& name) {
        if (network_.composites.contains(name)) return {};
        if (!isValidId(name) || findBlockType(name, types_) || isCompositePort(name))
            return makeError("network.composite_name", translatable("core", "a composite block can't be called {name}"),
                             {{"name", shownJson(Json(name))}},
                             translatable("core", "Use letters, digits and _, and no name of a block type."),
                             placeOf(name));
        reading_.push_back(name);
        const Json& object = composites_.at(name);
        if (Result<void> inner = readInner(object); !inner) return inner.error();
        const DocumentTypes table(network_, types_);
        Result<CompositeSpec> spec = DefinitionReader(object, placeOf(name), name, table.types()).read();
        if (!spec) return spec.error();
        network_.composites[name] = std::move(spec).value();
        reading_.pop_back();
        return {};
    }

    /// Reads the definitions of the composites that a definition uses.
    Result<void> readInner(const Json& object) {
        if (!object.is_object() || !object.contains("blocks") || !object["blocks"].is_array()) return {};
        for (const Json& block : object["blocks"]) {
            if (!block.is_object() || !block.contains("type") || !block["type"].is_string()) continue;
            const std::string type = block["type"].get<std::string>();
            if (!composites_.contains(type)) continue;
            const auto open = std::ranges::find(reading_, type);
            if (open != reading_.end())
                return makeError("network.composite_ring",
                                 translatable("core", "composite blocks contain each other in a ring: {ring}"),
                                 {{"ring", fmt::format("{} -> {}", fmt::join(open, reading_.end(), " -> "), type)}},
                                 translatable("core", "Take one of them out of the other."), placeOf(type));
            if (Result<void> done = readOne(type); !done) return done;
        }
        return {};
    }

    const Json& composites_;
    std::string path_;
    BlockTypes types_;
    NetworkSpec network_;
    std::vector<std::string> reading_;
};

Json parametersJson(const CompositeSpec& spec) {
    Json parameters = Json::object();
    for (const CompositeParameter& parameter : spec.parameters) {
        const Json value = toJson(parameter.initial);
        parameters[parameter.name] =
            parameter.label.empty() ? value : Json{{"value", value}, {"label", parameter.label}};
    }
    return parameters;
}

Json compositeJson(const CompositeSpec& spec, BlockTypes types) {
    Json object = Json::object();
    if (!spec.help.empty()) object["help"] = spec.help;
    object["parameters"] = parametersJson(spec);
    object["inputs"] = object["outputs"] = object["blocks"] = Json::array();
    for (const CompositeInput& input : spec.inputs) {
        Json port = Json::array({input.name});
        for (const PortRef& end : input.ends)
            port.push_back(endText(end, "in"));
        object["inputs"].push_back(std::move(port));
    }
    for (const CompositeOutput& output : spec.outputs) {
        Json port = Json::array({output.name});
        if (!output.source.block.empty()) port.push_back(endText(output.source, "out"));
        object["outputs"].push_back(std::move(port));
    }
    for (const BlockSpec& block : spec.blocks)
        object["blocks"].push_back(blockJson(block, types, true));
    object["wires"] = wiresJson(spec.wires);
    if (!spec.layout.empty()) object["layout"] = layoutJson(spec.layout);
    if (!spec.notes.empty()) object["notes"] = spec.notes;
    return object;
}

}  // namespace

Result<std::map<std::string, CompositeSpec>> readComposites(const Json& composites, const std::string& path,
                                                            BlockTypes types) {
    return DefinitionsReader(composites, path, types).read();
}

Json compositesJson(const NetworkSpec& network, BlockTypes types) {
    const DocumentTypes table(network, types);
    Json object = Json::object();
    for (const auto& [name, spec] : network.composites)
        object[name] = compositeJson(spec, table.types());
    return object;
}

}  // namespace glassbox
