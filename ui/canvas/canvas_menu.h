#pragma once

#include "ui/canvas/canvas_view.h"

#include <QMenu>

namespace glassbox {

/// The context menu of what lies at a scene point: a block, a wire, or the empty canvas.
class CanvasMenu : public QMenu {
    Q_OBJECT

public:
    /// `wire` is what the menu is about whatever lies at the point.
    CanvasMenu(CanvasView& view, QPointF point, const std::optional<WireSpec>& wire);

private:
    void addParameterMenu(const std::string& id);
    void fillForBlock(const std::string& id);
    void fillForWire(const WireSpec& wire);
    void fillForCanvas(QPointF point);
    void addWays();
    void addWindowMenu(const std::string& id);
    /// A menu with the palette's entries, grouped; `pass` keeps those with an input and an output only.
    template <class Insert>
    void addEntries(const QString& title, bool pass, Insert insert);

    CanvasView& view_;
};

}  // namespace glassbox
