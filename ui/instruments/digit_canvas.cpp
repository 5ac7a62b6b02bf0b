#include "ui/instruments/digit_canvas.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace glassbox {
namespace {

constexpr double penWidth = DigitCanvas::side / 13.0;
constexpr double keyStep = DigitCanvas::side / 26.0;

}  // namespace

DigitCanvas::DigitCanvas(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), themes_(themes), ink_(side, side, QImage::Format_Grayscale8) {
    ink_.fill(0);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&themes, &ThemeManager::changed, this, [this] { update(); });
}

std::vector<std::uint8_t> DigitCanvas::ink() const {
    std::vector<std::uint8_t> bytes;
    bytes.reserve(static_cast<std::size_t>(side) * side);
    for (int y = 0; y < side; ++y) {
        const uchar* row = ink_.constScanLine(y);
        bytes.insert(bytes.end(), row, row + side);
    }
    return bytes;
}

void DigitCanvas::clear() {
    pen_.reset();
    keyPenDown_ = false;
    ink_.fill(0);
    empty_ = true;
    update();
    Q_EMIT strokeEnded();
}

void DigitCanvas::setPrompt(const QString& prompt) {
    prompt_ = prompt;
    update();
}

/// The square in the upper left of the widget.
QRectF DigitCanvas::paper() const {
    const int length = std::min(width(), height());
    return {0, 0, static_cast<double>(length), static_cast<double>(length)};
}

QPointF DigitCanvas::inkPlace(QPointF widgetPlace) const {
    const QRectF box = paper();
    return (widgetPlace - box.topLeft()) * (side / std::max(box.width(), 1.0));
}

/// A line of ink from the pen to `place`; the first touch makes a dot.
void DigitCanvas::drawTo(QPointF place) {
    QPainter painter(&ink_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, penWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (pen_)
        painter.drawLine(*pen_, place);
    else
        painter.drawPoint(place);
    painter.end();
    pen_ = place;
    empty_ = false;
    update();
    Q_EMIT inkChanged();
}

void DigitCanvas::endStroke() {
    if (!pen_) return;
    pen_.reset();
    Q_EMIT strokeEnded();
}

void DigitCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !paper().contains(event->position())) return;
    pen_.reset();
    drawTo(inkPlace(event->position()));
}

void DigitCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (pen_ && event->buttons().testFlag(Qt::LeftButton)) drawTo(inkPlace(event->position()));
}

void DigitCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) endStroke();
}

bool DigitCanvas::movePen(int key) {
    const double x = key == Qt::Key_Left ? -keyStep : key == Qt::Key_Right ? keyStep : 0;
    const double y = key == Qt::Key_Up ? -keyStep : key == Qt::Key_Down ? keyStep : 0;
    if (x == 0 && y == 0) return false;
    keyPen_ = {std::clamp(keyPen_.x() + x, 0.0, side * 1.0), std::clamp(keyPen_.y() + y, 0.0, side * 1.0)};
    if (keyPenDown_) drawTo(keyPen_);
    update();
    return true;
}

void DigitCanvas::keyPressEvent(QKeyEvent* event) {
    focusByKeys_ = true;
    if (movePen(event->key())) return;
    if (event->key() == Qt::Key_Space) {
        keyPenDown_ = !keyPenDown_;
        pen_.reset();
        if (keyPenDown_)
            drawTo(keyPen_);
        else
            Q_EMIT strokeEnded();
    } else if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        clear();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void DigitCanvas::focusInEvent(QFocusEvent* event) {
    focusByKeys_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                   event->reason() == Qt::ShortcutFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void DigitCanvas::focusOutEvent(QFocusEvent* event) {
    if (keyPenDown_) {
        keyPenDown_ = false;
        endStroke();
    }
    QWidget::focusOutEvent(event);
    update();
}

void DigitCanvas::paintEvent(QPaintEvent*) {
    const Theme& theme = themes_.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = paper();
    const double radius = theme.metrics().radiusControl;
    const ColorTable& map = theme.colorMap(ColorMapKind::Pictures);
    paintBox(painter, box, radius, QColor::fromRgb(map[0]), theme.color(Role::BorderStrong));
    if (empty_) {
        painter.setFont(theme.font(FontRole::Caption));
        painter.setPen(theme.color(Role::Text3));
        painter.drawText(box.adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, prompt_);
    } else {
        QImage coloured(ink_.constBits(), side, side, ink_.bytesPerLine(), QImage::Format_Indexed8);
        coloured.setColorTable(QList<QRgb>(map.begin(), map.end()));
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.save();
        QPainterPath inside;
        inside.addRoundedRect(box.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
        painter.setClipPath(inside);
        painter.drawImage(box, coloured);
        painter.restore();
    }
    if (hasFocus() && focusByKeys_) paintPen(painter, box);
}

/// While the keys draw: the focus ring, and a ring where the pen is, filled while it is down.
void DigitCanvas::paintPen(QPainter& painter, const QRectF& paper) const {
    const Theme& theme = themes_.theme();
    const double ring = theme.metrics().focusRing, scale = paper.width() / side;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Role::Accent), ring));
    const double radius = theme.metrics().radiusControl;
    painter.drawRoundedRect(paper.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius, radius);
    if (keyPenDown_) painter.setBrush(theme.halo());
    painter.drawEllipse(paper.topLeft() + keyPen_ * scale, penWidth * scale / 2, penWidth * scale / 2);
}

QSize DigitCanvas::sizeHint() const {
    return {themes_.theme().px(170), themes_.theme().px(170)};
}

QSize DigitCanvas::minimumSizeHint() const {
    return {themes_.theme().px(48), themes_.theme().px(48)};
}

}  // namespace glassbox
