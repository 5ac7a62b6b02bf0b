#pragma once

#include "ui/canvas/layer_order.h"

#include <QPointF>
#include <QSizeF>

#include <span>
#include <vector>

namespace glassbox {

/// A wire as tidy sees it.
struct TidyWire {
    int from = -1, to = -1;
    double label = 0;  ///< width of what stands above it, px
};

/// Upper left corners of blocks of these sizes, laid out like text: layer by layer from left to right, wrapped into
/// rows so that the whole network is shown as large as possible in a view of that size (px at 100 %). Parts that no
/// wire joins lie below each other. Pure: equal input gives equal output.
std::vector<QPointF> tidy(std::span<const QSizeF> sizes, std::span<const TidyWire> wires, QSizeF view);

/// Zoom at which a network of that size fills the view, at most the largest that fitting may choose.
double fitZoom(QSizeF network, QSizeF view);

}  // namespace glassbox
