#pragma once

#include <QString>

namespace glassbox {

/// What a start card says of a preset file that ships: title and one sentence, translated.
struct PresetText {
    QString title, description;
};

/// Texts by the file's stem ("lenet5"); an unknown preset keeps its own name and says nothing.
PresetText presetText(const QString& stem, const QString& name);

}  // namespace glassbox
