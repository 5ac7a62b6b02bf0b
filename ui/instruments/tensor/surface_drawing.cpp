#include "ui/instruments/tensor/surface_drawing.h"

#include "ui/theme/numbers.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double largestPoint = 3, smallestPoint = 1.5, pointShare = 0.01;  // of the side

/// Probabilities fill the whole ramp, so that successive surfaces compare.
std::optional<ValueRange> rangeOf(const TensorPicture& picture, std::optional<ValueRange> range) {
    const bool probability = picture.role == TensorRole::Probability && picture.direction == TensorDirection::Forward;
    return range || !probability ? range : std::optional<ValueRange>(ValueRange{0.0F, 1.0F});
}

/// Shape of a class: ring, dot, triangle, square, diamond, and so on again.
void paintMark(QPainter& painter, QPointF place, double radius, int label, const Theme& theme) {
    constexpr int shapes = 5;
    const int shape = std::max(label, 0) % shapes;
    painter.setPen(QPen(theme.color(shape == 0 ? Role::Text : Role::Surface), shape == 0 ? 1.3 : 0.7));
    painter.setBrush(theme.color(shape == 0 ? Role::Surface : Role::Text));
    const auto polygon = [&](std::initializer_list<QPointF> corners) {
        QPolygonF outline;
        for (const QPointF& corner : corners)
            outline.append(place + corner * radius);
        painter.drawPolygon(outline);
    };
    if (shape <= 1) painter.drawEllipse(place, radius, radius);
    if (shape == 2) polygon({{0, -1.2}, {1.1, 0.9}, {-1.1, 0.9}});
    if (shape == 3) polygon({{-1, -1}, {1, -1}, {1, 1}, {-1, 1}});
    if (shape == 4) polygon({{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}});
}

}  // namespace

SurfaceDrawing::SurfaceDrawing(const TensorPicture& picture, std::optional<ValueRange> range)
    : TileDrawing(picture, TensorViewKind::Surface, rangeOf(picture, range)),
      rows_(plan().tiles.front().rows),
      columns_(plan().tiles.front().columns) {
    const Shape& shape = picture.tensor.shape();
    const std::int64_t classes = shape.rank() == 3 ? shape[0] : 1, places = std::int64_t{rows_} * columns_;
    if (classes < 2) return;
    winners_.resize(static_cast<std::size_t>(places));
    for (std::int64_t place = 0; place < places; ++place) {
        std::int64_t best = 0;
        for (std::int64_t one = 1; one < classes; ++one)
            if (picture.tensor.at(one * places + place) > picture.tensor.at(best * places + place)) best = one;
        winners_[static_cast<std::size_t>(place)] = static_cast<int>(best);
    }
}

int SurfaceDrawing::winnerAt(int row, int column) const {
    return winners_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                    static_cast<std::size_t>(column)];
}

void SurfaceDrawing::paint(QPainter& painter, const QRectF& visible, const Theme& theme) const {
    TileDrawing::paint(painter, visible, theme);
    for (std::size_t tile = 0; tile < plan().tiles.size(); ++tile) {
        const QRectF box = tileBox(tile);
        if (!box.intersects(visible)) continue;
        if (!winners_.empty()) paintBorder(painter, box, theme);
        paintPoints(painter, box, theme);
    }
}

void SurfaceDrawing::paintBorder(QPainter& painter, const QRectF& box, const Theme& theme) const {
    const double wide = box.width() / columns_, high = box.height() / rows_;
    QPainterPath border;
    const auto line = [&border](QPointF from, QPointF to) {
        border.moveTo(from);
        border.lineTo(to);
    };
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            const QPointF corner(box.left() + column * wide, box.top() + row * high);
            if (column > 0 && winnerAt(row, column) != winnerAt(row, column - 1))
                line(corner, corner + QPointF(0, high));
            if (row > 0 && winnerAt(row, column) != winnerAt(row - 1, column)) line(corner, corner + QPointF(wide, 0));
        }
    }
    painter.strokePath(border, QPen(theme.color(Role::Text), theme.px(1.5)));
}

void SurfaceDrawing::paintPoints(QPainter& painter, const QRectF& box, const Theme& theme) const {
    const PlaneFrame& frame = *picture().plane;
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const double radius = theme.px(1) * std::clamp(box.width() * pointShare / theme.px(1), smallestPoint, largestPoint);
    for (const PlaneFrame::Point& point : frame.points) {
        const double x = (point.x - frame.left) / (frame.right - frame.left);
        const double y = (frame.top - point.y) / (frame.top - frame.bottom);
        paintMark(painter, {box.left() + x * box.width(), box.top() + y * box.height()}, radius, point.label, theme);
    }
    painter.restore();
}

/// Also the place in the plane: the middle of the cell.
CardText SurfaceDrawing::cardOf(std::int64_t item, const QLocale& locale) const {
    CardText card = TensorDrawing::cardOf(item, locale);
    const PlaneFrame& frame = *picture().plane;
    const TensorIndex index = indexOfItem(item);
    const auto row = static_cast<double>(index[index.size() - 2]), column = static_cast<double>(index.back());
    const double x = frame.left + (column + 0.5) / columns_ * (frame.right - frame.left);
    const double y = frame.top - (row + 0.5) / rows_ * (frame.top - frame.bottom);
    const Numbers numbers(locale);
    const QString place = QStringLiteral("(%1, %2)").arg(numbers.significant(x, 3), numbers.significant(y, 3));
    card.note = card.note.isEmpty() ? place : card.note + QStringLiteral(" · ") + place;
    return card;
}

QString SurfaceDrawing::caption(const QLocale& locale) const {
    const PlaneFrame& frame = *picture().plane;
    const Numbers numbers(locale);
    const auto ends = [&](double low, double high) {
        return QStringLiteral("%1 … %2").arg(numbers.significant(low, 3), numbers.significant(high, 3));
    };
    const QString wrong = TensorDrawing::caption(locale);
    const QString text =
        QStringLiteral("x₁ %1, x₂ %2").arg(ends(frame.left, frame.right), ends(frame.bottom, frame.top));
    return wrong.isEmpty() ? text : text + QStringLiteral("; ") + wrong;
}

}  // namespace glassbox
