#pragma once

#include "core/blocks/block_type.h"

#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace glassbox {

/// One line of the palette: a block type, perhaps with some settings chosen already ("ReLU" is an Activation).
struct PaletteEntry {
    std::string_view label;   ///< what palette and block are called: "ReLU"; translatable
    std::string_view type;    ///< block type: "Activation"
    std::string_view idStem;  ///< new blocks are called "<stem><n>"
    std::string_view group;   ///< heading, translatable
    std::string_view help;    ///< one translatable sentence
    std::vector<std::pair<std::string_view, Setting>> preset;  ///< settings that differ from the type's defaults
};

/// The palette in its order; entries of one group follow each other.
std::span<const PaletteEntry> paletteEntries();
/// Entry of that label, null if there is none.
const PaletteEntry* findPaletteEntry(std::string_view label);
/// What a block with these settings is called: "ReLU" for an Activation whose function is relu, else its type's name.
std::string_view blockTitle(std::string_view type, const Settings& settings);

}  // namespace glassbox
