#pragma once

#include "ui/canvas/wire_routing.h"

#include <QPointF>
#include <QRectF>

#include <span>
#include <vector>

namespace glassbox {

/// What a new wire must go round (boxes) and should keep clear of (wires already laid).
class WireObstacles {
public:
    explicit WireObstacles(std::span<const QRectF> boxes);

    /// Remembers a route that starts at `start`; wires of one start may share a line.
    void add(const QPolygonF& route, QPointF start);

    /// Whether a straight piece comes too close to a box; `except` is a box that it may touch, -1 none.
    bool blocked(QPointF a, QPointF b, int except = -1) const;
    /// Length that a straight piece lies on wires of other starts, px.
    double overlap(QPointF a, QPointF b, QPointF start) const;

    /// Heights of horizontal lines that run free between, above and below the boxes; the first of each band is its
    /// middle.
    struct Lane {
        double y = 0;
        int rank = 0;  ///< 0 is the middle of its band
    };
    const std::vector<Lane>& lanes() const { return lanes_; }
    std::span<const QRectF> boxes() const { return boxes_; }
    QRectF bounds() const { return bounds_; }

    /// A part of a line, from low to high.
    struct Interval {
        double low = 0, high = 0;
    };
    /// Parts of a horizontal or vertical line that boxes block.
    std::vector<Interval> blockedOn(bool horizontal, double coordinate) const;
    /// Parts of a line that wires of other starts lie on.
    std::vector<Interval> usedOn(bool horizontal, double coordinate, QPointF start) const;

private:
    struct Used {
        double coordinate = 0;
        Interval part;
        QPointF start;
    };
    void findLanes();
    void addBand(double low, double high);

    std::span<const QRectF> boxes_;
    QRectF bounds_;
    std::vector<Lane> lanes_;
    std::vector<Used> usedRows_, usedColumns_;
    std::vector<Used>& used(bool horizontal) { return horizontal ? usedRows_ : usedColumns_; }
    const std::vector<Used>& used(bool horizontal) const { return horizontal ? usedRows_ : usedColumns_; }
};

}  // namespace glassbox
