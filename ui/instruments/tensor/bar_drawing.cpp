#include "ui/instruments/tensor/bar_drawing.h"

#include "ui/theme/numbers.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double leastRow = 15, mostRow = 22, mostColumn = 28, gapFrom = 4, digitsFrom = 28, gap = 8;
constexpr double otherOpacity = 0.55;
constexpr int leastDecimals = 4, mostDecimals = 10;

}  // namespace

BarDrawing::BarDrawing(const TensorPicture& picture, std::optional<ValueRange> range)
    : TensorDrawing(picture, range), range_(wholeScale().range) {
    if (!range) {
        range_ = ValueRange::full(values());
        range_ = {std::min(range_.low, 0.0F), std::max(range_.high, 0.0F)};
        if (picture.role == TensorRole::Probability && picture.direction == TensorDirection::Forward)
            range_ = {0.0F, 1.0F};
        if (range_.low == range_.high) range_.high = 1.0F;
    }
    const double reach = std::max(-static_cast<double>(range_.low), static_cast<double>(range_.high));
    decimals_ = std::clamp(2 - static_cast<int>(std::floor(std::log10(reach))), leastDecimals, mostDecimals);
    for (std::size_t i = 0; i < values().size(); ++i) {
        const float best = values()[static_cast<std::size_t>(strongest_)];
        if (!std::isfinite(best) || values()[i] > best) strongest_ = static_cast<std::int64_t>(i);
    }
}

QString BarDrawing::nameOf(std::int64_t item) const {
    const QString label = picture().tensor.shape().rank() == 1 ? labelOf(picture(), 0, item) : QString();
    return label.isEmpty() ? QString::number(item) : label;
}

void BarDrawing::layOut(const Theme& theme, QSizeF room, double cell) {
    const auto count = static_cast<double>(std::max<std::int64_t>(items(), 1));
    inRows_ = cell <= 0 && room.height() / count >= theme.px(leastRow);
    if (inRows_) {
        QFont font = theme.font(FontRole::MonoCaption);
        font.setBold(true);
        const QFontMetricsF metrics(font);
        const Numbers numbers(theme.locale());
        nameWidth_ = 0;
        numberWidth_ = 0;
        for (std::int64_t i = 0; i < items(); ++i) {
            nameWidth_ = std::max(nameWidth_, metrics.horizontalAdvance(nameOf(i)));
            const double value = static_cast<double>(values()[static_cast<std::size_t>(i)]);
            numberWidth_ = std::max(numberWidth_, metrics.horizontalAdvance(numbers.fixed(value, decimals_)));
        }
        nameWidth_ = std::min(nameWidth_, room.width() * 0.3);
        cell_ = std::min(std::floor(room.height() / count), static_cast<double>(theme.px(mostRow)));
        size_ = {room.width(), cell_ * count};
        return;
    }
    cell_ = cell > 0 ? cell : std::clamp(room.width() / count, 1.0, static_cast<double>(theme.px(mostColumn)));
    if (cell_ >= 2) cell_ = std::floor(cell_);
    size_ = {cell_ * count, room.height()};
}

/// From 0 at the low end to 1 at the high end.
double BarDrawing::positionOf(double value) const {
    const double low = static_cast<double>(range_.low), high = static_cast<double>(range_.high);
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

QRectF BarDrawing::boxOf(std::int64_t item) const {
    if (item < 0 || item >= items()) return {};
    if (inRows_) return {0, static_cast<double>(item) * cell_, size_.width(), cell_};
    return {static_cast<double>(item) * cell_, 0, cell_, size_.height()};
}

std::int64_t BarDrawing::itemAt(QPointF place) const {
    if (!QRectF(QPointF(0, 0), size_).contains(place)) return -1;
    const auto item = static_cast<std::int64_t>((inRows_ ? place.y() : place.x()) / cell_);
    return item < items() ? item : -1;
}

std::int64_t BarDrawing::moved(std::int64_t item, int right, int down) const {
    return std::clamp<std::int64_t>(item + (inRows_ ? down : right), 0, items() - 1);
}

/// Probabilities in the forward colour, the greatest in full; sums and gradients by their sign.
QColor BarDrawing::colorOf(std::int64_t item, const Theme& theme) const {
    if (colorMapOf(picture()) == ColorMapKind::Signed)
        return signColor(theme, values()[static_cast<std::size_t>(item)] < 0);
    const Role role = directionRole(picture().direction);
    const bool weak = picture().role == TensorRole::Probability && item != strongest_;
    return weak ? theme.mix(Role::Sunken, role, otherOpacity) : theme.color(role);
}

void BarDrawing::paint(QPainter& painter, const QRectF& visible, const Theme& theme) const {
    const double from = inRows_ ? visible.top() : visible.left(), to = inRows_ ? visible.bottom() : visible.right();
    const auto first = std::clamp<std::int64_t>(static_cast<std::int64_t>(from / cell_), 0, items());
    const auto last = std::clamp<std::int64_t>(static_cast<std::int64_t>(to / cell_) + 1, first, items());
    for (std::int64_t item = first; item < last; ++item)
        inRows_ ? paintRow(painter, item, theme) : paintColumn(painter, item, theme);
    if (!inRows_) paintAxis(painter, visible, theme);
}

void BarDrawing::paintRow(QPainter& painter, std::int64_t item, const Theme& theme) const {
    const QRectF row = boxOf(item);
    const double value = static_cast<double>(values()[static_cast<std::size_t>(item)]);
    const bool best = picture().role == TensorRole::Probability && item == strongest_;
    QFont font = theme.font(FontRole::MonoCaption);
    font.setBold(best);
    painter.setFont(font);
    painter.setPen(theme.color(best ? Role::Text : Role::Text2));
    const QString name = QFontMetricsF(font).elidedText(nameOf(item), Qt::ElideRight, nameWidth_ + 1);
    painter.drawText(QRectF(theme.px(4), row.top(), nameWidth_, row.height()), Qt::AlignRight | Qt::AlignVCenter, name);
    const QRectF digits(row.right() - numberWidth_ - theme.px(4), row.top(), numberWidth_, row.height());
    painter.drawText(digits, Qt::AlignRight | Qt::AlignVCenter, Numbers(theme.locale()).fixed(value, decimals_));
    const double high = std::floor(row.height() * 0.66), left = theme.px(4) + nameWidth_ + theme.px(gap);
    const QRectF track(left, std::round(row.center().y() - high / 2), digits.left() - theme.px(gap) - left, high);
    if (track.width() < 4) return;
    painter.fillRect(track, theme.color(Role::Sunken));
    if (!std::isfinite(value)) return paintHatch(painter, track, theme);
    const double zero = track.left() + positionOf(0) * track.width();
    const double end = track.left() + positionOf(value) * track.width();
    painter.fillRect(QRectF(std::min(zero, end), track.top(), std::abs(end - zero), high), colorOf(item, theme));
    painter.fillRect(QRectF(std::round(zero), row.top(), 1, row.height()), theme.color(Role::BorderStrong));
}

void BarDrawing::paintColumn(QPainter& painter, std::int64_t item, const Theme& theme) const {
    QRectF column = boxOf(item);
    if (cell_ >= gapFrom) column.adjust(0, 0, -1, 0);
    const double value = static_cast<double>(values()[static_cast<std::size_t>(item)]);
    if (!std::isfinite(value)) return paintHatch(painter, column, theme);
    const double zero = (1 - positionOf(0)) * size_.height(), end = (1 - positionOf(value)) * size_.height();
    painter.fillRect(QRectF(column.left(), std::min(zero, end), column.width(), std::abs(end - zero)),
                     colorOf(item, theme));
    if (cell_ < theme.px(digitsFrom)) return;
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text));
    const double high = QFontMetricsF(painter.font()).height();
    const double top = std::clamp(value < 0 ? end + 1 : end - high - 1, 0.0, size_.height() - high);
    painter.drawText(QRectF(column.left(), top, column.width(), high), Qt::AlignCenter | Qt::TextDontClip,
                     Numbers(theme.locale()).cell(value));
}

/// The zero line, and what the two ends are.
void BarDrawing::paintAxis(QPainter& painter, const QRectF& visible, const Theme& theme) const {
    const double zero = std::min(std::round((1 - positionOf(0)) * size_.height()), size_.height() - 1);
    painter.fillRect(QRectF(visible.left(), zero, visible.width(), 1), theme.color(Role::BorderStrong));
    const Numbers numbers(theme.locale());
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text2));
    const QRectF words = visible.adjusted(theme.px(4), theme.px(2), -theme.px(4), -theme.px(2));
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop, numbers.significant(static_cast<double>(range_.high), 3));
    if (range_.low < 0)
        painter.drawText(words, Qt::AlignRight | Qt::AlignBottom,
                         numbers.significant(static_cast<double>(range_.low), 3));
}

}  // namespace glassbox
