#include "ui/instruments/tensor/histogram_drawing.h"

#include "ui/theme/numbers.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int mostBins = 48;
constexpr double tailWidth = 20, tailGap = 8;

QString words(const char* text) {
    return QCoreApplication::translate("glassbox::TensorView", text);
}

Histogram makeHistogram(const TensorPicture& picture, const std::optional<ValueRange>& range) {
    if (!range) return histogramOf(picture.tensor, mostBins);
    return histogramOf(picture.tensor, mostBins, static_cast<double>(range->low), static_cast<double>(range->high));
}

}  // namespace

HistogramDrawing::HistogramDrawing(const TensorPicture& picture, std::optional<ValueRange> range)
    : TensorDrawing(picture, range), histogram_(makeHistogram(picture, range)), summary_(summarize(picture.tensor)) {
    for (std::int64_t item = 0; item < items(); ++item)
        most_ = std::max(most_, countOf(item));
}

std::int64_t HistogramDrawing::countOf(std::int64_t item) const {
    if (item == 0) return histogram_.below;
    if (item == items() - 1) return histogram_.above;
    return histogram_.counts[static_cast<std::size_t>(item - 1)];
}

void HistogramDrawing::layOut(const Theme& theme, QSizeF room, double) {
    const double line = std::ceil(QFontMetricsF(theme.font(FontRole::MonoSmall)).height());
    const double tail = theme.px(tailWidth) + theme.px(tailGap);
    size_ = {std::max(room.width(), 2 * tail + static_cast<double>(items())), std::max(room.height(), 4 * line)};
    bars_ = QRectF(tail, line, size_.width() - 2 * tail, size_.height() - 2 * line - theme.px(4));
    cell_ = bars_.width() / static_cast<double>(histogram_.counts.size());
}

/// The whole height of a bar's place, so that low bars can be met.
QRectF HistogramDrawing::boxOf(std::int64_t item) const {
    if (item < 0 || item >= items()) return {};
    const double tail = bars_.left() * tailWidth / (tailWidth + tailGap);
    if (item == 0) return {0, bars_.top(), tail, bars_.height()};
    if (item == items() - 1) return {size_.width() - tail, bars_.top(), tail, bars_.height()};
    const double left = std::round(bars_.left() + static_cast<double>(item - 1) * cell_);
    const double right = std::round(bars_.left() + static_cast<double>(item) * cell_);
    return {left, bars_.top(), right - left, bars_.height()};
}

std::int64_t HistogramDrawing::itemAt(QPointF place) const {
    for (std::int64_t item = 0; item < items(); ++item)
        if (boxOf(item).contains(place)) return item;
    return -1;
}

std::int64_t HistogramDrawing::moved(std::int64_t item, int right, int) const {
    return std::clamp<std::int64_t>(item + right, 0, items() - 1);
}

CardText HistogramDrawing::cardOf(std::int64_t item, const QLocale& locale) const {
    const Numbers numbers(locale);
    const auto edge = [&](std::int64_t bin) { return numbers.significant(histogram_.edge(static_cast<int>(bin)), 3); };
    CardText card;
    if (item == 0)
        card.name = words(QT_TRANSLATE_NOOP("glassbox::TensorView", "below %1")).arg(edge(0));
    else if (item == items() - 1)
        card.name = words(QT_TRANSLATE_NOOP("glassbox::TensorView", "above %1")).arg(edge(items() - 2));
    else
        card.name = words(QT_TRANSLATE_NOOP("glassbox::TensorView", "from %1 to %2")).arg(edge(item - 1), edge(item));
    card.number = words(QT_TRANSLATE_NOOP("glassbox::TensorView", "%1 of %2"))
                      .arg(numbers.integer(countOf(item)), numbers.integer(summary_.count));
    return card;
}

QString HistogramDrawing::caption(const QLocale& locale) const {
    const Numbers numbers(locale);
    QString text = words(QT_TRANSLATE_NOOP("glassbox::TensorView", "mean %1, deviation %2, from %3 to %4"))
                       .arg(numbers.significant(summary_.mean, 3), numbers.significant(summary_.deviation, 3),
                            numbers.significant(summary_.smallest, 3), numbers.significant(summary_.largest, 3));
    if (summary_.zeros > 0)
        text += words(QT_TRANSLATE_NOOP("glassbox::TensorView", "; %1 of %2 are exactly 0"))
                    .arg(numbers.integer(summary_.zeros), numbers.integer(summary_.count));
    const QString wrong = TensorDrawing::caption(locale);
    return wrong.isEmpty() ? text : text + QStringLiteral("; ") + wrong;
}

/// Where numbers have signs, purple left of 0 and green right of it.
QColor HistogramDrawing::colorOf(std::int64_t item, const Theme& theme) const {
    if (colorMapOf(picture()) != ColorMapKind::Signed) return theme.color(directionRole(picture().direction));
    const auto bin = static_cast<int>(std::clamp<std::int64_t>(item - 1, 0, items() - 3));
    return signColor(theme, histogram_.edge(bin) + histogram_.edge(bin + 1) < 0);
}

void HistogramDrawing::paint(QPainter& painter, const QRectF&, const Theme& theme) const {
    for (std::int64_t item = 0; item < items(); ++item) {
        const QRectF place = boxOf(item);
        const bool tail = item == 0 || item == items() - 1;
        if (tail) painter.fillRect(place, theme.color(Role::Sunken));
        const double share = static_cast<double>(countOf(item)) / static_cast<double>(most_);
        double high = std::round(share * place.height());
        if (countOf(item) > 0) high = std::max(high, 1.0);
        const QRectF bar(place.left(), place.bottom() - high, place.width() - (place.width() > 3 ? 1 : 0), high);
        painter.fillRect(bar, colorOf(item, theme));
    }
    paintAxis(painter, theme);
}

void HistogramDrawing::paintAxis(QPainter& painter, const Theme& theme) const {
    painter.fillRect(QRectF(bars_.left(), bars_.bottom(), bars_.width(), 1), theme.color(Role::BorderStrong));
    const Numbers numbers(theme.locale());
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text2));
    const QRectF line(0, bars_.bottom() + theme.px(2), size_.width(), size_.height() - bars_.bottom() - theme.px(2));
    const QRectF within(bars_.left(), line.top(), bars_.width(), line.height());
    painter.drawText(within, Qt::AlignLeft | Qt::AlignTop, numbers.significant(histogram_.low, 2));
    painter.drawText(within, Qt::AlignRight | Qt::AlignTop, numbers.significant(histogram_.high, 2));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignTop, QStringLiteral("<"));
    painter.drawText(line, Qt::AlignRight | Qt::AlignTop, QStringLiteral(">"));
    const double zero = -histogram_.low / (histogram_.high - histogram_.low);
    if (zero > 0.12 && zero < 0.88) {
        const QRectF around(bars_.left() + zero * bars_.width() - line.height(), line.top(), 2 * line.height(),
                            line.height());
        painter.drawText(around, Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("0"));
        painter.fillRect(QRectF(around.center().x(), bars_.bottom(), 1, theme.px(3)), theme.color(Role::BorderStrong));
    }
    painter.drawText(QRectF(bars_.left(), 0, bars_.width(), bars_.top()), Qt::AlignLeft | Qt::AlignTop,
                     numbers.integer(most_));
}

}  // namespace glassbox
