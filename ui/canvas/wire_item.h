#pragma once

#include "ui/canvas/block_item.h"

#include <QGraphicsItem>
#include <QPainterPath>
#include <QPolygonF>

namespace glassbox {

/// What flows through the wires.
enum class WireFlow {
    Rest,     ///< nothing: grey
    Forward,  ///< data
    Both      ///< data and, below, gradients
};

/// Which way the op that was done last goes along a wire.
enum class WireCarrying { Nothing, Forward, Backward };

/// A wire on the canvas.
class WireItem : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };
    WireItem(CanvasWire wire, const CanvasStyle& style);

    int type() const override { return Type; }
    const CanvasWire& wire() const { return wire_; }
    const QPolygonF& route() const { return route_; }
    void setWire(CanvasWire wire);
    void setRoute(QPolygonF route);
    void setFlow(WireFlow flow);
    WireFlow flow() const { return flow_; }
    /// Marks it while the op that was done last reads what it carries.
    void setCarrying(WireCarrying carrying);
    WireCarrying carrying() const { return carrying_; }
    /// How far the pulse is on its way, 0 to 1; negative: there is none.
    void setPulse(double way);
    double pulse() const { return pulse_; }
    /// Shows where the wire will part for what is about to be dropped.
    void setParting(bool parting);
    bool parting() const { return parting_; }
    /// Middle of the piece that carries the arrow, in the scene.
    QPointF middle() const;
    /// Distance of a scene point from the wire, px.
    double distanceTo(QPointF point) const;

    QRectF boundingRect() const override { return bounds_; }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent* event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent* event) override;

private:
    QRectF labelBox() const;
    QLineF backwardLine() const;
    void paintLine(QPainter& painter, const Theme& theme) const;
    void paintBackward(QPainter& painter, const Theme& theme) const;
    void paintGlow(QPainter& painter, const Theme& theme) const;
    void paintPulse(QPainter& painter, const Theme& theme) const;
    void paintLabel(QPainter& painter, const Theme& theme) const;
    void paintParting(QPainter& painter, const Theme& theme) const;
    void measure();

    CanvasWire wire_;
    const CanvasStyle& style_;
    QPolygonF route_;
    QPainterPath path_;
    QRectF bounds_;
    WireFlow flow_ = WireFlow::Rest;
    WireCarrying carrying_ = WireCarrying::Nothing;
    double pulse_ = -1;
    bool parting_ = false, hovered_ = false;
};

}  // namespace glassbox
