#pragma once

#include "core/base/result.h"
#include "core/base/schema.h"
#include "core/blocks/block_type.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// A block of a network as the learner edits it.
struct BlockSpec {
    std::string id;
    std::string type;
    Settings settings;
    bool trainable = true;  ///< false: frozen, keeps its parameters
    bool operator==(const BlockSpec&) const = default;
};

/// One end of a wire: a block and its port ("out" or "in" where the file does not say).
struct PortRef {
    std::string block;
    std::string port;
    auto operator<=>(const PortRef&) const = default;
    /// "conv1" for the default ports "in" and "out", else "add:in2".
    std::string toString() const;
};

/// A wire from an output port to an input port.
struct WireSpec {
    PortRef from, to;
    auto operator<=>(const WireSpec&) const = default;
};

/// Position of a block on the canvas, in scene pixels.
struct Position {
    double x = 0, y = 0;
    bool operator==(const Position&) const = default;
};

/// The document that a learner edits: blocks and wires, where they lie, and notes. A value; equal documents compare
/// equal.
struct NetworkSpec {
    std::string name;
    std::vector<BlockSpec> blocks;
    std::vector<WireSpec> wires;
    std::map<std::string, Position> layout;
    std::map<std::string, std::string> notes;
    bool operator==(const NetworkSpec&) const = default;

    const BlockSpec* find(std::string_view id) const;
    BlockSpec* find(std::string_view id);
    /// First unused id of that stem: "conv3".
    std::string freshId(std::string_view stem) const;
};

/// Reads "glassbox.network/1" text. Errors name the place: unknown keys and types, duplicate ids, a newer version, deep
/// nesting.
Result<NetworkSpec> parseNetwork(std::string_view json, BlockTypes types = blockTypes());
/// Writes it; reading gives back an equal document.
std::string writeNetwork(const NetworkSpec& network, BlockTypes types = blockTypes());
/// Whether a text can be a block's id: [A-Za-z_][A-Za-z0-9_]*, at most 64 letters.
bool isValidId(std::string_view id);

}  // namespace glassbox
