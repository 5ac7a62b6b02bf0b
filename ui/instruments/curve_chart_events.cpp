// What mouse, wheel and keys do to a chart.

#include "ui/instruments/curve_chart.h"
#include "ui/instruments/curve_items.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double zoomStep = 0.8;     ///< a notch of the wheel, a press of a key
constexpr double keyStep = 0.02;     ///< of the shown stretch, a press of an arrow
constexpr double panStep = 0.1;      ///< of the shown stretch
constexpr double finestZoom = 1e-4;  ///< of the metric's own range

}  // namespace

double CurveChart::epochAt(double x) const {
    return epochs_.low + (x - plot_.left()) / plot_.width() * epochs_.length();
}

void CurveChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    layOut();
}

void CurveChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) dragFrom_ = event->position().x();
    event->accept();
}

/// Without a button the cursor line follows; with the left one the stretch moves with the hand.
void CurveChart::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (dragFrom_ && event->buttons().testFlag(Qt::LeftButton)) {
        const double moved = epochAt(*dragFrom_) - epochAt(x);
        dragFrom_ = x;
        if (moved != 0) Q_EMIT panRequested(moved);
    }
    if (plot_.adjusted(-4, -4, 4, 4).contains(event->position()))
        Q_EMIT cursorMoved(std::clamp(epochAt(x), epochs_.low, epochs_.high));
    else
        Q_EMIT cursorLeft();
    event->accept();
}

void CurveChart::mouseReleaseEvent(QMouseEvent* event) {
    dragFrom_.reset();
    event->accept();
}

void CurveChart::mouseDoubleClickEvent(QMouseEvent* event) {
    dragFrom_.reset();
    Q_EMIT resetRequested();
    event->accept();
}

void CurveChart::leaveEvent(QEvent* event) {
    Q_EMIT cursorLeft();
    QChartView::leaveEvent(event);
}

/// Some platforms turn the wheel sideways while Shift is held.
void CurveChart::wheelEvent(QWheelEvent* event) {
    const QPoint angle = event->angleDelta();
    const double notches = (angle.y() != 0 ? angle.y() : angle.x()) / 120.0;
    event->accept();
    if (notches == 0) return;
    const double factor = std::pow(zoomStep, notches);
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        const double share = std::clamp((plot_.bottom() - event->position().y()) / plot_.height(), 0.0, 1.0);
        zoomMetric(range_.low + share * range_.length(), factor);
    } else {
        Q_EMIT zoomRequested(std::clamp(epochAt(event->position().x()), epochs_.low, epochs_.high), factor);
    }
}

/// Zooming out as far as the lines' own range shows that range again.
void CurveChart::zoomMetric(double anchor, double factor) {
    const CurveRange natural = metric_ == CurveMetric::Loss ? lossRange(lines_, logarithmic_) : accuracyRange(lines_);
    const CurveRange wanted = range_.zoomed(anchor, factor);
    if (wanted.length() >= natural.length())
        zoomed_.reset();
    else if (wanted.length() > natural.length() * finestZoom)
        zoomed_ = keptInside(wanted, natural);
    layOut();
}

void CurveChart::moveByKey(int key, bool control) {
    const double direction = key == Qt::Key_Left ? -1 : 1;
    if (control) {
        Q_EMIT panRequested(direction * panStep * epochs_.length());
        return;
    }
    const double start = cursor_.value_or(direction > 0 ? epochs_.low : std::min(lastEpoch_, epochs_.high));
    const double wanted = start + direction * keyStep * epochs_.length();
    const double last = std::max(lastEpoch_, epochs_.low);
    if (wanted < epochs_.low || wanted > epochs_.high) Q_EMIT panRequested(direction * panStep * epochs_.length());
    Q_EMIT cursorMoved(std::clamp(wanted, 0.0, last));
}

void CurveChart::keyPressEvent(QKeyEvent* event) {
    const double middle = cursor_.value_or((epochs_.low + epochs_.high) / 2);
    const double metricMiddle = (range_.low + range_.high) / 2;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
            moveByKey(event->key(), event->modifiers().testFlag(Qt::ControlModifier));
            return;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            Q_EMIT zoomRequested(middle, zoomStep);
            return;
        case Qt::Key_Minus:
            Q_EMIT zoomRequested(middle, 1 / zoomStep);
            return;
        case Qt::Key_Up:
            zoomMetric(metricMiddle, zoomStep);
            return;
        case Qt::Key_Down:
            zoomMetric(metricMiddle, 1 / zoomStep);
            return;
        case Qt::Key_Home:
        case Qt::Key_0:
            Q_EMIT resetRequested();
            return;
        case Qt::Key_Escape:
            Q_EMIT cursorLeft();
            return;
        default:
            QChartView::keyPressEvent(event);
    }
}

void CurveChart::focusInEvent(QFocusEvent* event) {
    focusByKeys_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    QChartView::focusInEvent(event);
    showMarks();
}

void CurveChart::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    showMarks();
}

}  // namespace glassbox
