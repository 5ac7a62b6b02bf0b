#pragma once

#include <QRect>

#include <span>

namespace glassbox {

/// Where a message lies beside its block, and the line that joins them (empty above, below and without a block).
struct BubblePlace {
    QPoint corner;
    QRect connector;
};

/// Another box of the canvas, and how bad it is to lie over it.
struct OtherBox {
    QRect box;
    int weight = 1;
};

/// Right, left, below or above the block: inside the area, over as little of the other boxes as possible.
BubblePlace placeBeside(const QRect& block, QSize bubble, const QRect& area, std::span<const OtherBox> boxes);

}  // namespace glassbox
