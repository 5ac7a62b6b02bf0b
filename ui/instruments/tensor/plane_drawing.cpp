#include "ui/instruments/tensor/plane_drawing.h"

#include "ui/theme/numbers.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double margin = 16, dot = 3, catching = 12;

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::TensorView", text);
}

}  // namespace

PlaneDrawing::PlaneDrawing(const TensorPicture& picture)
    : TensorDrawing(picture, std::nullopt), plane_(principalPlane(picture.tensor)) {
    for (std::int64_t item = 0; item < items(); ++item) {
        const auto& point = plane_.points[static_cast<std::size_t>(item)];
        if (isShown(item)) reach_ = std::max({item == 0 ? 0.0 : reach_, std::abs(point[0]), std::abs(point[1])});
    }
    if (!(reach_ > 0)) reach_ = 1;
}

bool PlaneDrawing::isShown(std::int64_t item) const {
    return item >= 0 && item < items() && std::isfinite(plane_.points[static_cast<std::size_t>(item)][0]);
}

/// The same scale along both directions: distances mean the same everywhere.
void PlaneDrawing::layOut(const Theme& theme, QSizeF room, double) {
    const double least = theme.px(4 * margin);
    size_ = {std::max(room.width(), least), std::max(room.height(), least)};
    middle_ = {size_.width() / 2, size_.height() / 2};
    double widest = 1e-300, highest = 1e-300;
    for (std::int64_t item = 0; item < items(); ++item) {
        if (!isShown(item)) continue;
        widest = std::max(widest, std::abs(plane_.points[static_cast<std::size_t>(item)][0]));
        highest = std::max(highest, std::abs(plane_.points[static_cast<std::size_t>(item)][1]));
    }
    const double wide = size_.width() / 2 - theme.px(margin), high = size_.height() / 2 - theme.px(margin);
    scale_ = std::min({wide / widest, high / highest, std::max(wide, high) / reach_});
    const double letter = QFontMetricsF(theme.font(FontRole::MonoCaption)).height();
    point_ = std::max(letter / 2, static_cast<double>(theme.px(dot)));
    cell_ = 2 * point_;
}

QPointF PlaneDrawing::placeOf(std::int64_t item) const {
    const auto& point = plane_.points[static_cast<std::size_t>(item)];
    return {middle_.x() + point[0] * scale_, middle_.y() - point[1] * scale_};
}

QRectF PlaneDrawing::boxOf(std::int64_t item) const {
    if (!isShown(item)) return {};
    const QPointF place = placeOf(item);
    return {place.x() - point_, place.y() - point_, 2 * point_, 2 * point_};
}

std::int64_t PlaneDrawing::itemAt(QPointF place) const {
    std::int64_t nearest = -1;
    double best = std::max(catching, point_);
    for (std::int64_t item = 0; item < items(); ++item) {
        if (!isShown(item)) continue;
        const QPointF off = placeOf(item) - place;
        const double distance = std::hypot(off.x(), off.y());
        if (distance < best) {
            best = distance;
            nearest = item;
        }
    }
    return nearest;
}

/// The nearest point within a quarter turn of the direction.
std::int64_t PlaneDrawing::moved(std::int64_t item, int right, int down) const {
    if (!isShown(item)) return item;
    std::int64_t nearest = item;
    double best = 0;
    for (std::int64_t other = 0; other < items(); ++other) {
        if (other == item || !isShown(other)) continue;
        const QPointF off = placeOf(other) - placeOf(item);
        const double ahead = off.x() * right + off.y() * down,
                     aside = std::abs(off.x() * down) + std::abs(off.y() * right);
        const double distance = std::hypot(off.x(), off.y());
        if (ahead <= 0 || aside > ahead || (nearest != item && distance >= best)) continue;
        best = distance;
        nearest = other;
    }
    return nearest;
}

std::int64_t PlaneDrawing::itemOfIndex(std::span<const std::int64_t> index) const {
    return !index.empty() && isShown(index[0]) ? index[0] : -1;
}

CardText PlaneDrawing::cardOf(std::int64_t item, const QLocale& locale) const {
    const Numbers numbers(locale);
    const auto& point = plane_.points[static_cast<std::size_t>(item)];
    const TensorIndex index{item};
    return {cellName(picture(), index),
            QStringLiteral("(%1, %2)").arg(numbers.significant(point[0], 4), numbers.significant(point[1], 4)),
            placeNames(picture(), index)};
}

QString PlaneDrawing::caption(const QLocale& locale) const {
    const Numbers numbers(locale);
    const QString text = words(
        QT_TRANSLATE_NOOP("glassbox::TensorView", "principal directions: to the right %1, upwards %2 of the variance"));
    return text.arg(numbers.percent(plane_.share[0], 0), numbers.percent(plane_.share[1], 0));
}

void PlaneDrawing::paint(QPainter& painter, const QRectF&, const Theme& theme) const {
    painter.fillRect(QRectF(0, std::round(middle_.y()), size_.width(), 1), theme.color(Role::Grid));
    painter.fillRect(QRectF(std::round(middle_.x()), 0, 1, size_.height()), theme.color(Role::Grid));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(theme.font(FontRole::MonoCaption));
    const QColor ink = theme.color(directionRole(picture().direction));
    for (std::int64_t item = 0; item < items(); ++item) {
        if (!isShown(item)) continue;
        const QString label = labelOf(picture(), 0, item);
        if (label.isEmpty()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawEllipse(placeOf(item), theme.px(dot), theme.px(dot));
        } else {
            painter.setPen(theme.color(Role::Text));
            painter.drawText(boxOf(item), Qt::AlignCenter | Qt::TextDontClip, label);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace glassbox
