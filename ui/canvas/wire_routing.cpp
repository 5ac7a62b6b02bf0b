#include "ui/canvas/wire_routing.h"

#include "ui/canvas/block_geometry.h"
#include "ui/canvas/wire_obstacles.h"
#include "ui/canvas/wire_search.h"

#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace glassbox {
namespace {

constexpr double bendCost = 24;
constexpr double overlapCost = 3;
constexpr double rankCost = 1;
constexpr double soonTurn = 16;
constexpr double tightCost = 20;       ///< of turning right behind a port; more than it saves
constexpr int searchBudget = 120'000;  ///< states that all searches of one drawing may look at
constexpr int outsideLines = 3;
constexpr std::size_t outsideLanes = 8;
constexpr double wireStub = canvas_size::wireStub;
constexpr std::array<double, 4> stubs{wireStub, wireStub + 6, wireStub + 12, wireStub / 2};

/// Removes corners that lie on a straight line.
QPolygonF simplified(const QPolygonF& route) {
    QPolygonF result;
    for (const QPointF& point : route) {
        const qsizetype n = result.size();
        if (n > 0 && QLineF(result[n - 1], point).length() < 0.01) continue;
        if (n > 1) {
            const QPointF a = result[n - 1] - result[n - 2], b = point - result[n - 1];
            if (std::abs(a.x() * b.y() - a.y() * b.x()) < 1e-6 && a.x() * b.x() + a.y() * b.y() > 0) {
                result.removeLast();
            }
        }
        result.append(point);
    }
    return result;
}

double lengthOf(const QPolygonF& route) {
    double length = 0;
    for (qsizetype i = 0; i + 1 < route.size(); ++i)
        length += QLineF(route[i], route[i + 1]).length();
    return length;
}

/// Lays one wire after the other.
class Router {
public:
    explicit Router(std::span<const QRectF> boxes) : obstacles_(boxes) {}

    QPolygonF route(const WireEnds& wire) {
        best_ = {};
        bestCost_ = std::numeric_limits<double>::infinity();
        tryDirect(wire);
        tryLanes(wire);
        if (best_.isEmpty()) trySearch(wire);
        if (best_.isEmpty()) tryOutside(wire);
        if (best_.isEmpty()) best_ = fallback(wire);
        obstacles_.add(best_, wire.start);
        return best_;
    }

private:
    void consider(const WireEnds& wire, const QPolygonF& corners, double extra);
    void tryDirect(const WireEnds& wire);
    void tryLanes(const WireEnds& wire);
    void trySearch(const WireEnds& wire);
    void tryOutside(const WireEnds& wire);
    std::vector<WireObstacles::Lane> nearestLanes(double y, std::size_t most) const;
    static QPolygonF fallback(const WireEnds& wire);

    WireObstacles obstacles_;
    QPolygonF best_;
    double bestCost_ = 0;
    int budget_ = searchBudget;
};

void Router::consider(const WireEnds& wire, const QPolygonF& corners, double extra) {
    const QPolygonF route = simplified(corners);
    double cost = extra + lengthOf(route) + bendCost * static_cast<double>(route.size() - 2);
    if (cost >= bestCost_) return;
    const qsizetype pieces = route.size() - 1;
    for (qsizetype i = 0; i < pieces; ++i) {
        const int except = i == 0 ? wire.from : i == pieces - 1 ? wire.to : -1;
        // A straight wire touches both of its boxes; the piece between them is what must be free.
        const double inset = pieces == 1 ? std::min(4.0, QLineF(route[0], route[1]).length() / 2) : 0;
        if (obstacles_.blocked(route[i], route[i + 1] - QPointF(inset, 0), except)) return;
    }
    for (qsizetype i = 0; i < pieces && cost < bestCost_; ++i) {
        cost += overlapCost * obstacles_.overlap(route[i], route[i + 1], wire.start);
    }
    if (cost >= bestCost_) return;
    best_ = route;
    bestCost_ = cost;
}

void Router::tryDirect(const WireEnds& wire) {
    const QPointF a = wire.start, b = wire.end;
    if (b.x() - a.x() < wireStub) return;
    if (std::abs(a.y() - b.y()) < 0.5) {
        consider(wire, QPolygonF({a, QPointF(b.x(), a.y())}), 0);
        return;
    }
    // Turning soon leaves the longer piece for arrow and label.
    const double middle = (a.x() + b.x()) / 2, soon = std::min(a.x() + soonTurn, middle);
    for (const double x : {soon, middle, a.x() + wireStub, b.x() - wireStub, middle - 6, middle + 6}) {
        if (x <= a.x() || x >= b.x()) continue;
        consider(wire, QPolygonF({a, {x, a.y()}, {x, b.y()}, b}), (x - soon) * 0.01);
    }
}

void Router::tryLanes(const WireEnds& wire) {
    const QPointF a = wire.start, b = wire.end;
    // The nearest lanes first: later ones are given up early.
    for (const WireObstacles::Lane& lane : nearestLanes((a.y() + b.y()) / 2, obstacles_.lanes().size())) {
        for (const double out : stubs) {
            for (const double in : stubs) {
                const double tight = (out < wireStub ? tightCost : 0) + (in < wireStub ? tightCost : 0);
                const double x = a.x() + out, y = b.x() - in;
                consider(wire, QPolygonF({a, {x, a.y()}, {x, lane.y}, {y, lane.y}, {y, b.y()}, b}),
                         rankCost * lane.rank + tight);
            }
        }
    }
}

void Router::trySearch(const WireEnds& wire) {
    const QPointF out(wire.start.x() + wireStub, wire.start.y()), in(wire.end.x() - wireStub, wire.end.y());
    if (obstacles_.blocked(wire.start, out, wire.from) || obstacles_.blocked(in, wire.end, wire.to)) return;
    const auto found = searchRoute(obstacles_, out, in, wire.start, budget_);
    if (!found) return;
    QPolygonF route({wire.start});
    route += *found;
    route += wire.end;
    best_ = simplified(route);
}

/// Round the outside of everything: what is left when searching would take too long.
void Router::tryOutside(const WireEnds& wire) {
    const QPointF a = wire.start, b = wire.end;
    const QRectF bounds = obstacles_.bounds();
    for (int k = 2; k < 2 + outsideLines; ++k) {
        const double out = k * canvas_size::laneGap;
        for (const double side : {bounds.left() - out, bounds.right() + out}) {
            for (const WireObstacles::Lane& first : nearestLanes(a.y(), outsideLanes)) {
                for (const WireObstacles::Lane& last : nearestLanes(b.y(), outsideLanes)) {
                    const double x = a.x() + wireStub, y = b.x() - wireStub;
                    consider(
                        wire,
                        QPolygonF(
                            {a, {x, a.y()}, {x, first.y}, {side, first.y}, {side, last.y}, {y, last.y}, {y, b.y()}, b}),
                        0);
                }
            }
        }
    }
}

std::vector<WireObstacles::Lane> Router::nearestLanes(double y, std::size_t most) const {
    std::vector<WireObstacles::Lane> lanes = obstacles_.lanes();
    std::sort(lanes.begin(), lanes.end(),
              [&](const auto& one, const auto& other) { return std::abs(one.y - y) < std::abs(other.y - y); });
    if (lanes.size() > most) lanes.resize(most);
    return lanes;
}

QPolygonF Router::fallback(const WireEnds& wire) {
    const QPointF a = wire.start, b = wire.end;
    if (b.x() - a.x() >= 2 * wireStub) {
        const double x = (a.x() + b.x()) / 2;
        return simplified(QPolygonF({a, {x, a.y()}, {x, b.y()}, b}));
    }
    const double x = a.x() + wireStub, y = b.x() - wireStub, middle = (a.y() + b.y()) / 2;
    return simplified(QPolygonF({a, {x, a.y()}, {x, middle}, {y, middle}, {y, b.y()}, b}));
}

}  // namespace

std::vector<QPolygonF> routeWires(std::span<const QRectF> boxes, std::span<const WireEnds> wires) {
    Router router(boxes);
    std::vector<std::size_t> order(wires.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    // Short ones first: they have the least choice.
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return QLineF(wires[a].start, wires[a].end).length() < QLineF(wires[b].start, wires[b].end).length();
    });
    std::vector<QPolygonF> routes(wires.size());
    for (const std::size_t i : order)
        routes[i] = router.route(wires[i]);
    return routes;
}

bool crossesBox(const QPolygonF& route, std::span<const QRectF> boxes) {
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const QRectF piece = QRectF(route[i], route[i + 1]).normalized();
        for (const QRectF& box : boxes) {
            const QRectF inside = box.adjusted(0.5, 0.5, -0.5, -0.5);
            if (inside.left() < piece.right() && inside.right() > piece.left() && inside.top() <= piece.bottom() &&
                inside.bottom() >= piece.top()) {
                return true;
            }
        }
    }
    return false;
}

QPainterPath wirePath(const QPolygonF& route, double radius) {
    QPainterPath path;
    if (route.isEmpty()) return path;
    path.moveTo(route.front());
    for (qsizetype i = 1; i + 1 < route.size(); ++i) {
        const QLineF before(route[i], route[i - 1]), after(route[i], route[i + 1]);
        const double r = std::min({radius, before.length() / 2, after.length() / 2});
        path.lineTo(route[i] + (before.p2() - before.p1()) * (r / before.length()));
        path.quadTo(route[i], route[i] + (after.p2() - after.p1()) * (r / after.length()));
    }
    path.lineTo(route.back());
    return path;
}

QLineF mainPiece(const QPolygonF& route) {
    QLineF best;
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const QLineF piece(route[i], route[i + 1]);
        if (std::abs(piece.dy()) < 0.5 && piece.length() > best.length()) best = piece;
    }
    return best.isNull() && route.size() > 1 ? QLineF(route.front(), route.back()) : best;
}

}  // namespace glassbox
