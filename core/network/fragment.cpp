#include "core/network/composite_edit.h"
#include "core/network/edit.h"

#include <map>

namespace glassbox {

namespace {

/// "conv" of "conv12".
std::string stemOf(const std::string& id) {
    const std::size_t last = id.find_last_not_of("0123456789");
    return last == std::string::npos ? id : id.substr(0, last + 1);
}

/// Brings the fragment's definitions into the document; one that the document has otherwise gets another name. Returns
/// the fragment with these names.
NetworkSpec withDefinitions(NetworkSpec& network, NetworkSpec fragment) {
    const std::map<std::string, CompositeSpec> definitions = fragment.composites;
    for (const auto& [name, definition] : definitions) {
        const auto known = network.composites.find(name);
        if (known == network.composites.end() || known->second == definition) continue;
        NetworkSpec taken = network;
        taken.composites.insert(fragment.composites.begin(), fragment.composites.end());
        const Result<NetworkSpec> renamed = renameComposite(fragment, name, freshCompositeName(taken, name));
        if (renamed) fragment = *renamed;
    }
    network.composites.insert(fragment.composites.begin(), fragment.composites.end());
    return fragment;
}

}  // namespace

NetworkSpec extract(const NetworkSpec& network, const std::set<std::string>& ids) {
    NetworkSpec fragment;
    for (const BlockSpec& block : network.blocks)
        if (ids.contains(block.id)) fragment.blocks.push_back(block);
    for (const WireSpec& wire : network.wires)
        if (ids.contains(wire.from.block) && ids.contains(wire.to.block)) fragment.wires.push_back(wire);
    for (const auto& [id, position] : network.layout)
        if (ids.contains(id)) fragment.layout[id] = position;
    for (const auto& [id, note] : network.notes)
        if (ids.contains(id)) fragment.notes[id] = note;
    fragment.composites = definitionsOf(network, fragment.blocks);
    return fragment;
}

Result<NetworkSpec> paste(NetworkSpec network, const NetworkSpec& copied, Position offset, std::set<std::string>* ids) {
    const NetworkSpec fragment = withDefinitions(network, copied);
    std::map<std::string, std::string> renamed;
    for (BlockSpec block : fragment.blocks) {
        const std::string id = network.find(block.id) ? network.freshId(stemOf(block.id)) : block.id;
        renamed[block.id] = id;
        if (ids) ids->insert(id);
        if (const auto position = fragment.layout.find(block.id); position != fragment.layout.end())
            network.layout[id] = {position->second.x + offset.x, position->second.y + offset.y};
        if (const auto note = fragment.notes.find(block.id); note != fragment.notes.end())
            network.notes[id] = note->second;
        block.id = id;
        network.blocks.push_back(std::move(block));
    }
    for (const WireSpec& wire : fragment.wires) {
        const auto from = renamed.find(wire.from.block), to = renamed.find(wire.to.block);
        if (from == renamed.end() || to == renamed.end())
            return makeError("network.fragment_wire",
                             translatable("core", "a wire of the copied part leads to a block outside it"), {}, "",
                             wire.to.block);
        network.wires.push_back({{from->second, wire.from.port}, {to->second, wire.to.port}});
    }
    return network;
}

}  // namespace glassbox
