// Mouse and drops on the canvas.
#include "core/blocks/palette.h"
#include "ui/canvas/canvas_menu.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/palette.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>

#include <cmath>

namespace glassbox {
namespace {

constexpr double partingReach = 24;  ///< scene px around a wire in which a drop goes into it
constexpr double wheelNotch = 120;   ///< Qt: eighths of a degree a notch, times 8
constexpr double zoomANotch = 1.15;

const PaletteEntry* entryOf(const QMimeData* data, const DocumentPalette& palette) {
    const QString type = QString::fromLatin1(paletteMimeType);
    if (!data || !data->hasFormat(type)) return nullptr;
    return palette.find(data->data(type).toStdString());
}

bool fitsIntoWire(const PaletteEntry& entry, const DocumentPalette& palette) {
    const BlockType* type = palette.type(entry.type);
    return type && !type->inputs.empty() && !type->outputs.empty();
}

/// Shift adds to a selection as Ctrl does.
QMouseEvent extending(const QMouseEvent& event) {
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    return {event.type(),   event.position(), event.globalPosition(),
            event.button(), event.buttons(),  shift ? event.modifiers() | Qt::ControlModifier : event.modifiers()};
}

}  // namespace

void CanvasView::startPan(QPoint at) {
    panning_ = true;
    fitted_ = false;
    panFrom_ = at;
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && spaceHeld_)) {
        startPan(at);
        return;
    }
    const QPointF point = mapToScene(at);
    if (event->button() == Qt::LeftButton && !readOnly_) {
        if (const auto port = scene_->portAt(point)) {
            startWireAt(*port);
            return;
        }
    }
    QMouseEvent extended = extending(*event);
    QGraphicsView::mousePressEvent(&extended);
    if (const BlockItem* item = scene_->blockAt(point)) scene_->setCurrent(item->id());
}

void CanvasView::startWireAt(const CanvasPort& port) {
    // A wire that ends here is picked up by its end.
    for (const auto& [spec, item] : scene_->wires()) {
        if (!port.output && spec.to == port.port) {
            const WireSpec wire = spec;
            gesture_.start({wire.from, true}, wire);
            return;
        }
    }
    gesture_.start(port);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (panning_) {
        const QPoint moved = at - panFrom_;
        panFrom_ = at;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - moved.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - moved.y());
        return;
    }
    if (gesture_.active()) {
        gesture_.moveTo(mapToScene(at));
        return;
    }
    QGraphicsView::mouseMoveEvent(event);
    if (readOnly_) return;
    if (!(event->buttons() & Qt::LeftButton) && !spaceHeld_) {
        viewport()->setCursor(scene_->portAt(mapToScene(at)) ? Qt::CrossCursor : Qt::ArrowCursor);
    } else if (const auto loose = draggedLooseBlock()) {
        showParting(scene_->block(*loose)->box().center(), true);
    }
}

std::optional<std::string> CanvasView::draggedLooseBlock() const {
    if (scene_->selection().size() != 1 || scene_->mouseGrabberItem() == nullptr) return std::nullopt;
    const std::string& id = *scene_->selection().begin();
    for (const auto& [spec, item] : scene_->wires()) {
        if (spec.from.block == id || spec.to.block == id) return std::nullopt;
    }
    const BlockSpec* block = document_.network().find(id);
    const BlockType* type = block ? document_.palette()->type(block->type) : nullptr;
    if (!type || type->inputs.empty() || type->outputs.empty()) return std::nullopt;
    return id;
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (panning_) {
        panning_ = false;
        viewport()->setCursor(spaceHeld_ ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    if (gesture_.active()) {
        finishWire(at);
        return;
    }
    const auto loose = readOnly_ ? std::nullopt : draggedLooseBlock();
    QMouseEvent extended = extending(*event);
    QGraphicsView::mouseReleaseEvent(&extended);
    if (event->button() != Qt::LeftButton || readOnly_) return;
    WireItem* into = loose ? scene_->wireAt(scene_->block(*loose)->box().center(), partingReach) : nullptr;
    scene_->setPartingWire(nullptr);
    if (into && into->wire().wire.from.block != *loose) {
        editor_->putOnWire(*loose, into->wire().wire);
    } else {
        editor_->move();
    }
}

void CanvasView::finishWire(QPoint at) {
    gesture_.moveTo(mapToScene(at));
    const auto wire = gesture_.target();
    const auto detached = gesture_.detached();
    gesture_.end();
    if (wire && wire != detached) {
        editor_->connectPorts(*wire, detached);
    } else if (!wire && detached) {
        editor_->removeWire(*detached);
    } else if (!wire && scene_->portAt(mapToScene(at))) {
        Q_EMIT message(
            tr("No wire there: it must lead from an output to an input, and blocks must not feed each "
               "other in a ring"));
    }
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event) {
    const BlockItem* item = scene_->blockAt(mapToScene(event->position().toPoint()));
    if (event->button() != Qt::LeftButton || !item) {
        QGraphicsView::mouseDoubleClickEvent(event);
        return;
    }
    const std::string id = item->id();
    goTo(id);
    if (document_.canEnter(id))
        document_.enter(id);
    else
        openCurrent();
}

void CanvasView::wheelEvent(QWheelEvent* event) {
    const double notches = event->angleDelta().y() / wheelNotch;
    if (notches != 0) setZoom(zoom() * std::pow(zoomANotch, notches), event->position().toPoint());
    event->accept();
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event) {
    QPoint at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (const BlockItem* item = scene_->block(scene_->current())) at = mapFromScene(item->box().center());
    } else if (BlockItem* item = scene_->blockAt(mapToScene(at)); item && !item->isSelected()) {
        goTo(item->id());
    }
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    CanvasMenu menu(*this, mapToScene(at), byKey ? scene_->selectedWire() : std::nullopt);
    menu.exec(viewport()->mapToGlobal(at));
    event->accept();
}

void CanvasView::showParting(QPointF point, bool possible) {
    scene_->setPartingWire(possible ? scene_->wireAt(point, partingReach) : nullptr);
}

void CanvasView::dragEnterEvent(QDragEnterEvent* event) {
    if (entryOf(event->mimeData(), *document_.palette())) event->acceptProposedAction();
}

void CanvasView::dragMoveEvent(QDragMoveEvent* event) {
    const std::shared_ptr<const DocumentPalette> palette = document_.palette();
    const PaletteEntry* entry = entryOf(event->mimeData(), *palette);
    if (!entry) return;
    showParting(mapToScene(event->position().toPoint()), fitsIntoWire(*entry, *palette));
    event->acceptProposedAction();
}

void CanvasView::dragLeaveEvent(QDragLeaveEvent*) {
    scene_->setPartingWire(nullptr);
}

void CanvasView::dropEvent(QDropEvent* event) {
    scene_->setPartingWire(nullptr);
    const std::shared_ptr<const DocumentPalette> palette = document_.palette();
    const PaletteEntry* entry = entryOf(event->mimeData(), *palette);
    if (!entry) return;
    const QPointF point = mapToScene(event->position().toPoint());
    WireItem* wire = fitsIntoWire(*entry, *palette) ? scene_->wireAt(point, partingReach) : nullptr;
    if (wire) {
        editor_->insertOnWire(*entry, wire->wire().wire);
    } else {
        fitted_ = false;  // the block stays under the cursor
        editor_->addAt(*entry, point);
    }
    event->acceptProposedAction();
    setFocus();
}

}  // namespace glassbox
