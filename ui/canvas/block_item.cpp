#include "ui/canvas/block_item.h"

#include "ui/theme/numbers.h"

#include <QCursor>
#include <QGraphicsSceneHoverEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace glassbox {

BlockItem::BlockItem(CanvasBlock block, const CanvasStyle& style) : block_(std::move(block)), style_(style) {
    setFlags(ItemIsSelectable | ItemIsMovable | ItemSendsGeometryChanges | ItemUsesExtendedStyleOption);
    setAcceptHoverEvents(true);
    setZValue(1);
    setToolTip(block_.tip);
    setObjectName(block_.caption);
}

void BlockItem::setBlock(CanvasBlock block) {
    if (block == block_) return;
    if (!(block.geometry == block_.geometry)) prepareGeometryChange();
    block_ = std::move(block);
    showTip();
    setObjectName(block_.caption);
    update();
}

void BlockItem::setWindow(BlockWindow window) {
    const bool sameNote = window.note() == window_.note();
    window_ = std::move(window);
    if (!sameNote) showTip();
    const QString fault = window_.faulty() > 0
                              ? tr("%1 not finite").arg(Numbers(style_.theme.locale()).integer(window_.faulty()))
                              : QString();
    const bool sameFault = fault == state_.fault;
    state_.fault = fault;
    sameFault ? update(block_.geometry.window()) : update();
}

/// The block in words, what the update changed, and how its window is to be read.
void BlockItem::showTip() {
    QString tip = block_.tip;
    for (const QString& more : {changes_, window_.note()})
        if (!more.isEmpty()) tip += u'\n' + more;
    setToolTip(tip);
}

void BlockItem::setThemeColors() {
    window_.setTheme(style_.theme);
    update();
}

void BlockItem::setLive(bool live) {
    if (state_.live == live) return;
    state_.live = live;
    update();
}

void BlockItem::setFocusShown(bool shown) {
    if (state_.focused == shown) return;
    state_.focused = shown;
    update();
}

void BlockItem::setActivity(BlockActivity activity) {
    if (state_.activity == activity) return;
    state_.activity = activity;
    update();
}

void BlockItem::setChange(const QString& words, const QString& brief, const QString& sentences) {
    changes_ = sentences;
    showTip();
    if (state_.change == words) return;
    state_.change = words;
    state_.briefChange = brief;
    update();
}

void BlockItem::setPortLooks(std::vector<PortLook> inputs, std::vector<PortLook> outputs) {
    if (state_.inputs == inputs && state_.outputs == outputs) return;
    state_.inputs = std::move(inputs);
    state_.outputs = std::move(outputs);
    update();
}

QPainterPath BlockItem::shape() const {
    QPainterPath path;
    path.addRect(block_.geometry.body());
    return path;
}

/// Whether nothing of the block but its window is painted now. What the option says is exposed is the bounding box of
/// all that is painted anywhere.
bool BlockItem::onlyWindow(const QPainter& painter, const QRectF& exposed) const {
    const QRectF window = block_.geometry.window().adjusted(-2, -2, 2, 2);
    if (!style_.exposed) return window.contains(exposed);
    const QTransform& place = painter.worldTransform();
    const QRegion mine = *style_.exposed & place.mapRect(boundingRect()).toAlignedRect();
    return (mine - place.mapRect(window).toAlignedRect()).isEmpty();
}

void BlockItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) {
    if (onlyWindow(*painter, option->exposedRect)) {
        style_.painter->paintWindow(*painter, block_, window_, style_.theme);
        return;
    }
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    BlockState state = state_;
    state.selected = isSelected();
    style_.painter->paint(*painter, block_, state, window_, zoom, style_.theme);
}

QVariant BlockItem::itemChange(GraphicsItemChange change, const QVariant& value) {
    if (change == ItemPositionHasChanged) Q_EMIT moved();
    if (change == ItemSelectedHasChanged) setZValue(isSelected() ? 2 : 1);
    return QGraphicsObject::itemChange(change, value);
}

void BlockItem::hoverEnterEvent(QGraphicsSceneHoverEvent* event) {
    state_.hovered = true;
    update();
    QGraphicsObject::hoverEnterEvent(event);
}

/// Over a number of the window the tip is that number.
void BlockItem::hoverMoveEvent(QGraphicsSceneHoverEvent* event) {
    const QString number = window_.textAt(event->pos(), block_.geometry.window(), style_.theme.locale());
    number.isEmpty() ? showTip() : setToolTip(number);
    QGraphicsObject::hoverMoveEvent(event);
}

void BlockItem::hoverLeaveEvent(QGraphicsSceneHoverEvent* event) {
    state_.hovered = false;
    showTip();
    update();
    QGraphicsObject::hoverLeaveEvent(event);
}

}  // namespace glassbox
