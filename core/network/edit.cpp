#include "core/network/edit.h"

#include "core/base/shortened.h"
#include "core/network/composite_library.h"
#include "core/network/document_types.h"
#include "core/network/wiring.h"

#include <algorithm>

namespace glassbox {

namespace {

Error unknownBlock(std::string_view id) {
    return makeError("network.unknown_block", translatable("core", "there is no block {id}"), {{"id", std::string(id)}},
                     "", std::string(id));
}

Error unknownWire(const WireSpec& wire) {
    return makeError("network.unknown_wire", translatable("core", "there is no wire {wire}"),
                     {{"wire", toString(wire)}}, "", wire.to.block);
}

/// What a new block is made from.
struct NewBlock {
    const BlockType* type;
    std::string_view idStem;
    Settings settings;
};

Result<NewBlock> newBlock(std::string_view name, const DocumentTypes& types) {
    if (const BlockType* type = types.find(name))
        return NewBlock{type, type->idStem, Settings::defaults(type->settings)};
    return makeError("network.unknown_type", translatable("core", "there is no block type {name}"),
                     {{"name", std::string(name)}});
}

Result<NewBlock> newBlock(const PaletteEntry& entry, const DocumentTypes& types) {
    Result<NewBlock> block = newBlock(entry.type, types);
    if (!block) return block;
    block->idStem = entry.idStem;
    for (const auto& [key, value] : entry.preset)
        block->settings.set(key, value);
    return block;
}

std::string place(NetworkSpec& network, const NewBlock& block, std::size_t index, Position position) {
    std::string id = network.freshId(block.idStem);
    const auto where = network.blocks.begin() + static_cast<std::ptrdiff_t>(index);
    network.blocks.insert(where, {id, std::string(block.type->name), block.settings, true});
    network.layout[id] = position;
    return id;
}

Result<NetworkSpec> add(NetworkSpec network, const Result<NewBlock>& block, Position position, std::string* id) {
    if (!block) return block.error();
    const std::string fresh = place(network, *block, network.blocks.size(), position);
    if (id) *id = fresh;
    return network;
}

/// Leads a wire through a block's first ports.
Result<void> leadThrough(NetworkSpec& network, const WireSpec& wire, const std::string& id, const BlockType& type) {
    const auto old = std::ranges::find(network.wires, wire);
    if (old == network.wires.end()) return unknownWire(wire);
    if (type.inputs.empty() || type.outputs.empty())
        return makeError("network.not_in_wire", translatable("core", "{type} has no place in the middle of a wire"),
                         {{"type", std::string(type.name)}}, "", id);
    const WireSpec onward{{id, std::string(type.outputs.front().name)}, wire.to};
    old->to = {id, std::string(type.inputs.front().name)};
    network.wires.insert(old + 1, onward);
    return {};
}

Result<NetworkSpec> insert(NetworkSpec network, const Result<NewBlock>& block, const WireSpec& wire, Position position,
                           std::string* id) {
    if (!block) return block.error();
    const auto from = std::ranges::find(network.blocks, wire.from.block, &BlockSpec::id);
    const std::size_t behind = from == network.blocks.end()
                                   ? network.blocks.size()
                                   : static_cast<std::size_t>(from - network.blocks.begin()) + 1;
    const std::string fresh = place(network, *block, behind, position);
    if (Result<void> led = leadThrough(network, wire, fresh, *block->type); !led) return led.error();
    if (id) *id = fresh;
    return network;
}

/// Gives what a block's output fed to the block before it.
void bridgeBlock(NetworkSpec& network, const std::string& id) {
    const auto incoming = std::ranges::find_if(network.wires, [&](const WireSpec& w) { return w.to.block == id; });
    if (incoming == network.wires.end() || incoming->from.block == id) return;
    const PortRef from = incoming->from;
    for (WireSpec& wire : network.wires)
        if (wire.from.block == id && wire.to.block != id) wire.from = from;
}

void removeBlock(NetworkSpec& network, const std::string& id, bool bridge, BlockTypes types) {
    const BlockType* type = findBlockType(network.find(id)->type, types);
    if (bridge && type && type->inputs.size() == 1 && type->outputs.size() == 1) bridgeBlock(network, id);
    std::erase_if(network.wires, [&](const WireSpec& w) { return w.from.block == id || w.to.block == id; });
    std::erase_if(network.blocks, [&](const BlockSpec& block) { return block.id == id; });
    network.layout.erase(id);
    network.notes.erase(id);
}

Error cannotConnect(const NetworkSpec& network, const WireSpec& wire) {
    if (!network.find(wire.from.block)) return unknownBlock(wire.from.block);
    if (!network.find(wire.to.block)) return unknownBlock(wire.to.block);
    return makeError("network.cannot_connect",
                     translatable("core",
                                  "the wire {wire} can't be drawn: the ports must exist, and blocks must not "
                                  "feed each other in a ring"),
                     {{"wire", toString(wire)}}, "", wire.to.block);
}

}  // namespace

Result<NetworkSpec> addBlock(NetworkSpec network, std::string_view type, Position position, std::string* id,
                             BlockTypes types) {
    addFromLibrary(network, type, types);
    const DocumentTypes table(network, types);
    return add(std::move(network), newBlock(type, table), position, id);
}

Result<NetworkSpec> addBlock(NetworkSpec network, const PaletteEntry& entry, Position position, std::string* id) {
    addFromLibrary(network, entry.type, blockTypes());
    const DocumentTypes table(network);
    return add(std::move(network), newBlock(entry, table), position, id);
}

Result<NetworkSpec> insertOnWire(NetworkSpec network, std::string_view type, const WireSpec& wire, Position position,
                                 std::string* id, BlockTypes types) {
    addFromLibrary(network, type, types);
    const DocumentTypes table(network, types);
    return insert(std::move(network), newBlock(type, table), wire, position, id);
}

Result<NetworkSpec> insertOnWire(NetworkSpec network, const PaletteEntry& entry, const WireSpec& wire,
                                 Position position, std::string* id) {
    addFromLibrary(network, entry.type, blockTypes());
    const DocumentTypes table(network);
    return insert(std::move(network), newBlock(entry, table), wire, position, id);
}

Result<NetworkSpec> insertExistingOnWire(NetworkSpec network, std::string_view id, const WireSpec& wire,
                                         BlockTypes types) {
    const BlockSpec* block = network.find(id);
    const DocumentTypes table(network, types);
    const BlockType* type = block ? table.find(block->type) : nullptr;
    if (!type) return unknownBlock(id);
    const bool connected = std::ranges::any_of(
        network.wires, [&](const WireSpec& other) { return other.from.block == id || other.to.block == id; });
    if (connected)
        return makeError("network.already_connected",
                         translatable("core", "{id} is connected already, so it can't be put into another wire"),
                         {{"id", std::string(id)}}, "", std::string(id));
    if (Result<void> led = leadThrough(network, wire, std::string(id), *type); !led) return led.error();
    return network;
}

Result<NetworkSpec> removeBlocks(NetworkSpec network, const std::set<std::string>& ids, bool bridge, BlockTypes types) {
    for (const std::string& id : ids)
        if (!network.find(id)) return unknownBlock(id);
    const DocumentTypes table(network, types);
    for (const std::string& id : ids)
        removeBlock(network, id, bridge, table.types());
    return network;
}

Result<NetworkSpec> connect(NetworkSpec network, const WireSpec& wire, BlockTypes types) {
    if (!canConnect(network, wire, types)) return cannotConnect(network, wire);
    const auto old = std::ranges::find(network.wires, wire.to, &WireSpec::to);
    if (old == network.wires.end())
        network.wires.push_back(wire);
    else
        old->from = wire.from;
    return network;
}

Result<NetworkSpec> disconnect(NetworkSpec network, const WireSpec& wire) {
    const auto old = std::ranges::find(network.wires, wire);
    if (old == network.wires.end()) return unknownWire(wire);
    network.wires.erase(old);
    return network;
}

Result<NetworkSpec> changeSetting(NetworkSpec network, std::string_view id, std::string_view key, const Setting& value,
                                  BlockTypes types) {
    BlockSpec* block = network.find(id);
    const DocumentTypes table(network, types);
    const BlockType* type = block ? table.find(block->type) : nullptr;
    if (!type) return unknownBlock(id);
    const std::string where = std::string(id) + '.' + std::string(key);
    if (const bool* flag = std::get_if<bool>(&value); flag && key == "trainable") {
        block->trainable = *flag;
        return network;
    }
    const SettingSchema* schema = findSetting(type->settings, key);
    if (!schema)
        return makeError("network.unknown_setting", translatable("core", "{id} ({type}) has no setting {key}"),
                         {{"id", std::string(id)}, {"type", block->type}, {"key", std::string(key)}}, "", where);
    Result<Setting> checked = checkSetting(*schema, value);
    if (!checked) return checked.error().at(where);
    block->settings.set(key, std::move(checked).value());
    block->references.erase(std::string(key));  // a number of its own from now on
    return network;
}

Result<NetworkSpec> renameBlock(NetworkSpec network, std::string_view from, std::string_view to) {
    BlockSpec* block = network.find(from);
    if (!block) return unknownBlock(from);
    if (from == to) return network;
    const std::string old(from), fresh(to);
    if (!isValidId(to))
        return makeError(
            "network.bad_id", translatable("core", "the id {id} can't be used"), {{"id", shortened(fresh)}},
            translatable("core", "Ids start with a letter or _ and have letters, digits and _ only, at most 64."), old);
    if (network.find(to))
        return makeError("network.duplicate_id", translatable("core", "two blocks have the id {id}"), {{"id", fresh}},
                         translatable("core", "Rename one of them."), old);
    block->id = fresh;
    for (WireSpec& wire : network.wires) {
        if (wire.from.block == old) wire.from.block = fresh;
        if (wire.to.block == old) wire.to.block = fresh;
    }
    if (auto position = network.layout.extract(old)) {
        position.key() = fresh;
        network.layout.insert(std::move(position));
    }
    if (auto note = network.notes.extract(old)) {
        note.key() = fresh;
        network.notes.insert(std::move(note));
    }
    return network;
}

bool canConnect(const NetworkSpec& network, const WireSpec& wire, BlockTypes types) {
    const auto indexOf = [&](const std::string& id) {
        const auto block = std::ranges::find(network.blocks, id, &BlockSpec::id);
        return block == network.blocks.end() ? -1 : static_cast<int>(block - network.blocks.begin());
    };
    const int from = indexOf(wire.from.block), to = indexOf(wire.to.block);
    if (from < 0 || to < 0) return false;
    const DocumentTypes table(network, types);
    const Wiring wiring = resolveWiring(network, table.types());
    const BlockType* fromType = wiring.types[from];
    return fromType && findPort(fromType->outputs, wire.from.port) >= 0 &&
           findPort(wiring.inputs[to], wire.to.port) >= 0 && !wiring.reaches(to, from);
}

}  // namespace glassbox
