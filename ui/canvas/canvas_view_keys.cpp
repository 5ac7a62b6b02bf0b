// The keyboard of the canvas.
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/canvas_walk.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>

namespace glassbox {
namespace {

bool isArrow(int key) {
    return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down;
}

QPointF stepOf(int key) {
    switch (key) {
        case Qt::Key_Left:
            return {-canvas_size::grid, 0};
        case Qt::Key_Right:
            return {canvas_size::grid, 0};
        case Qt::Key_Up:
            return {0, -canvas_size::grid};
        default:
            return {0, canvas_size::grid};
    }
}

}  // namespace

bool CanvasView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        const bool cancels = key.key() == Qt::Key_Escape && (gesture_.active() || !document_.path().empty());
        if (commands_->match(key) || isArrow(key.key()) || cancels) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::LanguageChange) {
        commands_->retranslate();
        scene_->refresh();
    }
    return QGraphicsView::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    if (rename_ && event->key() == Qt::Key_Escape) {
        // The field let Esc through: forget what was typed.
        QLineEdit* field = rename_;
        rename_ = nullptr;
        field->deleteLater();
        setFocus();
        return;
    }
    if (gestureKey(event) || walkKey(event)) return;
    if (QAction* action = commands_->match(*event)) {
        action->trigger();
        return;
    }
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        spaceHeld_ = true;
        viewport()->setCursor(Qt::OpenHandCursor);
        return;
    }
    if (event->key() == Qt::Key_Escape && !scene_->selectedItems().isEmpty()) {
        scene_->clearSelection();
        return;
    }
    if (event->key() == Qt::Key_Escape && !document_.path().empty()) {
        leaveLevel();
        return;
    }
    event->ignore();
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        spaceHeld_ = false;
        viewport()->unsetCursor();
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

bool CanvasView::gestureKey(QKeyEvent* event) {
    if (!gesture_.active()) return false;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: {
            const auto wire = gesture_.target();
            const auto detached = gesture_.detached();
            gesture_.end();
            if (wire) editor_->connectPorts(*wire, detached);
            return true;
        }
        case Qt::Key_Escape:
            gesture_.end();
            return true;
        default:
            break;
    }
    if (isArrow(event->key())) {
        gesture_.choose(event->key());
        announceChosenPort();
        return true;
    }
    gesture_.end();
    return false;
}

void CanvasView::announceChosenPort() {
    if (const auto wire = gesture_.target()) {
        Q_EMIT message(
            tr("Wire from %1 to %2: Enter draws it, Esc cancels")
                .arg(QString::fromStdString(wire->from.toString()), QString::fromStdString(wire->to.toString())));
    }
}

bool CanvasView::walkKey(QKeyEvent* event) {
    if (!isArrow(event->key())) return false;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::AltModifier) {
        if (readOnly_) return false;
        editor_->nudge(stepOf(event->key()));
        return true;
    }
    const bool sideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (modifiers == Qt::ControlModifier && sideways) {
        if (const auto wire = nextWire(*scene_, event->key() == Qt::Key_Right)) scene_->selectWire(*wire);
        return true;
    }
    if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier) return false;
    const std::string next = walk(*scene_, event->key());
    if (!next.empty()) goTo(next, modifiers == Qt::ShiftModifier);
    return true;
}

bool CanvasView::focusNextPrevChild(bool next) {
    const std::string id = nextInOrder(*scene_, next);
    if (id.empty()) return QGraphicsView::focusNextPrevChild(next);
    goTo(id);
    return true;
}

void CanvasView::startWire() {
    if (gesture_.startAt(scene_->current())) {
        announceChosenPort();
    } else {
        Q_EMIT message(tr("There is no port that a wire from here could end at"));
    }
}

void CanvasView::copy(bool cut) {
    auto copied = editor_->copySelection();
    if (!copied) return;
    const int count = static_cast<int>(scene_->selection().size());
    QApplication::clipboard()->setMimeData(copied.release());
    if (cut) editor_->removeSelection();
    Q_EMIT message(cut ? tr("%n block(s) cut", nullptr, count) : tr("%n block(s) copied", nullptr, count));
}

void CanvasView::paste() {
    const QMimeData* clipboard = QApplication::clipboard()->mimeData();
    if (!clipboard || !editor_->paste(*clipboard)) Q_EMIT message(tr("The clipboard holds no blocks"));
}

void CanvasView::leaveLevel() {
    document_.leave();
}

void CanvasView::openCurrent() {
    if (!scene_->current().empty()) Q_EMIT openRequested(QString::fromStdString(scene_->current()));
}

}  // namespace glassbox
