#pragma once

#include "core/data/catalog.h"
#include "ui/rooms/start_card.h"

#include <filesystem>
#include <vector>

namespace glassbox {

class Preferences;
class Theme;

/// What the start page's cards show of the presets that ship: texts, what they reached on this machine, and whether
/// their data are here.
std::vector<StartCard::Content> startCards(const std::filesystem::path& presets, const DataPlaces& places,
                                           const Preferences& preferences, const Theme& theme);

}  // namespace glassbox
