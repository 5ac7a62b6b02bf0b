#include "ui/canvas/wire_obstacles.h"

#include "ui/canvas/block_geometry.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double clearance = 3;
constexpr double sameLine = 5;
constexpr int outerLanes = 4;

bool isHorizontal(QPointF a, QPointF b) {
    return std::abs(a.y() - b.y()) < 0.01;
}

}  // namespace

WireObstacles::WireObstacles(std::span<const QRectF> boxes) : boxes_(boxes) {
    for (const QRectF& box : boxes_)
        bounds_ = bounds_.united(box);
    findLanes();
}

void WireObstacles::addBand(double low, double high) {
    const double middle = (low + high) / 2;
    const double room = (high - low) / 2 - clearance - 1;
    if (room < 0) return;
    lanes_.push_back({middle, 0});
    for (int k = 1; k * canvas_size::laneGap <= room; ++k) {
        lanes_.push_back({middle - k * canvas_size::laneGap, k});
        lanes_.push_back({middle + k * canvas_size::laneGap, k});
    }
}

void WireObstacles::findLanes() {
    if (boxes_.empty()) return;
    std::vector<Interval> parts;
    for (const QRectF& box : boxes_)
        parts.push_back({box.top(), box.bottom()});
    std::sort(parts.begin(), parts.end(), [](const Interval& a, const Interval& b) { return a.low < b.low; });
    double reached = parts.front().high;
    for (const Interval& part : parts) {
        if (part.low > reached) addBand(reached, part.low);
        reached = std::max(reached, part.high);
    }
    for (int k = 0; k < outerLanes; ++k) {
        const double out = canvas_size::stackGap / 2 + k * canvas_size::laneGap;
        lanes_.push_back({bounds_.top() - out, k});
        lanes_.push_back({bounds_.bottom() + out, k});
    }
}

void WireObstacles::add(const QPolygonF& route, QPointF start) {
    for (qsizetype i = 0; i + 1 < route.size(); ++i) {
        const QPointF a = route[i], b = route[i + 1];
        if (isHorizontal(a, b)) {
            usedRows_.push_back({a.y(), {std::min(a.x(), b.x()), std::max(a.x(), b.x())}, start});
        } else {
            usedColumns_.push_back({a.x(), {std::min(a.y(), b.y()), std::max(a.y(), b.y())}, start});
        }
    }
}

bool WireObstacles::blocked(QPointF a, QPointF b, int except) const {
    const double left = std::min(a.x(), b.x()) - clearance, right = std::max(a.x(), b.x()) + clearance;
    const double top = std::min(a.y(), b.y()) - clearance, bottom = std::max(a.y(), b.y()) + clearance;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
        const QRectF& box = boxes_[i];
        if (static_cast<int>(i) == except) continue;
        if (box.left() < right && box.right() > left && box.top() < bottom && box.bottom() > top) return true;
    }
    return false;
}

double WireObstacles::overlap(QPointF a, QPointF b, QPointF start) const {
    const bool horizontal = isHorizontal(a, b);
    const double coordinate = horizontal ? a.y() : a.x();
    const double low = horizontal ? std::min(a.x(), b.x()) : std::min(a.y(), b.y());
    const double high = horizontal ? std::max(a.x(), b.x()) : std::max(a.y(), b.y());
    double length = 0;
    for (const Used& other : used(horizontal)) {
        if (std::abs(other.coordinate - coordinate) >= sameLine || other.start == start) continue;
        length += std::max(0.0, std::min(high, other.part.high) - std::max(low, other.part.low));
    }
    return length;
}

std::vector<WireObstacles::Interval> WireObstacles::blockedOn(bool horizontal, double coordinate) const {
    std::vector<Interval> parts;
    for (const QRectF& box : boxes_) {
        const double low = horizontal ? box.top() : box.left(), high = horizontal ? box.bottom() : box.right();
        if (coordinate <= low - clearance || coordinate >= high + clearance) continue;
        if (horizontal) {
            parts.push_back({box.left() - clearance, box.right() + clearance});
        } else {
            parts.push_back({box.top() - clearance, box.bottom() + clearance});
        }
    }
    return parts;
}

std::vector<WireObstacles::Interval> WireObstacles::usedOn(bool horizontal, double coordinate, QPointF start) const {
    std::vector<Interval> parts;
    for (const Used& other : used(horizontal)) {
        if (other.start != start && std::abs(other.coordinate - coordinate) < sameLine) parts.push_back(other.part);
    }
    return parts;
}

}  // namespace glassbox
