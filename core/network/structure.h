#pragma once

#include "core/network/analysis.h"
#include "core/network/wiring.h"

namespace glassbox {

// Codes of structural problems that others know.
inline constexpr std::string_view noInputCode = "network.no_input";
inline constexpr std::string_view noOutputCode = "network.no_output";
inline constexpr std::string_view ringCode = "network.ring";
inline constexpr std::string_view unconnectedCode = "network.unconnected";
inline constexpr std::string_view unusedCode = "network.unused";

/// What is wrong with blocks and wires whatever the shapes: no Input or Output, rings, wires that lead nowhere, ports
/// without a wire, results that nothing uses, settings out of range. `inside`: the network is the inside of a
/// composite, whose ends are ports.
std::vector<Problem> findStructureProblems(const NetworkSpec& network, const Wiring& wiring, bool inside = false);

}  // namespace glassbox
