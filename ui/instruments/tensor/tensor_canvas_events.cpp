// What pointer and keys do to a TensorCanvas.

#include "ui/instruments/tensor/cell_card.h"
#include "ui/instruments/tensor/shape_text.h"
#include "ui/instruments/tensor/tensor_canvas.h"
#include "ui/theme/theme_manager.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double wheelNotch = 120, zoomStep = 1.25;

}  // namespace

std::int64_t TensorCanvas::chosenItem() const {
    if (!drawing_) return -1;
    const std::int64_t item = chosen_.empty() ? -1 : drawing_->itemOfIndex(chosen_);
    return item >= 0 ? item : item_ < drawing_->items() ? item_ : -1;
}

void TensorCanvas::setChosen(std::span<const std::int64_t> index) {
    chosen_.assign(index.begin(), index.end());
    if (!drawing_ || drawing_->itemOfIndex(chosen_) < 0) chosen_.clear();
    item_ = -1;
    describe();
    viewport()->update();
}

QString TensorCanvas::chosenText() const {
    const std::int64_t item = chosenItem();
    if (item < 0) return {};
    const CardText text = drawing_->cardOf(item, themes_.theme().locale());
    return QStringLiteral("%1 = %2").arg(text.name, text.number);
}

/// What a screen reader says: the tensor and its view, then the chosen cell.
void TensorCanvas::describe() {
    const QString shape = shapeText(picture_.tensor.shape());
    setAccessibleName(picture_.empty() ? picture_.name
                                       : QStringLiteral("%1, %2, %3").arg(picture_.name, shape, viewName(kind_)));
    QStringList said;
    const std::int64_t item = chosenItem();
    if (item >= 0) {
        said.append(chosenText());
        said.append(drawing_->cardOf(item, themes_.theme().locale()).note);
    }
    if (drawing_) said.append(drawing_->caption(themes_.theme().locale()));
    said.removeAll(QString());
    setAccessibleDescription(said.join(QStringLiteral("; ")));
}

void TensorCanvas::choose(std::int64_t item) {
    const TensorIndex index = drawing_->indexOfItem(item);
    item_ = item;
    if (!index.empty()) chosen_ = index;
    describe();
    viewport()->update();
    if (!index.empty()) Q_EMIT cellChosen(index);
}

void TensorCanvas::walk(int right, int down) {
    const std::int64_t now = chosenItem();
    std::int64_t next = now < 0 ? 0 : now;
    if (now < 0) {  // the first one in sight
        next = std::max<std::int64_t>(itemAt(space().topLeft() + QPointF(1, 1)), 0);
        while (next + 1 < drawing_->items() && drawing_->boxOf(next).isEmpty())
            ++next;
    } else {
        for (int step = 0; step < std::max(std::abs(right), std::abs(down)); ++step) {
            const std::int64_t from = next;
            next = drawing_->moved(from, (right > 0) - (right < 0), (down > 0) - (down < 0));
            if (next == from) break;
        }
    }
    choose(next);
    if (!drawing_ || next >= drawing_->items()) return;  // who listened has put another tensor here
    reveal(drawing_->boxOf(next));
    const QRectF box = boxOfItem(next);
    if (!box.isEmpty()) card_->showBeside(box, drawing_->cardOf(next, themes_.theme().locale()));
}

void TensorCanvas::reveal(const QRectF& box) {
    if (box.isEmpty()) return;
    const QSizeF seen = room();
    const auto into = [](QScrollBar* bar, double from, double to, double length) {
        if (from < bar->value()) bar->setValue(static_cast<int>(std::floor(from)));
        if (to > bar->value() + length) bar->setValue(static_cast<int>(std::ceil(to - length)));
    };
    into(horizontalScrollBar(), box.left(), box.right(), seen.width());
    into(verticalScrollBar(), box.top(), box.bottom(), seen.height());
}

void TensorCanvas::activate() {
    const std::int64_t item = chosenItem();
    const TensorIndex index = item < 0 ? TensorIndex{} : drawing_->indexOfItem(item);
    if (!index.empty()) Q_EMIT cellActivated(index);
}

void TensorCanvas::mousePressEvent(QMouseEvent* event) {
    const std::int64_t item = itemAt(event->position());
    if (event->button() == Qt::LeftButton && item >= 0) choose(item);
}

void TensorCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const std::int64_t item = itemAt(event->position());
    if (item >= 0 && item == chosenItem()) activate();
}

void TensorCanvas::mouseMoveEvent(QMouseEvent* event) {
    const std::int64_t item = itemAt(event->position());
    if (item == hovered_ && (item < 0 || card_->isVisible())) return;
    hovered_ = item;
    if (item < 0) {
        card_->hide();
        Q_EMIT cellHovered({});
        return;
    }
    card_->showBeside(boxOfItem(item), drawing_->cardOf(item, themes_.theme().locale()));
    Q_EMIT cellHovered(drawing_->indexOfItem(item));
}

bool TensorCanvas::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && hovered_ >= 0) {
        hovered_ = -1;
        card_->hide();
        Q_EMIT cellHovered({});
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TensorCanvas::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier) || !zooms()) return QAbstractScrollArea::wheelEvent(event);
    zoom(std::pow(zoomStep, event->angleDelta().y() / wheelNotch), event->position());
    event->accept();
}

/// Whether the key moves the chosen cell.
bool TensorCanvas::moveByKey(int key) {
    constexpr int far = 1 << 20;
    switch (key) {
        case Qt::Key_Right:
            walk(1, 0);
            return true;
        case Qt::Key_Left:
            walk(-1, 0);
            return true;
        case Qt::Key_Down:
            walk(0, 1);
            return true;
        case Qt::Key_Up:
            walk(0, -1);
            return true;
        case Qt::Key_Home:
            walk(-std::min<int>(far, static_cast<int>(drawing_->items())), 0);
            return true;
        case Qt::Key_End:
            walk(std::min<int>(far, static_cast<int>(drawing_->items())), 0);
            return true;
        default:
            return false;
    }
}

void TensorCanvas::keyPressEvent(QKeyEvent* event) {
    if (!drawing_ || event->modifiers().testFlag(Qt::AltModifier)) return QAbstractScrollArea::keyPressEvent(event);
    if (event->matches(QKeySequence::Copy)) return Q_EMIT copyRequested();
    const QPointF middle = space().center();
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return activate();
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoom(zoomStep, middle);
        case Qt::Key_Minus:
            return zoom(1 / zoomStep, middle);
        case Qt::Key_0:
            return setCellSize(0);
        default:
            if (!moveByKey(event->key())) QAbstractScrollArea::keyPressEvent(event);
    }
}

void TensorCanvas::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TensorCanvas::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    if (hovered_ < 0) card_->hide();
    viewport()->update();
}

}  // namespace glassbox
