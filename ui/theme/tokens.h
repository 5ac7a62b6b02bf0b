#pragma once

#include "ui/theme/roles.h"

namespace glassbox::tokens {

/// 0xRRGGBB of a role in a scheme.
unsigned role(Role role, Scheme scheme);

/// 0xRRGGBB of a block category in a scheme.
unsigned category(BlockCategory category, Scheme scheme);

/// Number of runs with a look of their own; later ones repeat with a marker.
inline constexpr int runCount = 6;

/// 0xRRGGBB of run 0 to 5 in a scheme.
unsigned run(int number, Scheme scheme);

/// Name of a role as the style sheet's template writes it after "@" ("on-accent").
const char* name(Role role);

}  // namespace glassbox::tokens
