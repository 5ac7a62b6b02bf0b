#pragma once

#include "core/blocks/palette.h"
#include "core/network/network_spec.h"

#include <set>

namespace glassbox {

// Edits of a document: each takes a network by value and returns the edited one, or why it can't be done. Undo is
// keeping the old value.

/// Adds a block of that type with default settings under a fresh id (returned in `id` if given). A composite of the
/// library that the document lacks brings its definition with it.
Result<NetworkSpec> addBlock(NetworkSpec network, std::string_view type, Position position, std::string* id = nullptr,
                             BlockTypes types = blockTypes());
/// The same with the settings of a palette entry.
Result<NetworkSpec> addBlock(NetworkSpec network, const PaletteEntry& entry, Position position,
                             std::string* id = nullptr);
/// Puts a new block into a wire: from -> new -> to; in the document it stands after `from`.
Result<NetworkSpec> insertOnWire(NetworkSpec network, std::string_view type, const WireSpec& wire, Position position,
                                 std::string* id = nullptr, BlockTypes types = blockTypes());
/// The same with the settings of a palette entry.
Result<NetworkSpec> insertOnWire(NetworkSpec network, const PaletteEntry& entry, const WireSpec& wire,
                                 Position position, std::string* id = nullptr);
/// Puts an existing, unconnected block into a wire.
Result<NetworkSpec> insertExistingOnWire(NetworkSpec network, std::string_view id, const WireSpec& wire,
                                         BlockTypes types = blockTypes());
/// Removes blocks with their wires; a block with one input and one output is bridged if `bridge`.
Result<NetworkSpec> removeBlocks(NetworkSpec network, const std::set<std::string>& ids, bool bridge,
                                 BlockTypes types = blockTypes());
/// Draws a wire; an input port holds one wire, so an older one is replaced. Refuses cycles, unknown ports.
Result<NetworkSpec> connect(NetworkSpec network, const WireSpec& wire, BlockTypes types = blockTypes());
/// Removes a wire.
Result<NetworkSpec> disconnect(NetworkSpec network, const WireSpec& wire);
/// Changes one setting (checked against the schema), or "trainable".
Result<NetworkSpec> changeSetting(NetworkSpec network, std::string_view id, std::string_view key, const Setting& value,
                                  BlockTypes types = blockTypes());
/// Renames a block everywhere.
Result<NetworkSpec> renameBlock(NetworkSpec network, std::string_view from, std::string_view to);
/// Copies blocks and the wires among them out of a network, as a fragment of its own.
NetworkSpec extract(const NetworkSpec& network, const std::set<std::string>& ids);
/// Adds a fragment, moved by an offset; ids that are taken become fresh ones; the new ids are returned in `ids` if
/// given.
Result<NetworkSpec> paste(NetworkSpec network, const NetworkSpec& fragment, Position offset,
                          std::set<std::string>* ids = nullptr);
/// True if a wire may be drawn (ports exist, no cycle); types are checked by analyse().
bool canConnect(const NetworkSpec& network, const WireSpec& wire, BlockTypes types = blockTypes());

}  // namespace glassbox
