#include "ui/instruments/tensor/tile_drawing.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace glassbox {
namespace {

constexpr double largestCell = 44, smallestTile = 14, labelsFrom = 9, wholePixelsFrom = 2;
constexpr std::size_t manyTiles = 200;

double longest(const QStringList& texts, const QFontMetricsF& metrics) {
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

}  // namespace

TileDrawing::TileDrawing(const TensorPicture& picture, TensorViewKind kind, std::optional<ValueRange> range)
    : TensorDrawing(picture, range), plan_(tilePlanOf(picture, kind, wholeScale(), range.has_value())) {
    rows_ = plan_.tiles.front().rows;
    columns_ = plan_.tiles.front().columns;
}

/// Room for titles and labels at a size of the cells.
void TileDrawing::measure(const Theme& theme, double cell) {
    const QFontMetricsF metrics(theme.font(FontRole::MonoSmall));
    const bool several = plan_.tiles.size() > 1;
    const bool titled = !plan_.tiles.front().title.isEmpty() && !plan_.numbered;
    margins_ = {};
    margins_.gap = !several ? 0 : plan_.tiles.size() > manyTiles || cell < wholePixelsFrom ? 2 : theme.px(6);
    if (titled && columns_ * cell >= metrics.horizontalAdvance(QStringLiteral("00"))) margins_.title = metrics.height();
    if (plan_.numbered && columns_ * cell + margins_.gap >= metrics.horizontalAdvance(QStringLiteral("00"))) {
        margins_.left = metrics.horizontalAdvance(QStringLiteral("000"));
        margins_.top = metrics.height();
    }
    const bool labelled = cell >= theme.px(labelsFrom);
    labelWidth_ = labelled ? longest(plan_.rowLabels, metrics) : 0;
    if (labelWidth_ > 0) labelWidth_ += theme.px(4);
    const double widest = labelled ? longest(plan_.columnLabels, metrics) : 0;
    labelHeight_ = widest > 0 && widest <= cell + 1 ? metrics.height() : 0;
}

QSizeF TileDrawing::sizeFor(int across, double cell) const {
    const int down = (static_cast<int>(plan_.tiles.size()) + across - 1) / across;
    const double wide = columns_ * cell + labelWidth_, high = rows_ * cell + labelHeight_ + margins_.title;
    return {margins_.left + across * wide + (across - 1) * margins_.gap,
            margins_.top + down * high + (down - 1) * margins_.gap};
}

/// As many tiles a row as a width has room for.
int TileDrawing::acrossFor(double width, double cell) const {
    const auto count = static_cast<int>(plan_.tiles.size());
    if (plan_.across > 0) return plan_.across;
    const double wide = columns_ * cell + labelWidth_ + margins_.gap;
    return std::clamp(static_cast<int>((width + margins_.gap) / wide), 1, count);
}

/// The largest cells with which everything fits; where nothing does, tiles that can be told apart.
double TileDrawing::bestCell(QSizeF room, const Theme& theme) const {
    const auto count = static_cast<int>(plan_.tiles.size());
    double best = 0;
    for (int across = 1; across <= count; ++across) {
        if (plan_.across > 0 && across != plan_.across) continue;
        const QSizeF around = sizeFor(across, 0);
        const int down = (count + across - 1) / across;
        best = std::max(best, std::min((room.width() - around.width()) / (across * columns_),
                                       (room.height() - around.height()) / (down * rows_)));
    }
    if (count > 1) {
        const double least = std::ceil(theme.px(smallestTile) / static_cast<double>(std::max(rows_, columns_)));
        best = std::max(best, least);
    }
    best = std::clamp(best, 0.02, static_cast<double>(theme.px(largestCell)));
    return best >= wholePixelsFrom ? std::floor(best) : best;
}

void TileDrawing::layOut(const Theme& theme, QSizeF room, double cell) {
    cell_ = cell;
    if (cell <= 0) {
        // Titles and labels take room that depends on the size of the cells: measured large first, then as it is.
        measure(theme, theme.px(largestCell));
        cell_ = bestCell(room, theme);
        measure(theme, cell_);
        cell_ = bestCell(room, theme);
    }
    if (cell_ >= wholePixelsFrom) cell_ = std::floor(cell_);
    measure(theme, cell_);
    across_ = acrossFor(room.width() - margins_.left, cell_);
    size_ = sizeFor(across_, cell_);
}

QRectF TileDrawing::tileBox(std::size_t tile) const {
    const auto number = static_cast<int>(tile);
    const double wide = columns_ * cell_, high = rows_ * cell_;
    const double left = margins_.left + labelWidth_ + number % across_ * (wide + labelWidth_ + margins_.gap);
    const double top = margins_.top + margins_.title + labelHeight_ +
                       number / across_ * (high + labelHeight_ + margins_.title + margins_.gap);
    return {std::round(left), std::round(top), wide, high};
}

std::optional<TileDrawing::Place> TileDrawing::placeOf(std::int64_t item) const {
    Place place;
    for (; place.tile < plan_.tiles.size(); ++place.tile)
        if (plan_.tiles[place.tile].find(item, place.row, place.column)) return place;
    return std::nullopt;
}

std::int64_t TileDrawing::itemAt(QPointF place) const {
    const double wide = columns_ * cell_ + labelWidth_ + margins_.gap;
    const double high = rows_ * cell_ + labelHeight_ + margins_.title + margins_.gap;
    const int across = static_cast<int>((place.x() - margins_.left) / wide);
    const int down = static_cast<int>((place.y() - margins_.top) / high);
    if (place.x() < margins_.left || place.y() < margins_.top || across >= across_) return -1;
    const auto number =
        static_cast<std::size_t>(down) * static_cast<std::size_t>(across_) + static_cast<std::size_t>(across);
    if (number >= plan_.tiles.size() || plan_.tiles[number].color) return -1;
    const QRectF box = tileBox(number);
    const double x = (place.x() - box.left()) / cell_, y = (place.y() - box.top()) / cell_;
    if (x < 0 || y < 0 || x >= columns_ || y >= rows_) return -1;
    return plan_.tiles[number].offsetOf(static_cast<int>(y), static_cast<int>(x));
}

QRectF TileDrawing::boxOf(std::int64_t item) const {
    const auto place = placeOf(item);
    if (!place) return {};
    const QRectF box = tileBox(place->tile);
    return {box.left() + place->column * cell_, box.top() + place->row * cell_, cell_, cell_};
}

std::int64_t TileDrawing::moved(std::int64_t item, int right, int down) const {
    auto place = placeOf(item);
    if (!place) return item;
    const int column = place->column + right, row = place->row + down;
    int next = static_cast<int>(place->tile);
    const int line = next / across_;
    if (column < 0) --next;
    if (column >= columns_) ++next;
    if (next < 0 || next / across_ != line) return item;
    if (row < 0) next -= across_;
    if (row >= rows_) next += across_;
    if (next < 0 || next >= static_cast<int>(plan_.tiles.size())) return item;
    const TensorTile& tile = plan_.tiles[static_cast<std::size_t>(next)];
    if (tile.color) return item;
    return tile.offsetOf((row + rows_) % rows_, (column + columns_) % columns_);
}

void TileDrawing::paint(QPainter& painter, const QRectF& visible, const Theme& theme) const {
    for (std::size_t tile = 0; tile < plan_.tiles.size(); ++tile)
        paintTile(painter, tile, visible, theme);
    if (margins_.top > 0) paintNumbering(painter, visible, theme);
}

void TileDrawing::paintTile(QPainter& painter, std::size_t number, const QRectF& visible, const Theme& theme) const {
    const TensorTile& tile = plan_.tiles[number];
    const QRectF box = tileBox(number);
    const QRectF whole = box.adjusted(-labelWidth_, -labelHeight_ - margins_.title, 0, 0);
    if (!whole.intersects(visible)) return;
    if (margins_.title > 0) {
        painter.setFont(theme.font(FontRole::MonoSmall));
        painter.setPen(theme.color(Role::Text2));
        const QRectF line(box.left(), whole.top(), box.width(), margins_.title);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignTop,
                         QFontMetricsF(painter.font()).elidedText(tile.title, Qt::ElideRight, line.width()));
    }
    paintLabels(painter, box, visible, theme);
    if (tile.color) return paintColor(painter, box, tile);
    if (cell_ < 1) return paintReduced(painter, tile, box, theme);
    const int left = std::clamp(static_cast<int>((visible.left() - box.left()) / cell_), 0, columns_);
    const int top = std::clamp(static_cast<int>((visible.top() - box.top()) / cell_), 0, rows_);
    const int right = std::clamp(static_cast<int>(std::ceil((visible.right() - box.left()) / cell_)), left, columns_);
    const int bottom = std::clamp(static_cast<int>(std::ceil((visible.bottom() - box.top()) / cell_)), top, rows_);
    std::vector<float> cells;
    cells.reserve(static_cast<std::size_t>((right - left) * (bottom - top)));
    for (int row = top; row < bottom; ++row)
        for (int column = left; column < right; ++column)
            cells.push_back(values()[static_cast<std::size_t>(tile.offsetOf(row, column))]);
    const QRectF target(box.left() + left * cell_, box.top() + top * cell_, (right - left) * cell_,
                        (bottom - top) * cell_);
    const ColorScale& scale = plan_.scales[static_cast<std::size_t>(tile.scale)];
    paintHeatMap(painter, target, cells, bottom - top, right - left, theme, scale.map, scale.range);
}

/// Cells smaller than a pixel: each pixel has the strongest number that lies in it, so that none gets lost.
void TileDrawing::paintReduced(QPainter& painter, const TensorTile& tile, const QRectF& box, const Theme& theme) const {
    const int rows = std::clamp(static_cast<int>(box.height()), 1, rows_);
    const int columns = std::clamp(static_cast<int>(box.width()), 1, columns_);
    std::vector<float> cells(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns), 0.0F);
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            const float value = values()[static_cast<std::size_t>(tile.offsetOf(row, column))];
            const std::int64_t y = std::int64_t{row} * rows / rows_, x = std::int64_t{column} * columns / columns_;
            float& cell = cells[static_cast<std::size_t>(y * columns + x)];
            if (!std::isfinite(value) || std::abs(value) > std::abs(cell)) cell = std::isfinite(cell) ? value : cell;
        }
    }
    const ColorScale& scale = plan_.scales[static_cast<std::size_t>(tile.scale)];
    painter.drawImage(box, heatMapImage(cells, rows, columns, theme, scale.map, scale.range));
}

/// Red, green and blue as they are, stretched as the legend says.
void TileDrawing::paintColor(QPainter& painter, const QRectF& box, const TensorTile& tile) const {
    const ValueRange range = plan_.scales.front().range;
    const std::size_t plane = static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_);
    QImage image(columns_, rows_, QImage::Format_RGB32);
    for (int row = 0; row < rows_; ++row) {
        for (int column = 0; column < columns_; ++column) {
            std::array<int, 3> part{};
            for (std::size_t channel = 0; channel < 3; ++channel) {
                const float value = values()[static_cast<std::size_t>(tile.offsetOf(row, column)) + channel * plane];
                part[channel] = std::isfinite(value) ? colorIndex(value, range) : 0;
            }
            image.setPixel(column, row, qRgb(part[0], part[1], part[2]));
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(box, image);
}

void TileDrawing::paintLabels(QPainter& painter, const QRectF& box, const QRectF& visible, const Theme& theme) const {
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text2));
    for (int row = 0; labelWidth_ > 0 && row < std::min<int>(rows_, static_cast<int>(plan_.rowLabels.size())); ++row) {
        const QRectF line(box.left() - labelWidth_, box.top() + row * cell_, labelWidth_ - theme.px(4), cell_);
        if (line.intersects(visible))
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, plan_.rowLabels[row]);
    }
    const int columns = std::min<int>(columns_, static_cast<int>(plan_.columnLabels.size()));
    for (int column = 0; labelHeight_ > 0 && column < columns; ++column) {
        const QRectF line(box.left() + column * cell_, box.top() - labelHeight_, cell_, labelHeight_);
        if (line.intersects(visible))
            painter.drawText(line, Qt::AlignCenter | Qt::TextDontClip, plan_.columnLabels[column]);
    }
}

/// The number of the input channel above each column of kernels, of the output channel beside each row.
void TileDrawing::paintNumbering(QPainter& painter, const QRectF& visible, const Theme& theme) const {
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text2));
    for (std::size_t tile = 0; tile < plan_.tiles.size(); ++tile) {
        const QRectF box = tileBox(tile);
        const auto number = static_cast<int>(tile);
        const QRectF above(box.left(), 0, box.width(), margins_.top);
        const QRectF beside(0, box.top(), margins_.left - theme.px(4), box.height());
        if (number < across_ && above.intersects(visible))
            painter.drawText(above, Qt::AlignCenter | Qt::TextDontClip, QString::number(number));
        const bool first = number % across_ == 0 && beside.intersects(visible);
        if (first)
            painter.drawText(beside, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                             QString::number(number / across_));
    }
}

}  // namespace glassbox
