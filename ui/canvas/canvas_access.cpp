#include "ui/canvas/canvas_access.h"

#include "ui/canvas/canvas_view.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QAccessibleWidget>

namespace glassbox {
namespace {

CanvasView* viewOf(const QGraphicsObject& item) {
    if (!item.scene()) return nullptr;
    for (QGraphicsView* view : item.scene()->views()) {
        if (auto* canvas = qobject_cast<CanvasView*>(view)) return canvas;
    }
    return nullptr;
}

/// A block as a list item: what it is, which shapes, how many parameters.
class BlockAccess : public QAccessibleObject {
public:
    explicit BlockAccess(BlockItem* item) : QAccessibleObject(item) {}

    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(viewOf(item())); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name          ? item().block().spoken
               : kind == QAccessible::Description ? item().block().tip
                                                  : QString();
    }
    QRect rect() const override {
        const CanvasView* view = viewOf(item());
        if (!view) return {};
        const QRect box = view->mapFromScene(item().box()).boundingRect();
        return {view->viewport()->mapToGlobal(box.topLeft()), box.size()};
    }
    QAccessible::State state() const override {
        QAccessible::State state;
        const CanvasView* view = viewOf(item());
        state.focusable = true;
        state.selectable = true;
        state.selected = item().isSelected();
        state.focused = view && view->hasFocus() && view->canvas().current() == item().id();
        return state;
    }

private:
    BlockItem& item() const { return *static_cast<BlockItem*>(object()); }
};

/// The canvas as a list of blocks in the order of execution.
class CanvasAccess : public QAccessibleWidget {
public:
    explicit CanvasAccess(CanvasView* view) : QAccessibleWidget(view, QAccessible::List) {}

    int childCount() const override { return static_cast<int>(blocks().size()); }
    QAccessibleInterface* child(int index) const override {
        const auto items = blocks();
        if (index < 0 || index >= static_cast<int>(items.size())) return nullptr;
        return QAccessible::queryAccessibleInterface(items[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const auto items = blocks();
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (child && items[i] == child->object()) return static_cast<int>(i);
        }
        return -1;
    }
    QAccessibleInterface* focusChild() const override {
        BlockItem* item = view().canvas().block(view().canvas().current());
        return item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    }
    QString text(QAccessible::Text kind) const override {
        if (kind == QAccessible::Name) {
            return CanvasView::tr("Network, %n block(s)", nullptr, static_cast<int>(blocks().size()));
        }
        if (kind == QAccessible::Value || kind == QAccessible::Description) {
            const BlockItem* item = view().canvas().block(view().canvas().current());
            return item ? item->block().spoken : QString();
        }
        return QAccessibleWidget::text(kind);
    }

private:
    CanvasView& view() const { return *static_cast<CanvasView*>(object()); }
    std::vector<BlockItem*> blocks() const { return view().canvas().blocksInOrder(); }
};

QAccessibleInterface* makeAccess(const QString&, QObject* object) {
    if (auto* item = qobject_cast<BlockItem*>(object)) return new BlockAccess(item);
    if (auto* view = qobject_cast<CanvasView*>(object)) return new CanvasAccess(view);
    return nullptr;
}

}  // namespace

void installCanvasAccess() {
    static const bool once = [] {
        QAccessible::installFactory(makeAccess);
        return true;
    }();
    static_cast<void>(once);
}

void announceCurrent(CanvasView& view) {
    BlockItem* item = view.canvas().block(view.canvas().current());
    if (!item || !view.hasFocus() || !QAccessible::isActive()) return;
    QAccessibleEvent event(item, QAccessible::Focus);
    QAccessible::updateAccessibility(&event);
}

}  // namespace glassbox
