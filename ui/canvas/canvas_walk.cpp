#include "ui/canvas/canvas_walk.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace glassbox {
namespace {

/// The nearest block in a direction; blocks off the axis count as further away.
std::string nearestThatWay(const CanvasScene& scene, const BlockItem& from, int key) {
    const QPointF here = from.box().center();
    const bool horizontal = key == Qt::Key_Left || key == Qt::Key_Right;
    std::string best;
    double bestCost = std::numeric_limits<double>::infinity();
    for (const BlockItem* item : scene.blocksInOrder()) {
        const QPointF offset = item->box().center() - here;
        const double along = key == Qt::Key_Right  ? offset.x()
                             : key == Qt::Key_Left ? -offset.x()
                             : key == Qt::Key_Down ? offset.y()
                                                   : -offset.y();
        if (item == &from || along < 1) continue;
        const double cost = along + 2 * std::abs(horizontal ? offset.y() : offset.x());
        if (cost < bestCost) {
            bestCost = cost;
            best = item->id();
        }
    }
    return best;
}

/// Wires that leave or reach a block, from top to bottom.
std::vector<WireSpec> wiresOf(const CanvasScene& scene, const std::string& id, bool leaving) {
    std::vector<WireSpec> wires;
    for (const auto& [spec, item] : scene.wires()) {
        if ((leaving ? spec.from : spec.to).block == id) wires.push_back(spec);
    }
    std::stable_sort(wires.begin(), wires.end(), [&](const WireSpec& a, const WireSpec& b) {
        return scene.portPoint({leaving ? a.to : a.from, !leaving}).y() <
               scene.portPoint({leaving ? b.to : b.from, !leaving}).y();
    });
    return wires;
}

}  // namespace

std::string walk(const CanvasScene& scene, int key) {
    const BlockItem* from = scene.block(scene.current());
    if (!from) {
        const auto items = scene.blocksInOrder();
        return items.empty() ? std::string() : items.front()->id();
    }
    if (key == Qt::Key_Right || key == Qt::Key_Left) {
        const bool leaving = key == Qt::Key_Right;
        const auto wires = wiresOf(scene, from->id(), leaving);
        if (!wires.empty()) return leaving ? wires.front().to.block : wires.front().from.block;
    }
    return nearestThatWay(scene, *from, key);
}

std::string nextInOrder(const CanvasScene& scene, bool forward) {
    const auto items = scene.blocksInOrder();
    if (items.empty()) return {};
    const auto at =
        std::find_if(items.begin(), items.end(), [&](const BlockItem* item) { return item->id() == scene.current(); });
    if (at == items.end()) return forward ? items.front()->id() : items.back()->id();
    if (forward) return at + 1 == items.end() ? std::string() : (*(at + 1))->id();
    return at == items.begin() ? std::string() : (*(at - 1))->id();
}

std::optional<WireSpec> nextWire(const CanvasScene& scene, bool leaving) {
    const auto wires = wiresOf(scene, scene.current(), leaving);
    if (wires.empty()) return std::nullopt;
    const auto selected = scene.selectedWire();
    const auto at = selected ? std::find(wires.begin(), wires.end(), *selected) : wires.end();
    return at == wires.end() || at + 1 == wires.end() ? wires.front() : *(at + 1);
}

}  // namespace glassbox
