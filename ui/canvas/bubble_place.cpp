#include "ui/canvas/bubble_place.h"

#include <algorithm>
#include <array>
#include <limits>

namespace glassbox {
namespace {

constexpr int distance = 18;
constexpr int ownWeight = 64;
constexpr int connectorDrop = 26;  ///< the line meets bubble and block this far below the block's top

std::int64_t areaOf(const QRect& rect) {
    return rect.isEmpty() ? 0 : static_cast<std::int64_t>(rect.width()) * rect.height();
}

QRect pushedInto(QRect rect, const QRect& area) {
    rect.moveLeft(std::clamp(rect.left(), area.left(), std::max(area.left(), area.right() - rect.width() + 1)));
    rect.moveTop(std::clamp(rect.top(), area.top(), std::max(area.top(), area.bottom() - rect.height() + 1)));
    return rect;
}

}  // namespace

BubblePlace placeBeside(const QRect& block, QSize bubble, const QRect& area, std::span<const OtherBox> boxes) {
    if (block.isEmpty()) return {area.topLeft(), {}};
    const std::array<QPoint, 4> corners{
        QPoint(block.right() + distance, block.top()), QPoint(block.left() - distance - bubble.width(), block.top()),
        QPoint(block.center().x() - bubble.width() / 2, block.bottom() + distance),
        QPoint(block.center().x() - bubble.width() / 2, block.top() - distance - bubble.height())};
    QRect best;
    auto bestCost = std::numeric_limits<std::int64_t>::max();
    for (const QPoint& corner : corners) {
        const QRect there = pushedInto(QRect(corner, bubble), area);
        // Covering its own block is worse than covering others.
        std::int64_t cost = ownWeight * areaOf(there.intersected(block));
        for (const OtherBox& other : boxes) {
            cost += other.weight * areaOf(there.intersected(other.box));
        }
        if (cost >= bestCost) continue;
        bestCost = cost;
        best = there;
    }
    BubblePlace place{best.topLeft(), {}};
    const int y = std::clamp(block.top() + connectorDrop, best.top() + 8, best.bottom() - 8);
    const bool level = y > block.top() && y < block.bottom();
    if (level && best.left() > block.right()) place.connector = {block.right(), y, best.left() - block.right(), 1};
    if (level && best.right() < block.left()) place.connector = {best.right(), y, block.left() - best.right(), 1};
    return place;
}

}  // namespace glassbox
