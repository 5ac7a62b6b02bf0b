#pragma once

#include "core/blocks/block_rules.h"

namespace glassbox {

// What the pooling blocks share; `type` is the block's name.

/// Image in, smaller image out; refuses windows larger than the picture and padding above half a window.
InferredTypes inferPooling(const BlockContext& block, std::string_view type);
/// Emits the op as "<id>.out".
EmittedValues emitPooling(const EmitContext& context, std::string_view op);
/// "2x2, s2".
std::string poolingSummary(const BlockContext& block);
/// kernel, stride, padding.
std::span<const SettingSchema> poolingSettings();

}  // namespace glassbox
