#pragma once

#include "ui/theme/theme_manager.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>

namespace glassbox {

/// Result of the last run of a preset on this machine.
struct PresetResult {
    double accuracy = -1;  ///< on the test part; negative: none yet, or a regression
    double bits = -1;      ///< a character of the test part; negative: no text
    double error = -1;     ///< root of the mean squared distance from the test part's targets; negative: no regression
    double seconds = 0;
};

/// What the program remembers between starts, in the user's settings file.
class Preferences {
public:
    SchemeChoice scheme() const;
    void setScheme(SchemeChoice choice);
    MotionChoice motion() const;
    void setMotion(MotionChoice choice);
    /// Interface scales that are offered.
    static constexpr std::array<double, 6> scales{1.0, 1.25, 1.5, 1.75, 2.0, 2.5};
    double scale() const;
    void setScale(double scale);
    /// "system", "en", "zh_CN".
    QString language() const;
    void setLanguage(const QString& language);

    /// Existing files that were opened or saved lately, newest first.
    QStringList recentFiles() const;
    void addRecentFile(const QString& file);

    PresetResult presetResult(const QString& stem) const;
    void setPresetResult(const QString& stem, const PresetResult& result);

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
};

}  // namespace glassbox
