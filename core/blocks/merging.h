#pragma once

#include "core/blocks/block_rules.h"

namespace glassbox {

// What Add, Multiply and Concat share: two to eight inputs, as many as their setting `inputs` says.

/// The settings of a block that merges: `inputs`.
std::span<const SettingSchema> mergingSettings();
/// Ports "in", "in2", ... "in8".
std::span<const PortSpec> mergingPorts();
/// As many of them as `inputs` says.
std::span<const PortSpec> portsOfMerging(const Settings& settings);
/// The one type that all inputs have, or the error that names two that differ.
InferredTypes inferSameTypes(const BlockContext& block, std::string_view type);

}  // namespace glassbox
