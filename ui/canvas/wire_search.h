#pragma once

#include "ui/canvas/wire_obstacles.h"

#include <optional>

namespace glassbox {

/// Cheapest way of horizontal and vertical pieces between two points around every obstacle (A* on the lines beside the
/// boxes; cost: length, bends, lying on other wires), without the ports' own stubs. Empty where there is none, or where
/// the states left in `budget`, which it uses up, did not suffice.
/// Hart, Nilsson, Raphael 1968; the grid of lines follows Wybrow, Marriott, Stuckey 2009.
std::optional<QPolygonF> searchRoute(const WireObstacles& obstacles, QPointF from, QPointF to, QPointF wireStart,
                                     int& budget);

}  // namespace glassbox
