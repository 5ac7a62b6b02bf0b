#pragma once

#include "core/network/network_spec.h"

namespace glassbox {

/// What changed between two documents, structure and look apart.
struct NetworkDiff {
    std::vector<std::string> added, removed, changed;  ///< block ids
    std::vector<WireSpec> wiresAdded, wiresRemoved;
    bool layoutOnly = false;  ///< only positions, notes or the name differ
};

/// The network without what changes nothing that it computes: name, places, notes, helps, definitions that no block uses.
NetworkSpec structureOf(NetworkSpec network);

NetworkDiff diff(const NetworkSpec& before, const NetworkSpec& after);

}  // namespace glassbox
