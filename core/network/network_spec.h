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
    bool trainable = true;  ///< false: frozen, keeps its parameters (a composite's are those of all blocks inside)
    /// Inside a composite: settings that follow a parameter of it ("filters" -> "width"); what `settings` says of them
    /// is the parameter's default.
    std::map<std::string, std::string> references{};
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

/// A setting that a composite block has as a whole.
struct CompositeParameter {
    std::string name;
    Setting initial;
    std::string label;  ///< what forms call it; empty: its name
    bool operator==(const CompositeParameter&) const = default;
};

/// A port through which values enter a composite block, and the inner ports that they go to.
struct CompositeInput {
    std::string name;
    std::vector<PortRef> ends;
    bool operator==(const CompositeInput&) const = default;
};

/// A port through which a value leaves a composite block, and the inner port that it comes from (no block: none yet).
struct CompositeOutput {
    std::string name;
    PortRef source;
    bool operator==(const CompositeOutput&) const = default;
};

/// Definition of a composite block: a sub-network with ports and parameters. Its port names and inner ids differ from
/// each other.
struct CompositeSpec {
    std::string help;  ///< a sentence for the palette; may be empty
    std::vector<CompositeParameter> parameters;
    std::vector<CompositeInput> inputs;
    std::vector<CompositeOutput> outputs;
    std::vector<BlockSpec> blocks;
    std::vector<WireSpec> wires;
    std::map<std::string, Position> layout;    ///< of inner blocks and ports
    std::map<std::string, std::string> notes;  ///< of inner blocks
    bool operator==(const CompositeSpec&) const = default;

    const CompositeParameter* findParameter(std::string_view parameter) const;
};

/// The document that a learner edits: blocks and wires, the composite blocks it defines, where they lie, and notes. A
/// value; equal documents compare equal.
struct NetworkSpec {
    std::string name;
    std::vector<BlockSpec> blocks;
    std::vector<WireSpec> wires;
    std::map<std::string, Position> layout;
    std::map<std::string, std::string> notes;
    std::map<std::string, CompositeSpec> composites{};  ///< by the type's name
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
