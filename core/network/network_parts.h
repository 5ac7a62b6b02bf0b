#pragma once

#include "core/network/json_reader.h"
#include "core/network/network_spec.h"

#include <nlohmann/json_fwd.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// Reads what documents and definitions of composites have in common: blocks, wires and where they lie. Errors go to
/// the reader of the object; after the first one everything is silent.
class PartsReader {
public:
    /// `composite`: the definition being read, whose parameters settings may follow; null for a document.
    PartsReader(ObjectReader& reader, BlockTypes types, const CompositeSpec* composite = nullptr)
        : reader_(reader), types_(types), composite_(composite) {}

    std::vector<BlockSpec> blocks();
    std::vector<WireSpec> wires();
    /// Positions by id; what lies somewhere must have been read or claimed.
    std::map<std::string, Position> layout();
    /// Notes by id.
    std::map<std::string, std::string> notes();

    /// The entries of an array, no more than `most`; null if it is missing or wrong.
    const nlohmann::ordered_json* list(std::string_view key, std::size_t most);
    /// Takes an id for something that is not a block: a port. False, with an error, if it is taken or wrong.
    bool claim(const std::string& id, const std::string& place);
    /// One end of a wire: "block" or "block:port".
    PortRef end(const nlohmann::ordered_json& value, std::string_view defaultPort, const std::string& place);
    void fail(std::string code, const char* text, ErrorArguments arguments, const char* hint, std::string place);

private:
    void readBlock(const nlohmann::ordered_json& object, const std::string& path, std::vector<BlockSpec>& blocks);
    nlohmann::ordered_json plain(const nlohmann::ordered_json& object, const BlockType& type, const std::string& path,
                                 std::map<std::string, std::string>& references);
    void unknownType(const std::string& id, const std::string& name, std::string place);
    bool checkOwner(const std::string& id, const std::string& place);

    ObjectReader& reader_;
    BlockTypes types_;
    const CompositeSpec* composite_;
    std::set<std::string> ids_;
};

/// A block as JSON; settings that follow parameters as "$name".
nlohmann::ordered_json blockJson(const BlockSpec& block, BlockTypes types, bool inComposite);
/// Wires as JSON.
nlohmann::ordered_json wiresJson(const std::vector<WireSpec>& wires);
/// Positions as JSON.
nlohmann::ordered_json layoutJson(const std::map<std::string, Position>& layout);
/// "conv1", "add:in2": an end without the port that goes without saying.
std::string endText(const PortRef& end, std::string_view defaultPort);

}  // namespace glassbox
