#pragma once

#include <QPointF>
#include <QRectF>

namespace glassbox {

/// Sizes of the canvas at 100 %, in scene px: the only place that knows them.
namespace canvas_size {
inline constexpr double blockHeight = 160;
inline constexpr double blockMinWidth = 74, blockMaxWidth = 120;
inline constexpr double blockRadius = 8;
inline constexpr double stripe = 4;
inline constexpr double padding = 7;  ///< between the border and title, window, footer
inline constexpr double windowMaxWidth = 94, windowMaxHeight = 95;
inline constexpr double port = 10, portHit = 24;
inline constexpr double portRing = 2;
inline constexpr double halo = 4;  ///< around a selected block
inline constexpr double grid = 20;
inline constexpr double wire = 2.5, wireRest = 2, wireCorner = 8, wireHit = 12;
inline constexpr double wireStub = 10;        ///< straight piece before a wire may turn
inline constexpr double backwardOffset = 14;  ///< the backward line lies this far below
inline constexpr double blockGap = 48;        ///< tidy: at least between neighbours
inline constexpr double rowGap = 66;          ///< tidy: between rows that one wire runs between
inline constexpr double laneGap = 12;         ///< between wires that run side by side
inline constexpr double stackGap = 40;        ///< tidy: between blocks of one layer
inline constexpr double margin = 20;          ///< around the network when it is fitted
}  // namespace canvas_size

/// Where the parts of one block lie, relative to its upper left corner.
struct BlockGeometry {
    double width = canvas_size::blockMinWidth;
    int inputs = 1, outputs = 1;

    QRectF body() const { return {0, 0, width, canvas_size::blockHeight}; }
    QRectF stripe() const { return {0, 0, width, canvas_size::stripe}; }
    QRectF title() const;
    QRectF caption() const;
    /// The pane of glass: where the block shows its own output.
    QRectF window() const;
    QRectF footer() const;
    /// Square of the lock of a frozen block.
    QRectF lock() const;
    QPointF inputPort(int index) const;
    QPointF outputPort(int index) const;
    /// Everything that is painted: body, ports, halo, shadow.
    QRectF bounds() const;

    /// What a point of the block hits.
    enum class Part { None, Body, Input, Output };
    struct Hit {
        Part part = Part::None;
        int port = 0;
    };
    Hit hit(QPointF point) const;

    bool operator==(const BlockGeometry&) const = default;
};

}  // namespace glassbox
