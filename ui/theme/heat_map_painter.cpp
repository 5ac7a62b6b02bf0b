#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace glassbox {
namespace {

constexpr double gapFrom = 12;
constexpr double digitsFrom = 28;
constexpr double legendBar = 6;
constexpr int smallestDigits = 8;
constexpr double hatchStep = 5;

/// The grid of one heat map: whole-pixel cell edges, so that cells stay sharp.
struct Grid {
    QRectF target;
    int rows;
    int columns;

    double cellWidth() const { return target.width() / columns; }
    double cellHeight() const { return target.height() / rows; }
    QRectF cell(int row, int column) const {
        const double left = std::round(target.left() + column * cellWidth());
        const double top = std::round(target.top() + row * cellHeight());
        const double right = std::round(target.left() + (column + 1) * cellWidth());
        const double bottom = std::round(target.top() + (row + 1) * cellHeight());
        return {left, top, right - left, bottom - top};
    }
};

void paintDigits(QPainter& painter, const Grid& grid, std::span<const float> values, const Theme& theme,
                 const QImage& image, double unit) {
    const Numbers numbers(theme.locale());
    QFont font = theme.font(FontRole::MonoCaption);
    font.setPixelSize(std::clamp(static_cast<int>(grid.cellWidth() * 0.30), smallestDigits, theme.px(13)));
    painter.setFont(font);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            const float value = values[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                                       static_cast<std::size_t>(column)];
            if (!std::isfinite(value)) continue;  // hatched
            painter.setPen(QColor::fromRgb(readableOn(image.pixel(column, row))));
            painter.drawText(grid.cell(row, column), Qt::AlignCenter, numbers.cell(static_cast<double>(value) / unit));
        }
    }
}

void paintGaps(QPainter& painter, const Grid& grid, const QColor& ground) {
    for (int column = 1; column < grid.columns; ++column) {
        const QRectF cell = grid.cell(0, column);
        painter.fillRect(QRectF(cell.left(), grid.target.top(), 1, grid.target.height()), ground);
    }
    for (int row = 1; row < grid.rows; ++row) {
        const QRectF cell = grid.cell(row, 0);
        painter.fillRect(QRectF(grid.target.left(), cell.top(), grid.target.width(), 1), ground);
    }
}

}  // namespace

void paintHatch(QPainter& painter, const QRectF& area, const Theme& theme) {
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.fillRect(area, theme.color(Role::ErrorSoft));
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(theme.color(Role::Error), 1.5));
    const double height = area.height();
    for (double x = area.left() - height; x < area.right(); x += hatchStep) {
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + height, area.top()));
    }
    painter.restore();
}

void paintHeatMap(QPainter& painter, const QRectF& target, std::span<const float> values, int rows, int columns,
                  const Theme& theme, ColorMapKind kind, ValueRange range, HeatMapOptions options) {
    if (rows < 1 || columns < 1) return;
    const QImage image = heatMapImage(values, rows, columns, theme, kind, range);
    const Grid grid{target, rows, columns};
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawImage(target, image);
    const double smaller = std::min(grid.cellWidth(), grid.cellHeight());
    if (smaller >= 3) {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto column = static_cast<int>(i % static_cast<std::size_t>(columns));
            const auto row = static_cast<int>(i / static_cast<std::size_t>(columns));
            if (!std::isfinite(values[i])) paintHatch(painter, grid.cell(row, column), theme);
        }
    }
    if (options.gaps && smaller > theme.px(gapFrom)) paintGaps(painter, grid, theme.color(Role::Surface));
    if (options.digits && smaller >= theme.px(digitsFrom))
        paintDigits(painter, grid, values, theme, image, options.unit);
    painter.restore();
}

int legendHeight(const Theme& theme) {
    return theme.px(legendBar) + theme.px(2) +
           static_cast<int>(std::ceil(QFontMetricsF(theme.font(FontRole::MonoSmall)).height()));
}

void paintHeatMapLegend(QPainter& painter, const QRectF& target, const Theme& theme, ColorMapKind kind,
                        ValueRange range) {
    const ColorTable& map = theme.colorMap(kind);
    QImage strip(256, 1, QImage::Format_RGB32);
    for (std::size_t i = 0; i < map.size(); ++i)
        strip.setPixel(static_cast<int>(i), 0, map[i]);
    painter.save();
    const QRectF bar(target.left(), target.top(), target.width(), theme.px(legendBar));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    painter.drawImage(bar, strip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    paintBox(painter, bar, 0, {}, theme.color(Role::Border));
    const Numbers numbers(theme.locale());
    const bool isSigned = kind == ColorMapKind::Signed;
    const auto end = [&](float value, Numbers::Sign sign) {
        return numbers.significant(static_cast<double>(value), 2, sign);
    };
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text2));
    const QRectF words = target.adjusted(0, theme.px(legendBar) + theme.px(2), 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop, end(range.low, Numbers::Sign::Negative));
    if (isSigned) painter.drawText(words, Qt::AlignHCenter | Qt::AlignTop, QStringLiteral("0"));
    const Numbers::Sign sign = isSigned ? Numbers::Sign::Always : Numbers::Sign::Negative;
    painter.drawText(words, Qt::AlignRight | Qt::AlignTop, end(range.high, sign));
    painter.restore();
}

}  // namespace glassbox
