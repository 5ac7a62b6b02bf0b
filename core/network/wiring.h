#pragma once

#include "core/blocks/block_type.h"
#include "core/network/network_spec.h"

#include <vector>

namespace glassbox {

/// An output port of a block, by indices into the document and the block's type.
struct Source {
    int block = -1, port = -1;
    bool connected() const { return block >= 0; }
};

/// Why a wire of the document leads nowhere.
enum class WireFault : std::uint8_t { None, UnknownFrom, UnknownTo, UnknownFromPort, UnknownToPort, PortTaken };

/// The wires of a network by index: who feeds whom, in which order blocks can run, and what is wrong with the wires.
struct Wiring {
    std::vector<const BlockType*> types;            ///< by block; null for an unknown type
    std::vector<std::span<const PortSpec>> inputs;  ///< by block: its input ports
    std::vector<std::vector<Source>> sources;       ///< by block and input port
    std::vector<std::vector<int>> users;            ///< by block: blocks that its outputs feed, a wire each
    std::vector<WireFault> faults;                  ///< by wire
    std::vector<int> order;  ///< topological, stable by document order; without blocks behind a ring
    std::vector<int> ring;   ///< one ring of blocks in the direction of the wires; empty: none

    /// True if `to` can be reached from `from` along wires, or is it.
    bool reaches(int from, int to) const;
};

/// Resolves the wires of a network.
Wiring resolveWiring(const NetworkSpec& network, BlockTypes types);

/// Index of the port of that name, -1 if there is none.
int findPort(std::span<const PortSpec> ports, std::string_view name);
/// "conv1 -> relu1".
std::string toString(const WireSpec& wire);

}  // namespace glassbox
