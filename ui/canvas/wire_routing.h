#pragma once

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <span>
#include <vector>

namespace glassbox {

/// The two ends of a wire: points on the right and left edges of two boxes.
struct WireEnds {
    int from = -1, to = -1;  ///< numbers of the boxes
    QPointF start, end;
};

/// Corners of the wires: horizontal and vertical pieces from start to end that leave to the right, arrive from the left
/// and cross no box wherever free space allows it; wires of different starts avoid lying on each other.
std::vector<QPolygonF> routeWires(std::span<const QRectF> boxes, std::span<const WireEnds> wires);

/// Whether a route runs through the inside of any box.
bool crossesBox(const QPolygonF& route, std::span<const QRectF> boxes);

/// The route as a line with rounded corners.
QPainterPath wirePath(const QPolygonF& route, double radius);

/// The piece of a route that carries arrow and label: the longest horizontal one.
QLineF mainPiece(const QPolygonF& route);

}  // namespace glassbox
