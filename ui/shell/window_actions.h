#pragma once

#include <QAction>
#include <QMenu>

class QToolBar;

namespace glassbox {

/// The window's menus and the actions that it owns; the canvas brings its own.
struct WindowActions {
    QMenu *file, *recent, *edit, *view, *panels, *appearance, *train, *help;
    QAction *empty, *open, *save, *saveAs, *saveNetwork, *saveWeights, *quit;
    QAction *run, *step, *stepBack, *restart, *rangeTest, *timeGradient, *stepTimes;
    QAction *startRoom, *networkRoom, *microscopeRoom, *settings;
    QAction *light, *dark, *desktop;
    QAction *scaleUp, *scaleDown, *scaleReset;
    QAction *nextPanel, *previousPanel;
    QAction *keys, *about, *worksheet;
    QToolBar* rail;
};

}  // namespace glassbox
