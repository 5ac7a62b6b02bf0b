#pragma once

#include "core/blocks/block_type.h"

namespace glassbox {

// What BatchNorm and LayerNorm share.

/// The declaration of `eps`.
SettingSchema epsSetting();
/// One number a channel or feature, ones or zeros at the start.
ParameterDeclaration normParameter(std::string name, std::int64_t size, bool ones,
                                   ParameterKind kind = ParameterKind::Trained);

}  // namespace glassbox
