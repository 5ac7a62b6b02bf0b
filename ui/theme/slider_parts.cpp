#include "ui/theme/painting.h"
#include "ui/theme/style_parts.h"

#include <QPainter>
#include <QStyleOptionSlider>

#include <algorithm>

namespace glassbox::parts {
namespace {

constexpr double scrollBarInset = 2;

}  // namespace

void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle, const Theme& theme) {
    const bool upright = option.orientation == Qt::Vertical;
    const double thickness = theme.metrics().sliderTrack;
    const QRectF box(option.rect);
    const QRectF track = upright ? QRectF(box.center().x() - thickness / 2, box.top(), thickness, box.height())
                                 : QRectF(box.left(), box.center().y() - thickness / 2, box.width(), thickness);
    const QPointF middle = QRectF(handle).center();
    // The filled part lies at the side of the smallest value.
    QRectF filled = track;
    if (upright)
        (option.upsideDown ? filled.setTop(middle.y()) : filled.setBottom(middle.y()));
    else
        (option.upsideDown ? filled.setLeft(middle.x()) : filled.setRight(middle.x()));
    painter.save();
    if (!option.state.testFlag(QStyle::State_Enabled)) painter.setOpacity(0.5);
    paintBox(painter, track, thickness / 2, theme.color(Role::Sunken), theme.color(Role::Border));
    paintBox(painter, filled, thickness / 2, theme.color(Role::Accent));
    const double side = theme.metrics().sliderHandle;
    QRectF knob(0, 0, side, side);
    knob.moveCenter(middle);
    const bool touched =
        option.activeSubControls.testFlag(QStyle::SC_SliderHandle) &&
        (option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken));
    const Role ground = touched ? Role::AccentSoft : Role::Surface;
    paintBox(painter, knob, side / 2, theme.color(ground), theme.color(Role::Accent), 2.0);
    painter.restore();
}

QRect scrollBarHandle(const QStyleOptionSlider& option, int shortest) {
    const bool upright = option.orientation == Qt::Vertical;
    const int length = upright ? option.rect.height() : option.rect.width();
    const qint64 values = static_cast<qint64>(option.maximum) - option.minimum;
    if (values <= 0) return option.rect;
    const qint64 proportional = static_cast<qint64>(length) * option.pageStep / (values + option.pageStep);
    const int size = std::clamp(static_cast<int>(proportional), std::min(shortest, length), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - size, option.upsideDown);
    return upright ? QRect(option.rect.left(), option.rect.top() + start, option.rect.width(), size)
                   : QRect(option.rect.left() + start, option.rect.top(), size, option.rect.height());
}

void paintScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle, const Theme& theme) {
    if (option.minimum >= option.maximum) return;
    const double inset = scrollBarInset * theme.scale();
    const QRectF knob = QRectF(handle).adjusted(inset, inset, -inset, -inset);
    const bool touched = option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_Sunken);
    const double radius = std::min(knob.width(), knob.height()) / 2;
    paintBox(painter, knob, radius, theme.color(Role::BorderStrong, touched ? 0.9 : 0.55));
}

}  // namespace glassbox::parts
