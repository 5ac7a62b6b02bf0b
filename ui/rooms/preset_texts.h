#pragma once

#include <QString>

#include <span>

namespace glassbox {

/// A preset that ships, as the start page shows it.
struct PresetRow {
    const char* group;        ///< heading under which it stands
    const char* stem;         ///< of its file: "lenet5"
    const char* title;        ///< a name short enough for a card
    const char* description;  ///< what it does, in one sentence
};

/// All presets that ship, group by group, in the order of the start page.
std::span<const PresetRow> presetRows();

/// A text of a row in the window's language.
QString presetText(const char* text);

}  // namespace glassbox
