#include "ui/canvas/canvas_layout.h"

#include "ui/canvas/canvas_block.h"
#include "ui/canvas/tidy.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double samePlace = 1;

QRectF boxOf(const std::string& id, const std::map<std::string, QSizeF>& sizes, const BlockPlaces& places) {
    return {places.at(id), sizes.at(id)};
}

/// Moves what stands in the way of a block, and everything right of it on that line, to the right.
void makeRoom(const std::string& id, const std::map<std::string, QSizeF>& sizes, BlockPlaces& places) {
    const QRectF box = boxOf(id, sizes, places);
    const QRectF wanted = box.adjusted(0, 0, canvas_size::blockGap, 0);
    double first = 0, push = 0;
    for (const auto& [other, place] : places) {
        const QRectF there = boxOf(other, sizes, places);
        if (other == id || !there.intersects(wanted)) continue;
        push = std::max(push, wanted.right() - there.left());
        first = push > 0 ? std::min(first == 0 ? there.left() : first, there.left()) : first;
    }
    if (push <= 0) return;
    for (auto& [other, place] : places) {
        const QRectF there = boxOf(other, sizes, places);
        const bool sameLine = there.top() < box.bottom() && there.bottom() > box.top();
        if (other != id && sameLine && there.left() >= first) place.rx() += push;
    }
}

}  // namespace

std::map<std::string, QSizeF> CanvasLayout::sizes(const NetworkSpec& network, const NetworkAnalysis& analysis) const {
    std::map<std::string, QSizeF> sizes;
    const DocumentTypes types(network);
    for (const BlockSpec& block : network.blocks) {
        sizes[block.id] = describeBlock(block, types, analysis, theme_).geometry.body().size();
    }
    return sizes;
}

BlockPlaces CanvasLayout::tidied(const NetworkSpec& network, const NetworkAnalysis& analysis) const {
    const DocumentTypes types(network);
    std::map<std::string, int> numbers;
    std::vector<QSizeF> boxes;
    for (const auto& block : network.blocks) {
        numbers[block.id] = static_cast<int>(boxes.size());
        boxes.push_back(describeBlock(block, types, analysis, theme_).geometry.body().size());
    }
    std::vector<TidyWire> wires;
    for (const WireSpec& wire : network.wires) {
        const auto from = numbers.find(wire.from.block), to = numbers.find(wire.to.block);
        if (from == numbers.end() || to == numbers.end()) continue;
        wires.push_back({from->second, to->second, describeWire(wire, network, types, analysis, theme_).labelWidth});
    }
    const std::vector<QPointF> corners = tidy(boxes, wires, view_);
    BlockPlaces places;
    for (const auto& [id, number] : numbers)
        places[id] = corners[static_cast<std::size_t>(number)];
    return places;
}

BlockPlaces CanvasLayout::places(const NetworkSpec& network, const NetworkAnalysis& analysis) const {
    BlockPlaces places;
    for (const auto& [id, position] : network.layout) {
        if (network.find(id)) places[id] = {position.x, position.y};
    }
    if (places.empty()) return tidied(network, analysis);
    if (places.size() < network.blocks.size()) placeNew(network, sizes(network, analysis), places);
    return places;
}

void CanvasLayout::placeNew(const NetworkSpec& network, const std::map<std::string, QSizeF>& sizes,
                            BlockPlaces& places) const {
    std::vector<std::string> left;
    for (const BlockSpec& block : network.blocks) {
        if (!places.contains(block.id)) left.push_back(block.id);
    }
    while (!left.empty()) {
        auto next = left.end();
        QPointF place;
        for (auto candidate = left.begin(); candidate != left.end() && next == left.end(); ++candidate) {
            for (const WireSpec& wire : network.wires) {
                if (wire.to.block != *candidate || !places.contains(wire.from.block)) continue;
                next = candidate;
                const QRectF before = boxOf(wire.from.block, sizes, places);
                place = {before.right() + canvas_size::blockGap, before.top()};
                break;
            }
        }
        if (next == left.end()) {
            next = left.begin();
            QRectF all;
            for (const auto& [id, corner] : places)
                all = all.united(boxOf(id, sizes, places));
            place = {all.left(), all.bottom() + canvas_size::rowGap};
        }
        places[*next] = place;
        makeRoom(*next, sizes, places);
        left.erase(next);
    }
}

NetworkSpec CanvasLayout::pinned(NetworkSpec network, const BlockPlaces& places) {
    for (const auto& [id, corner] : places) {
        if (network.find(id)) network.layout[id] = {corner.x(), corner.y()};
    }
    return network;
}

bool CanvasLayout::isTidy(const NetworkSpec& network, const NetworkAnalysis& analysis) const {
    const BlockPlaces tidyPlaces = tidied(network, analysis);
    return std::all_of(tidyPlaces.begin(), tidyPlaces.end(), [&](const auto& place) {
        const auto stored = network.layout.find(place.first);
        return stored != network.layout.end() && std::abs(stored->second.x - place.second.x()) < samePlace &&
               std::abs(stored->second.y - place.second.y()) < samePlace;
    });
}

NetworkSpec CanvasLayout::settled(const NetworkSpec& before, const NetworkAnalysis& analysis, NetworkSpec after) const {
    if (before.layout.empty()) {
        after.layout.clear();
        return after;
    }
    const NetworkAnalysis next = analyse(after);
    if (isTidy(before, analysis)) return pinned(after, tidied(after, next));
    for (const BlockSpec& block : after.blocks) {
        if (!before.find(block.id)) after.layout.erase(block.id);
    }
    return pinned(after, places(after, next));
}

}  // namespace glassbox
