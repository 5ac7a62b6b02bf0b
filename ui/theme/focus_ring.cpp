#include "ui/theme/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QComboBox>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QScrollBar>

namespace glassbox {
namespace {

bool wantsRing(const QWidget* widget) {
    if (qobject_cast<const QScrollBar*>(widget) != nullptr) return false;
    return qobject_cast<const QAbstractButton*>(widget) != nullptr ||
           qobject_cast<const QAbstractSlider*>(widget) != nullptr;
}

bool byKeyboard(Qt::FocusReason reason) {
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

}  // namespace

FocusRing::FocusRing(QObject* parent) : QObject(parent) {
    QCoreApplication::instance()->installEventFilter(this);
}

FocusRing::~FocusRing() {
    delete frame_.data();
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn) {
        auto* widget = qobject_cast<QWidget*>(watched);
        const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
        const bool back = reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason;
        // Coming back to the window keeps what was there.
        if (widget != nullptr && !back) surround(wantsRing(widget) && byKeyboard(reason) ? widget : nullptr);
    } else if (event->type() == QEvent::MouseButtonPress && frame_ && frame_->widget() != nullptr) {
        surround(nullptr);
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::restore() {
    if (!frame_ || frame_->widget() == nullptr) return;
    QWidget* widget = frame_->widget();
    surround(nullptr);
    surround(widget);
}

void FocusRing::surround(QWidget* widget) {
    if (frame_ && frame_->widget() == widget) return;
    if (!frame_) {
        if (widget == nullptr) return;
        frame_ = new QFocusFrame;
    }
    frame_->setWidget(widget);
}

}  // namespace glassbox
