#include "ui/instruments/tensor/token_drawing.h"

#include "ui/theme/painting.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {

TokenDrawing::TokenDrawing(const TensorPicture& picture) : TensorDrawing(picture, std::nullopt) {}

void TokenDrawing::layOut(const Theme& theme, QSizeF room, double) {
    const QFontMetricsF words(theme.font(FontRole::Mono)), numbers(theme.font(FontRole::MonoSmall));
    double widest = 0;
    for (std::int64_t i = 0; i < items(); ++i) {
        const QString number = QString::number(static_cast<std::int64_t>(picture().tensor.at(i)));
        widest =
            std::max({widest, words.horizontalAdvance(labelOf(picture(), 0, i)), numbers.horizontalAdvance(number)});
    }
    cell_ = std::ceil(widest) + theme.px(8);
    height_ = std::ceil(words.height() + numbers.height()) + theme.px(6);
    across_ = std::clamp<std::int64_t>(static_cast<std::int64_t>(room.width() / cell_), 1,
                                       std::max<std::int64_t>(items(), 1));
    const std::int64_t down = (items() + across_ - 1) / across_;
    size_ = {cell_ * static_cast<double>(across_), height_ * static_cast<double>(down)};
}

QRectF TokenDrawing::boxOf(std::int64_t item) const {
    if (item < 0 || item >= items()) return {};
    return {static_cast<double>(item % across_) * cell_, static_cast<double>(item / across_) * height_, cell_ - 2,
            height_ - 2};
}

std::int64_t TokenDrawing::itemAt(QPointF place) const {
    if (place.x() < 0 || place.y() < 0 || place.x() >= size_.width()) return -1;
    const std::int64_t item =
        static_cast<std::int64_t>(place.y() / height_) * across_ + static_cast<std::int64_t>(place.x() / cell_);
    return item < items() ? item : -1;
}

std::int64_t TokenDrawing::moved(std::int64_t item, int right, int down) const {
    const std::int64_t next = item + right + down * across_;
    return next >= 0 && next < items() ? next : item;
}

void TokenDrawing::paint(QPainter& painter, const QRectF& visible, const Theme& theme) const {
    for (std::int64_t item = 0; item < items(); ++item) {
        const QRectF box = boxOf(item);
        if (!box.intersects(visible)) continue;
        paintBox(painter, box, theme.metrics().radiusBar, theme.color(Role::Sunken));
        painter.setFont(theme.font(FontRole::Mono));
        painter.setPen(theme.color(Role::Text));
        painter.drawText(box.adjusted(0, theme.px(2), 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                         labelOf(picture(), 0, item));
        painter.setFont(theme.font(FontRole::MonoSmall));
        painter.setPen(theme.color(Role::Text2));
        painter.drawText(box.adjusted(0, 0, 0, -theme.px(2)), Qt::AlignHCenter | Qt::AlignBottom,
                         QString::number(static_cast<std::int64_t>(picture().tensor.at(item))));
    }
}

}  // namespace glassbox
