#pragma once

#include "ui/canvas/network_view.h"

#include <QAction>
#include <QObject>

#include <array>

class QKeyEvent;

namespace glassbox {

/// The actions of the canvas and their keys. The canvas takes its keys itself (ShortcutOverride), so no action of the
/// same key elsewhere becomes ambiguous.
class CanvasCommands : public QObject {
    Q_OBJECT

public:
    explicit CanvasCommands(CanvasView& view);

    QAction* action(CanvasAction action) const { return actions_[static_cast<std::size_t>(action)]; }
    /// The action of a key press, null if it has none.
    QAction* match(const QKeyEvent& event) const;
    /// Texts in the window's language.
    void retranslate();
    /// What can be done now.
    void updateEnabled();

private:
    void run(CanvasAction action);

    CanvasView& view_;
    std::array<QAction*, canvasActionCount> actions_{};
};

}  // namespace glassbox
