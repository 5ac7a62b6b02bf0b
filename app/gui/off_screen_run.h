#pragma once

#include <QString>

namespace glassbox {

class MainWindow;

/// What a run without anybody at the window does.
struct OffScreenRun {
    QString file;     ///< experiment to train
    QString picture;  ///< PNG of the trained window; may be empty
    QString save;     ///< trained weights; may be empty
    /// "hidden": only the canvas; "shown": all instruments side by side; else the name of a panel that comes to the
    /// front.
    QString instruments;
};

/// Trains in the window to the end, prints progress and accuracy to standard error and output, writes what was asked;
/// the exit status.
int runOffScreen(MainWindow& window, const OffScreenRun& run);

}  // namespace glassbox
