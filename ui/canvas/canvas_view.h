#pragma once

#include "ui/canvas/canvas_editor.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/wire_gesture.h"

#include <QGraphicsView>
#include <QPointer>

#include <memory>
#include <optional>

class QLineEdit;
class QVariantAnimation;

namespace glassbox {

class CanvasCommands;
class ThemeManager;

/// The canvas: mouse, keys, zoom and drops on a scene of blocks and wires.
class CanvasView : public QGraphicsView {
    Q_OBJECT

public:
    CanvasView(NetworkDocument& document, const ThemeManager& themes, QWidget* parent = nullptr);
    ~CanvasView() override;

    CanvasScene& canvas() const { return *scene_; }
    CanvasEditor& editor() const { return *editor_; }
    CanvasCommands& commands() const { return *commands_; }
    const ThemeManager& themes() const { return themes_; }

    /// Nothing is edited: it walks, zooms and opens.
    void setReadOnly(bool readOnly);
    bool readOnly() const { return readOnly_; }

    /// 1 is 100 % at the interface scale.
    double zoom() const;
    /// Zooms so that the scene point under `anchor` (viewport px) stays where it is.
    void setZoom(double zoom, QPoint anchor);
    /// One step in or out about the middle.
    void zoomBy(int steps);
    /// Shows the whole network; `animated` moves there.
    void fit(bool animated = true);
    /// So many px at the top lie under something else: what is fitted keeps clear of them.
    void setCoveredTop(int height);
    /// Scene point in the middle of what is visible.
    QPointF visibleCenter() const;

    /// Makes a block current, selects it and scrolls to it; `extend` adds it to the selection.
    void goTo(const std::string& id, bool extend = false);
    /// Opens the field that renames the current block in place.
    void startRename();
    /// Starts drawing a wire from the current block.
    void startWire();
    void copy(bool cut);
    void paste();
    /// Asks for the current block in the microscope.
    void openCurrent();
    /// Goes one level up, out of the block that is open.
    void leaveLevel();

Q_SIGNALS:
    void openRequested(const QString& id);
    void paletteRequested();
    void message(const QString& text);
    /// Another part of the scene is visible, or at another size.
    void viewChanged();

protected:
    bool event(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;

private:
    bool isExposed(const QPointF& place) const;
    void applyTheme();
    void showAt(double zoom, QPointF center);
    QSizeF fitArea() const;
    void refit();
    bool gestureKey(QKeyEvent* event);
    bool walkKey(QKeyEvent* event);
    void startPan(QPoint at);
    void startWireAt(const CanvasPort& port);
    void finishWire(QPoint at);
    void showParting(QPointF point, bool possible);
    std::optional<std::string> draggedLooseBlock() const;
    void announceChosenPort();

    NetworkDocument& document_;
    const ThemeManager& themes_;
    std::unique_ptr<CanvasScene> scene_;
    CanvasEditor* editor_;
    CanvasCommands* commands_;
    WireGesture gesture_;
    QVariantAnimation* animation_;
    QPointer<QLineEdit> rename_;
    bool fitted_ = true;  ///< the view follows the network until it is zoomed or panned
    bool readOnly_ = false, panning_ = false, spaceHeld_ = false;
    int coveredTop_ = 0;
    QPoint panFrom_;
};

}  // namespace glassbox
