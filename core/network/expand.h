#pragma once

#include "core/network/network_spec.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// A composite block written out in the flat network.
struct ExpandedInstance {
    std::string composite;                     ///< name of its definition
    std::vector<std::vector<PortRef>> inputs;  ///< by input port: the flat ends that it feeds
    std::vector<PortRef> outputs;              ///< by output port: the flat block it comes from; no block: none
};

/// A network without composites: each is replaced by what is inside it. Ids nest with a dot: "res1.conv1".
struct Expansion {
    NetworkSpec flat;
    std::map<std::string, ExpandedInstance> instances;  ///< by flat id: "res1", "res1.inner"
    std::vector<Error> errors;  ///< what can't be written out and is left out; the place is the flat id
};

/// Writes all composites of a network out. Blocks come in the order of the document, a composite's in the order of its
/// definition. At most 10,000 blocks and 100,000 wires come of it.
Expansion expand(const NetworkSpec& network, BlockTypes types = blockTypes());

/// True if some block of the network is a composite.
bool hasComposites(const NetworkSpec& network);
/// "res1" of "res1.inner.conv1".
std::string_view outermost(std::string_view flatId);
/// Definitions that contain each other in a ring, "A -> B -> A"; empty: none.
std::string findDefinitionRing(const NetworkSpec& network);

}  // namespace glassbox
