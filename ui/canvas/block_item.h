#pragma once

#include "ui/canvas/block_painter.h"
#include "ui/canvas/block_window.h"

#include <QGraphicsObject>
#include <QRegion>

#include <memory>
#include <optional>

namespace glassbox {

/// What all items of one canvas share; the scene owns it.
struct CanvasStyle {
    Theme theme;  ///< at scale 1: the view's transform scales
    std::shared_ptr<const BlockPainter> painter;
    std::optional<QRegion> exposed =
        std::nullopt;  ///< what of a view is painted now, in its px; none: all that is asked for
};

/// A block on the canvas, known by its id.
class BlockItem : public QGraphicsObject {
    Q_OBJECT

public:
    enum { Type = UserType + 1 };
    BlockItem(CanvasBlock block, const CanvasStyle& style);

    int type() const override { return Type; }
    const std::string& id() const { return block_.id; }
    const CanvasBlock& block() const { return block_; }
    const BlockState& state() const { return state_; }
    QRectF box() const { return block_.geometry.body().translated(pos()); }
    QPointF inputPort(int index) const { return pos() + block_.geometry.inputPort(index); }
    QPointF outputPort(int index) const { return pos() + block_.geometry.outputPort(index); }

    void setBlock(CanvasBlock block);
    /// Shows another tensor; only the window's rectangle is painted anew.
    void setWindow(BlockWindow window);
    bool hasWindow() const { return !window_.empty(); }
    void setThemeColors();
    void setLive(bool live);
    void setFocusShown(bool shown);
    /// Lights the block up while the op that was done last is its own.
    void setActivity(BlockActivity activity);
    /// What the update changed: words in place of the footer, the same for a narrow one, and a sentence a parameter in
    /// the tip; empty: nothing.
    void setChange(const QString& words, const QString& brief, const QString& sentences);
    /// How the ports look while a wire is drawn; empty lists: as always.
    void setPortLooks(std::vector<PortLook> inputs, std::vector<PortLook> outputs);

    QRectF boundingRect() const override { return block_.geometry.bounds(); }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

Q_SIGNALS:
    /// The block has been moved on the scene, not yet in the document.
    void moved();

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant& value) override;
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

private:
    void showTip();
    bool onlyWindow(const QPainter& painter, const QRectF& exposed) const;

    CanvasBlock block_;
    BlockState state_;
    BlockWindow window_;
    QString changes_;  ///< sentences about what the update changed
    const CanvasStyle& style_;
};

}  // namespace glassbox
