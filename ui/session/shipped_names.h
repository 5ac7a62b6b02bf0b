#pragma once

#include "core/blocks/palette.h"

#include <QString>

#include <string_view>

namespace glassbox {

/// Name of an experiment, a network or a composite block: translated where the program ships it, else as it was typed.
QString shippedName(std::string_view name);
/// What a block is called: the program's own types translated, a learner's composite as it was typed.
QString blockTitleText(std::string_view type, const Settings& settings);
/// The same for a line of the palette.
QString paletteText(const PaletteEntry& entry);

}  // namespace glassbox
