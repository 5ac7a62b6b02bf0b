#include "ui/canvas/wire_item.h"

#include "ui/canvas/wire_routing.h"
#include "ui/theme/painting.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox {
namespace {

constexpr double arrowSize = 5;
constexpr double labelHeight = 13, labelAbove = 7;
constexpr double backwardInset = 4, backwardInsetLong = 12;
constexpr double backwardWidth = 2;
constexpr double partingGap = 11;
constexpr double detailFrom = 0.35;
constexpr double longPiece = 160;
constexpr double pulseRadius = 6, pulseEdge = 1.5;

double distanceToPiece(QPointF point, const QLineF& piece) {
    const QPointF along = piece.p2() - piece.p1(), offset = point - piece.p1();
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(offset, along) / length, 0.0, 1.0) : 0;
    return QLineF(point, piece.p1() + along * t).length();
}

}  // namespace

WireItem::WireItem(CanvasWire wire, const CanvasStyle& style) : wire_(std::move(wire)), style_(style) {
    setFlags(ItemIsSelectable);
    setAcceptHoverEvents(true);
    setToolTip(wire_.tip);
}

void WireItem::setWire(CanvasWire wire) {
    if (wire == wire_) return;
    wire_ = std::move(wire);
    setToolTip(wire_.tip);
    measure();
}

void WireItem::setRoute(QPolygonF route) {
    if (route == route_) return;
    route_ = std::move(route);
    path_ = wirePath(route_, canvas_size::wireCorner);
    measure();
}

void WireItem::measure() {
    prepareGeometryChange();
    const double out = std::max(canvas_size::wireHit / 2, pulseRadius + pulseEdge);
    bounds_ = path_.boundingRect().adjusted(-out, -out, out, out + canvas_size::backwardOffset + backwardWidth);
    bounds_ = bounds_.united(labelBox());
    update();
}

void WireItem::setFlow(WireFlow flow) {
    if (flow_ == flow) return;
    flow_ = flow;
    update();
}

void WireItem::setCarrying(WireCarrying carrying) {
    if (carrying_ == carrying) return;
    carrying_ = carrying;
    update();
}

void WireItem::setPulse(double way) {
    if (pulse_ == way) return;
    pulse_ = way;
    update();
}

void WireItem::setParting(bool parting) {
    if (parting_ == parting) return;
    parting_ = parting;
    update();
}

QPointF WireItem::middle() const {
    return mainPiece(route_).center();
}

double WireItem::distanceTo(QPointF point) const {
    double nearest = std::numeric_limits<double>::infinity();
    for (qsizetype i = 0; i + 1 < route_.size(); ++i) {
        nearest = std::min(nearest, distanceToPiece(point, QLineF(route_[i], route_[i + 1])));
    }
    return nearest;
}

QPainterPath WireItem::shape() const {
    QPainterPathStroker stroker;
    stroker.setWidth(canvas_size::wireHit);
    return stroker.createStroke(path_);
}

QRectF WireItem::labelBox() const {
    const QLineF piece = mainPiece(route_);
    QPointF center = piece.center();
    // On a long piece the label stands at its beginning, where the tensor comes from.
    if (piece.length() > longPiece) {
        const double inset = wire_.labelWidth / 2 + 3 * canvas_size::wireCorner;
        center = piece.p1() + (piece.p2() - piece.p1()) * (inset / piece.length());
    }
    return {center.x() - wire_.labelWidth / 2 - 1, center.y() - labelAbove - labelHeight, wire_.labelWidth + 2,
            labelHeight};
}

QLineF WireItem::backwardLine() const {
    const QLineF piece = mainPiece(route_);
    const double inset = piece.length() > longPiece ? backwardInsetLong : backwardInset;
    if (piece.length() <= 2 * inset) return {};
    const QPointF along = (piece.p2() - piece.p1()) * (inset / piece.length());
    const QPointF below(0, canvas_size::backwardOffset);
    return {piece.p2() - along + below, piece.p1() + along + below};
}

void WireItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const double zoom = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
    const Theme& theme = style_.theme;
    painter->setRenderHint(QPainter::Antialiasing, true);
    if (carrying_ != WireCarrying::Nothing) paintGlow(*painter, theme);
    paintLine(*painter, theme);
    if (flow_ == WireFlow::Both && !wire_.invalid) paintBackward(*painter, theme);
    if (zoom >= detailFrom && !wire_.label.isEmpty()) paintLabel(*painter, theme);
    if (parting_) paintParting(*painter, theme);
    if (pulse_ >= 0 && carrying_ != WireCarrying::Nothing) paintPulse(*painter, theme);
}

void WireItem::paintLine(QPainter& painter, const Theme& theme) const {
    const bool chosen = isSelected() || parting_;
    if (isSelected() || hovered_) {
        painter.setPen(QPen(theme.halo(), canvas_size::wire + 2 * canvas_size::halo, Qt::SolidLine, Qt::RoundCap));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path_);
    }
    const bool rests = flow_ == WireFlow::Rest;
    const Role role = chosen ? Role::Accent : wire_.invalid ? Role::Error : rests ? Role::BorderStrong : Role::Forward;
    const QPen pen(theme.color(role), rests && !chosen ? canvas_size::wireRest : canvas_size::wire);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path_);
    if (parting_) return;
    const QLineF piece = mainPiece(route_);
    const QPointF center = piece.center();
    if (wire_.invalid) {
        const double r = arrowSize + 1;
        painter.drawLine(center + QPointF(-r, -r), center + QPointF(r, r));
        painter.drawLine(center + QPointF(-r, r), center + QPointF(r, -r));
    } else if (piece.length() > 0) {
        const QPointF direction = (piece.p2() - piece.p1()) / piece.length();
        paintArrow(painter, center + direction * (arrowSize / 2), direction, arrowSize, pen);
    }
}

void WireItem::paintBackward(QPainter& painter, const Theme& theme) const {
    const QLineF line = backwardLine();
    if (line.isNull()) return;
    QPen pen(theme.color(Role::Backward), backwardWidth, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.drawLine(line);
    const QPointF direction = (line.p2() - line.p1()) / line.length();
    paintArrow(painter, line.center() + direction * (arrowSize / 2), direction, arrowSize, pen);
}

/// A soft band under the line that data, or gradients, take now.
void WireItem::paintGlow(QPainter& painter, const Theme& theme) const {
    const bool back = carrying_ == WireCarrying::Backward;
    QColor soft = theme.color(back ? Role::Backward : Role::Forward);
    soft.setAlpha(theme.halo().alpha());
    painter.setPen(QPen(soft, canvas_size::wire + 2 * canvas_size::halo, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    if (!back)
        painter.drawPath(path_);
    else if (const QLineF line = backwardLine(); !line.isNull())
        painter.drawLine(line);
}

/// From where the value was made to the op that reads it.
void WireItem::paintPulse(QPainter& painter, const Theme& theme) const {
    const bool back = carrying_ == WireCarrying::Backward;
    const QLineF line = backwardLine();
    const QPointF at = !back ? path_.pointAtPercent(pulse_) : line.isNull() ? middle() : line.pointAt(pulse_);
    painter.setPen(QPen(theme.color(Role::Surface), pulseEdge));
    painter.setBrush(theme.color(back ? Role::Backward : Role::Forward));
    painter.drawEllipse(at, pulseRadius, pulseRadius);
}

void WireItem::paintLabel(QPainter& painter, const Theme& theme) const {
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(wire_.invalid ? Role::Error : Role::Text2));
    painter.drawText(labelBox(), static_cast<int>(Qt::AlignCenter) | Qt::TextDontClip | Qt::TextSingleLine,
                     wire_.label);
}

void WireItem::paintParting(QPainter& painter, const Theme& theme) const {
    const QPointF center = middle();
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Canvas));
    painter.drawEllipse(center, partingGap, partingGap);
    painter.setPen(QPen(theme.color(Role::Accent), canvas_size::portRing));
    painter.setBrush(theme.color(Role::AccentSoft));
    painter.drawEllipse(center, partingGap - 1, partingGap - 1);
    painter.drawLine(center - QPointF(arrowSize, 0), center + QPointF(arrowSize, 0));
    painter.drawLine(center - QPointF(0, arrowSize), center + QPointF(0, arrowSize));
}

void WireItem::hoverEnterEvent(QGraphicsSceneHoverEvent* event) {
    hovered_ = true;
    update();
    QGraphicsItem::hoverEnterEvent(event);
}

void WireItem::hoverLeaveEvent(QGraphicsSceneHoverEvent* event) {
    hovered_ = false;
    update();
    QGraphicsItem::hoverLeaveEvent(event);
}

}  // namespace glassbox
