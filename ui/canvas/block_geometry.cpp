#include "ui/canvas/block_geometry.h"

#include <algorithm>

namespace glassbox {
namespace {

constexpr double titleTop = 8, titleHeight = 16;
constexpr double captionTop = 23, captionHeight = 14;
constexpr double windowTop = 42;
constexpr double footerTop = 139, footerHeight = 17;
constexpr double lockSize = 12;

double portHeight(int index, int count) {
    return canvas_size::blockHeight * (index + 1) / (std::max(count, 1) + 1);
}

bool near(QPointF a, QPointF b, double reach) {
    const QPointF d = a - b;
    return d.x() * d.x() + d.y() * d.y() <= reach * reach;
}

}  // namespace

QRectF BlockGeometry::title() const {
    return {canvas_size::padding, titleTop, width - 2 * canvas_size::padding, titleHeight};
}

QRectF BlockGeometry::caption() const {
    return {canvas_size::padding, captionTop, width - 2 * canvas_size::padding, captionHeight};
}

QRectF BlockGeometry::window() const {
    const double side = std::min(width - 2 * canvas_size::padding, canvas_size::windowMaxWidth);
    return {(width - side) / 2, windowTop, side, canvas_size::windowMaxHeight};
}

QRectF BlockGeometry::footer() const {
    return {canvas_size::padding, footerTop, width - 2 * canvas_size::padding, footerHeight};
}

QRectF BlockGeometry::lock() const {
    return {width - canvas_size::padding - lockSize, titleTop + (titleHeight - lockSize) / 2, lockSize, lockSize};
}

QPointF BlockGeometry::inputPort(int index) const {
    return {0, portHeight(index, inputs)};
}

QPointF BlockGeometry::outputPort(int index) const {
    return {width, portHeight(index, outputs)};
}

QRectF BlockGeometry::bounds() const {
    const double out = std::max(canvas_size::port, 2 * canvas_size::halo + 2);
    return body().adjusted(-out, -out, out, out);
}

BlockGeometry::Hit BlockGeometry::hit(QPointF point) const {
    const double reach = canvas_size::portHit / 2;
    for (int i = 0; i < outputs; ++i) {
        if (near(point, outputPort(i), reach)) return {Part::Output, i};
    }
    for (int i = 0; i < inputs; ++i) {
        if (near(point, inputPort(i), reach)) return {Part::Input, i};
    }
    return {body().contains(point) ? Part::Body : Part::None, 0};
}

}  // namespace glassbox
