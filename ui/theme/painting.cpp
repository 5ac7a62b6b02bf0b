#include "ui/theme/painting.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int shadowLayers = 4;
constexpr double barRadius = 2;

}  // namespace

void paintBox(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& edge,
              double width) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = edge.isValid() ? width / 2 : 0.0;
    const QRectF inner = box.adjusted(inset, inset, -inset, -inset);
    const double corner = std::max(radius - inset, 0.0);
    painter.drawRoundedRect(inner, corner, corner);
    painter.restore();
}

void paintSwatch(QPainter& painter, const QRectF& box, const QColor& color) {
    const double side = std::min(box.width(), box.height());
    QRectF square(0, 0, side, side);
    square.moveCenter(box.center());
    paintBox(painter, square, side / 4, color);
}

void paintRunSwatch(QPainter& painter, const QRectF& box, const RunStyle& run, double width) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(run.pen(width));
    const double inset = run.dashes.isEmpty() ? width / 2 : 0.0;
    painter.drawLine(QPointF(box.left() + inset, box.center().y()), QPointF(box.right() - inset, box.center().y()));
    if (run.marked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(run.color);
        painter.drawEllipse(box.center(), width * 1.4, width * 1.4);
    }
    painter.restore();
}

void paintShadow(QPainter& painter, const QRectF& box, double radius, const Theme& theme) {
    QColor layer = theme.shadow();
    layer.setAlpha(layer.alpha() / shadowLayers);
    for (int i = 1; i <= shadowLayers; ++i) {
        const double spread = i * theme.scale();
        paintBox(painter, box.adjusted(-spread / 2, 0, spread / 2, spread), radius + spread / 2, layer);
    }
}

void paintArrow(QPainter& painter, QPointF tip, QPointF direction, double size, const QPen& pen) {
    const QPointF normal(-direction.y(), direction.x());
    const QPointF back = tip - direction * size;
    QPen head = pen;
    head.setStyle(Qt::SolidLine);
    head.setCapStyle(Qt::RoundCap);
    head.setJoinStyle(Qt::RoundJoin);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(head);
    painter.setBrush(Qt::NoBrush);
    const QPointF points[] = {back + normal * size, tip, back - normal * size};
    painter.drawPolyline(points, 3);
    painter.restore();
}

void paintBarGround(QPainter& painter, const QRect& rect, const Theme& theme) {
    painter.fillRect(rect, theme.color(Role::Surface));
    painter.setPen(theme.color(Role::Border));
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
}

void paintBar(QPainter& painter, const QRectF& track, double fraction, const QColor& fill, const Theme& theme) {
    const double radius = barRadius * theme.scale();
    paintBox(painter, track, radius, theme.color(Role::Sunken));
    const double width = track.width() * std::clamp(fraction, 0.0, 1.0);
    if (width < 0.5) return;
    painter.save();
    painter.setClipRect(QRectF(track.left(), track.top(), width, track.height()), Qt::IntersectClip);
    paintBox(painter, track, radius, fill);
    painter.restore();
}

}  // namespace glassbox
