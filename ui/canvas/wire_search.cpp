#include "ui/canvas/wire_search.h"

#include "ui/canvas/block_geometry.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace glassbox {
namespace {

using Interval = WireObstacles::Interval;

constexpr double bendCost = 24;
constexpr double overlapCost = 3;
constexpr double sideLine = 14;
constexpr double mergeDistance = 0.5;

std::vector<double> uniqueSorted(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    std::vector<double> result;
    for (const double value : values) {
        if (result.empty() || value - result.back() > mergeDistance) result.push_back(value);
    }
    return result;
}

std::size_t nearest(const std::vector<double>& values, double value) {
    const auto at = std::lower_bound(values.begin(), values.end(), value - mergeDistance);
    return static_cast<std::size_t>(at - values.begin());
}

double common(const std::vector<Interval>& parts, double low, double high) {
    double length = 0;
    for (const Interval& part : parts)
        length += std::max(0.0, std::min(high, part.high) - std::max(low, part.low));
    return length;
}

/// One line of the grid; what lies on it is looked up when the search first reaches it.
struct Line {
    bool known = false;
    std::vector<Interval> blocked, used;
};

/// The grid and the state of one search.
class Search {
public:
    Search(const WireObstacles& obstacles, QPointF from, QPointF to, QPointF wireStart);
    std::optional<QPolygonF> run(int& budget);

private:
    struct Open {
        double estimate = 0;
        std::size_t state = 0;
        bool operator>(const Open& other) const { return estimate > other.estimate; }
    };
    /// A state is a crossing of two lines and the direction it was reached in (0 horizontal, 1 vertical).
    std::size_t stateOf(std::size_t x, std::size_t y, std::size_t direction) const {
        return (y * xs_.size() + x) * 2 + direction;
    }
    QPointF pointOf(std::size_t state) const {
        const std::size_t node = state / 2;
        return {xs_[node % xs_.size()], ys_[node / xs_.size()]};
    }
    const Line& line(bool horizontal, std::size_t index);
    void step(std::size_t state, int dx, int dy);
    QPolygonF trace(std::size_t state) const;

    const WireObstacles& obstacles_;
    QPointF from_, to_, wireStart_;
    std::vector<double> xs_, ys_;
    std::vector<Line> rows_, columns_;
    std::vector<double> cost_;
    std::vector<std::int64_t> parent_;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
};

Search::Search(const WireObstacles& obstacles, QPointF from, QPointF to, QPointF wireStart)
    : obstacles_(obstacles), from_(from), to_(to), wireStart_(wireStart) {
    const QRectF bounds = obstacles.bounds();
    xs_ = {from.x(), to.x()};
    ys_ = {from.y(), to.y()};
    for (const QRectF& box : obstacles.boxes()) {
        xs_.insert(xs_.end(), {box.left() - canvas_size::wireStub, box.right() + canvas_size::wireStub});
        ys_.insert(ys_.end(), {box.top() - sideLine, box.bottom() + sideLine});
    }
    for (int k = 2; k < 5; ++k) {
        xs_.insert(xs_.end(), {bounds.left() - k * canvas_size::laneGap, bounds.right() + k * canvas_size::laneGap});
    }
    for (const WireObstacles::Lane& lane : obstacles.lanes())
        ys_.push_back(lane.y);
    xs_ = uniqueSorted(std::move(xs_));
    ys_ = uniqueSorted(std::move(ys_));
    rows_.resize(ys_.size());
    columns_.resize(xs_.size());
    cost_.assign(xs_.size() * ys_.size() * 2, std::numeric_limits<double>::infinity());
    parent_.assign(cost_.size(), -1);
}

const Line& Search::line(bool horizontal, std::size_t index) {
    Line& line = horizontal ? rows_[index] : columns_[index];
    if (!line.known) {
        const double coordinate = horizontal ? ys_[index] : xs_[index];
        line.blocked = obstacles_.blockedOn(horizontal, coordinate);
        line.used = obstacles_.usedOn(horizontal, coordinate, wireStart_);
        line.known = true;
    }
    return line;
}

void Search::step(std::size_t state, int dx, int dy) {
    const std::size_t node = state / 2, x = node % xs_.size(), y = node / xs_.size();
    if ((dx < 0 && x == 0) || (dy < 0 && y == 0)) return;
    const std::size_t nx = x + static_cast<std::size_t>(dx), ny = y + static_cast<std::size_t>(dy);
    if (nx >= xs_.size() || ny >= ys_.size()) return;
    const bool horizontal = dx != 0;
    const double a = horizontal ? xs_[x] : ys_[y], b = horizontal ? xs_[nx] : ys_[ny];
    const double low = std::min(a, b), high = std::max(a, b);
    const Line& on = line(horizontal, horizontal ? y : x);
    if (common(on.blocked, low, high) > 0) return;
    const bool turns = (state % 2 == 0) != horizontal;
    const double cost = cost_[state] + (high - low) + (turns ? bendCost : 0) + overlapCost * common(on.used, low, high);
    const std::size_t next = stateOf(nx, ny, horizontal ? 0 : 1);
    if (cost >= cost_[next]) return;
    cost_[next] = cost;
    parent_[next] = static_cast<std::int64_t>(state);
    open_.push({cost + std::abs(xs_[nx] - to_.x()) + std::abs(ys_[ny] - to_.y()), next});
}

QPolygonF Search::trace(std::size_t state) const {
    QPolygonF route;
    for (auto at = static_cast<std::int64_t>(state); at >= 0; at = parent_[static_cast<std::size_t>(at)]) {
        route.prepend(pointOf(static_cast<std::size_t>(at)));
    }
    return route;
}

std::optional<QPolygonF> Search::run(int& budget) {
    const std::size_t first = stateOf(nearest(xs_, from_.x()), nearest(ys_, from_.y()), 0);
    const std::size_t goal = stateOf(nearest(xs_, to_.x()), nearest(ys_, to_.y()), 0);
    cost_[first] = 0;
    open_.push({0, first});
    while (!open_.empty() && budget > 0) {
        --budget;
        const Open top = open_.top();
        open_.pop();
        // The last piece must arrive from the left: reaching the goal vertically costs one more bend.
        if (top.state == goal || top.state == goal + 1) return trace(top.state);
        const QPointF at = pointOf(top.state);
        const double estimate = cost_[top.state] + std::abs(at.x() - to_.x()) + std::abs(at.y() - to_.y());
        if (top.estimate > estimate + 1e-6) continue;
        step(top.state, 1, 0);
        step(top.state, -1, 0);
        step(top.state, 0, 1);
        step(top.state, 0, -1);
    }
    return std::nullopt;
}

}  // namespace

std::optional<QPolygonF> searchRoute(const WireObstacles& obstacles, QPointF from, QPointF to, QPointF wireStart,
                                     int& budget) {
    if (budget <= 0) return std::nullopt;
    return Search(obstacles, from, to, wireStart).run(budget);
}

}  // namespace glassbox
