#pragma once

#include "core/network/analysis.h"
#include "core/network/network_spec.h"

#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

// The inside of a composite block as a document of its own, so that all edits work there too: its ports are blocks of
// the types CompositeInput and CompositeOutput, called as the ports are.

/// The inside of a definition; the settings that follow parameters have the values of `parameters` (those of an
/// instance; what is missing there has the parameter's default). An empty document if there is no such definition.
NetworkSpec insideOf(const NetworkSpec& network, const std::string& composite, const Settings& parameters = {});

/// The document with a definition's inside replaced: all instances follow, wires to vanished ports go. Refused where
/// definitions would contain each other in a ring.
Result<NetworkSpec> withInside(NetworkSpec network, const std::string& composite, const NetworkSpec& inside);

/// What `analyse(network)` says of the inside of an instance. `path` is its flat id: "res1", "res1.inner".
NetworkAnalysis analysisInside(const NetworkAnalysis& whole, const NetworkSpec& inside, const std::string& path,
                               BlockTypes types = blockTypes());

/// The block at a flat id, with the values that it has there; no type if there is none.
BlockSpec blockAt(const NetworkSpec& network, std::string_view path);

}  // namespace glassbox
