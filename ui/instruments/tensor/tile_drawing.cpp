#include "ui/instruments/tensor/tile_drawing.h"

#include "ui/theme/numbers.h"
#include "ui/theme/painting.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace glassbox {
namespace {

constexpr double largestCell = 44, smallestTile = 14, labelsFrom = 9, wholePixelsFrom = 2, framedFrom = 24;
constexpr double longestCell = 8;  // times its short side
constexpr std::size_t manyTiles = 200;

/// What digits with two decimals can count so that the strongest of them is seen: 1, or a smaller power of ten.
double unitOf(ValueRange range) {
    const double strongest =
        std::max(std::abs(static_cast<double>(range.low)), std::abs(static_cast<double>(range.high)));
    return strongest > 0 && strongest < 0.1 ? std::pow(10.0, std::floor(std::log10(strongest))) : 1;
}

double longest(const QStringList& texts, const QFontMetricsF& metrics) {
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return width;
}

}  // namespace

TileDrawing::TileDrawing(const TensorPicture& picture, TensorViewKind kind, std::optional<ValueRange> range)
    : TensorDrawing(picture, range),
      plan_(tilePlanOf(picture, kind, wholeScale(), range.has_value())),
      stretches_((kind == TensorViewKind::Matrix && picture.place.empty()) || kind == TensorViewKind::Time ||
                 kind == TensorViewKind::Gates),
      whole_(kind != TensorViewKind::Surface) {
    rows_ = plan_.tiles.front().rows;
    columns_ = plan_.tiles.front().columns;
    if (plan_.scales.size() == 1) unit_ = unitOf(plan_.scales.front().range);
}

/// Room for titles and labels at a size of the cells.
void TileDrawing::measure(const Theme& theme) {
    const QFontMetricsF metrics(theme.font(FontRole::MonoSmall));
    const double wide = tileSize().width();
    const bool titled = !plan_.tiles.front().title.isEmpty() && !plan_.numbered;
    const double digits = metrics.horizontalAdvance(QStringLiteral("00"));
    margins_ = {};
    if (plan_.tiles.size() > 1)
        margins_.gap = plan_.tiles.size() > manyTiles || cells_.width() < wholePixelsFrom ? 2 : theme.px(6);
    if (titled && wide >= digits) margins_.title = metrics.height();
    if (plan_.numbered && wide + margins_.gap >= digits) {
        margins_.left = metrics.horizontalAdvance(QStringLiteral("0000"));
        margins_.top = metrics.height();
    }
    labelWidth_ = cells_.height() >= theme.px(labelsFrom) ? longest(plan_.rowLabels, metrics) : 0;
    if (labelWidth_ > 0) labelWidth_ += theme.px(4);
    const double widest = longest(plan_.columnLabels, metrics);
    labelHeight_ = widest > 0 && widest <= cells_.width() + 1 ? metrics.height() : 0;
}

QSizeF TileDrawing::sizeFor(int across, QSizeF cells) const {
    const int down = (static_cast<int>(plan_.tiles.size()) + across - 1) / across;
    const double wide = columns_ * cells.width() + labelWidth_;
    const double high = rows_ * cells.height() + labelHeight_ + margins_.title;
    return {margins_.left + across * wide + (across - 1) * margins_.gap,
            margins_.top + down * high + (down - 1) * margins_.gap};
}

/// How many tiles a row may have: numbered ones stand by output and input channel, one way or the other.
std::vector<int> TileDrawing::choicesOfAcross() const {
    const auto count = static_cast<int>(plan_.tiles.size());
    if (plan_.across > 0) return {plan_.across, count / plan_.across};
    std::vector<int> choices(static_cast<std::size_t>(count));
    std::iota(choices.begin(), choices.end(), 1);
    return choices;
}

/// As many tiles a row as a width has room for, the last row as full as may be.
int TileDrawing::acrossFor(double width) const {
    const auto count = static_cast<int>(plan_.tiles.size());
    const double wide = tileSize().width() + labelWidth_ + margins_.gap;
    const int most = std::clamp(static_cast<int>((width + margins_.gap) / wide), 1, count);
    const int down = (count + most - 1) / most;
    return (count + down - 1) / down;
}

/// The largest cells with which everything fits; where nothing does, tiles that can be told apart.
void TileDrawing::fit(const Theme& theme, QSizeF room) {
    const auto count = static_cast<int>(plan_.tiles.size());
    const double most = theme.px(largestCell);
    QSizeF best(0, 0);
    int chosen = 1;
    for (const int across : choicesOfAcross()) {
        const QSizeF around = sizeFor(across, {0, 0});
        const int down = (count + across - 1) / across;
        QSizeF cells((room.width() - around.width()) / (across * columns_),
                     (room.height() - around.height()) / (down * rows_));
        const double side = std::min(cells.width(), cells.height());
        cells = stretches_ ? cells.boundedTo(QSizeF(most, most)) : QSizeF(side, side);
        const double now = std::min(best.width(), best.height()), then = std::min(cells.width(), cells.height());
        const bool larger =
            then > now || (then == now && cells.width() * cells.height() > best.width() * best.height());
        if (!larger) continue;
        best = cells;
        chosen = across;
    }
    const double least = count > 1 && !stretches_
                             ? std::ceil(theme.px(smallestTile) / static_cast<double>(std::max(rows_, columns_)))
                             : 0.02;
    best = best.expandedTo(QSizeF(least, least)).boundedTo(QSizeF(most, most));
    const double side = std::min(best.width(), best.height());
    if (stretches_) best = best.boundedTo(QSizeF(side, side) * longestCell);
    const auto whole = [this](double size) { return whole_ && size >= wholePixelsFrom ? std::floor(size) : size; };
    cells_ = {whole(best.width()), whole(best.height())};
    across_ = chosen;
}

void TileDrawing::layOut(const Theme& theme, QSizeF room, double cell) {
    if (cell > 0) {
        const double side = cell >= wholePixelsFrom ? std::floor(cell) : cell;
        cells_ = {side, side};
        measure(theme);
        if (plan_.across == 0) across_ = acrossFor(room.width() - margins_.left);
    } else {
        // Titles and labels take room that depends on the size of the cells: measured large first, then as it is.
        cells_ = QSizeF(1, 1) * theme.px(largestCell);
        for (int pass = 0; pass < 2; ++pass) {
            measure(theme);
            fit(theme, room);
        }
        measure(theme);
        if (plan_.across == 0 && tileSize().height() * static_cast<double>(plan_.tiles.size()) > room.height())
            across_ = acrossFor(room.width() - margins_.left);
    }
    turned_ = plan_.across > 0 && across_ != plan_.across;
    cell_ = std::min(cells_.width(), cells_.height());
    size_ = sizeFor(across_, cells_);
}

TileDrawing::Spot TileDrawing::spotOf(std::size_t tile) const {
    const auto number = static_cast<int>(tile);
    if (turned_) return {number / plan_.across, number % plan_.across};
    return {number % across_, number / across_};
}

std::optional<std::size_t> TileDrawing::tileAt(Spot spot) const {
    const int count = static_cast<int>(plan_.tiles.size());
    if (spot.across < 0 || spot.across >= across_ || spot.down < 0) return std::nullopt;
    if (turned_ && spot.down >= plan_.across) return std::nullopt;
    const int number = turned_ ? spot.across * plan_.across + spot.down : spot.down * across_ + spot.across;
    if (number >= count || plan_.tiles[static_cast<std::size_t>(number)].color) return std::nullopt;
    return static_cast<std::size_t>(number);
}

QRectF TileDrawing::tileBox(std::size_t tile) const {
    const Spot spot = spotOf(tile);
    const QSizeF size = tileSize();
    const double left = margins_.left + labelWidth_ + spot.across * (size.width() + labelWidth_ + margins_.gap);
    const double top = margins_.top + margins_.title + labelHeight_ +
                       spot.down * (size.height() + labelHeight_ + margins_.title + margins_.gap);
    return {QPointF(std::round(left), std::round(top)), size};
}

std::optional<TileDrawing::Place> TileDrawing::placeOf(std::int64_t item) const {
    Place place;
    for (; place.tile < plan_.tiles.size(); ++place.tile)
        if (plan_.tiles[place.tile].find(item, place.row, place.column)) return place;
    return std::nullopt;
}

std::int64_t TileDrawing::itemAt(QPointF place) const {
    if (place.x() < margins_.left || place.y() < margins_.top) return -1;
    const QSizeF size = tileSize();
    const double wide = size.width() + labelWidth_ + margins_.gap;
    const double high = size.height() + labelHeight_ + margins_.title + margins_.gap;
    const auto tile = tileAt(
        {static_cast<int>((place.x() - margins_.left) / wide), static_cast<int>((place.y() - margins_.top) / high)});
    if (!tile) return -1;
    const QRectF box = tileBox(*tile);
    const double x = (place.x() - box.left()) / cells_.width(), y = (place.y() - box.top()) / cells_.height();
    if (x < 0 || y < 0 || x >= columns_ || y >= rows_) return -1;
    return plan_.tiles[*tile].offsetOf(static_cast<int>(y), static_cast<int>(x));
}

QRectF TileDrawing::boxOf(std::int64_t item) const {
    const auto place = placeOf(item);
    if (!place) return {};
    const QRectF box = tileBox(place->tile);
    return {QPointF(box.left() + place->column * cells_.width(), box.top() + place->row * cells_.height()), cells_};
}

/// Beyond the edge of a tile goes on in the tile beside it.
std::int64_t TileDrawing::moved(std::int64_t item, int right, int down) const {
    const auto place = placeOf(item);
    if (!place) return item;
    const int column = place->column + right, row = place->row + down;
    Spot spot = spotOf(place->tile);
    spot.across += column < 0 ? -1 : column >= columns_ ? 1 : 0;
    spot.down += row < 0 ? -1 : row >= rows_ ? 1 : 0;
    const auto tile = tileAt(spot);
    if (!tile) return item;
    return plan_.tiles[*tile].offsetOf((row + rows_) % rows_, (column + columns_) % columns_);
}

QString TileDrawing::caption(const QLocale& locale) const {
    const auto words = [](const char* text) { return QCoreApplication::translate("glassbox::TensorView", text); };
    QStringList said;
    if (plan_.numbered)
        said.append(turned_ ? words(QT_TRANSLATE_NOOP("glassbox::TensorView",
                                                      "a column an output channel, a row an input channel"))
                            : words(QT_TRANSLATE_NOOP("glassbox::TensorView",
                                                      "a row an output channel, a column an input channel")));
    if (unit_ != 1)
        said.append(words(QT_TRANSLATE_NOOP("glassbox::TensorView", "digits in cells: × %1"))
                        .arg(Numbers(locale).scientific(unit_, 1).section(QChar(0x00B7), 1)));
    said.append(TensorDrawing::caption(locale));
    said.removeAll(QString());
    return said.join(QStringLiteral("; "));
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
    if (tile.color)
        paintColor(painter, box, tile);
    else if (cell_ < 1)
        paintReduced(painter, tile, box, theme);
    else
        paintCells(painter, tile, box, visible, theme);
    paintFrame(painter, box, theme);
}

void TileDrawing::paintCells(QPainter& painter, const TensorTile& tile, const QRectF& box, const QRectF& visible,
                             const Theme& theme) const {
    const double wide = cells_.width(), high = cells_.height();
    const int left = std::clamp(static_cast<int>((visible.left() - box.left()) / wide), 0, columns_);
    const int top = std::clamp(static_cast<int>((visible.top() - box.top()) / high), 0, rows_);
    const int right = std::clamp(static_cast<int>(std::ceil((visible.right() - box.left()) / wide)), left, columns_);
    const int bottom = std::clamp(static_cast<int>(std::ceil((visible.bottom() - box.top()) / high)), top, rows_);
    std::vector<float> cells;
    cells.reserve(static_cast<std::size_t>(right - left) * static_cast<std::size_t>(bottom - top));
    for (int row = top; row < bottom; ++row)
        for (int column = left; column < right; ++column)
            cells.push_back(values()[static_cast<std::size_t>(tile.offsetOf(row, column))]);
    const QRectF target(box.left() + left * wide, box.top() + top * high, (right - left) * wide, (bottom - top) * high);
    const ColorScale& scale = plan_.scales[static_cast<std::size_t>(tile.scale)];
    paintHeatMap(painter, target, cells, bottom - top, right - left, theme, scale.map, scale.range,
                 {true, true, unit_});
}

/// A hairline in the direction's colour: it tells the direction, and where a pale tile ends.
void TileDrawing::paintFrame(QPainter& painter, const QRectF& box, const Theme& theme) const {
    if (std::min(box.width(), box.height()) < theme.px(framedFrom)) return;
    const QColor color = theme.mix(Role::Surface, directionRole(picture().direction), 0.5);
    paintBox(painter, box.adjusted(-1, -1, 1, 1), 0, {}, color);
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
        const QRectF line(box.left() - labelWidth_, box.top() + row * cells_.height(), labelWidth_ - theme.px(4),
                          cells_.height());
        if (line.intersects(visible))
            painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, plan_.rowLabels[row]);
    }
    const int columns = std::min<int>(columns_, static_cast<int>(plan_.columnLabels.size()));
    for (int column = 0; labelHeight_ > 0 && column < columns; ++column) {
        const QRectF line(box.left() + column * cells_.width(), box.top() - labelHeight_, cells_.width(), labelHeight_);
        if (line.intersects(visible))
            painter.drawText(line, Qt::AlignCenter | Qt::TextDontClip, plan_.columnLabels[column]);
    }
}

/// The number of the channel above each column of kernels and beside each row.
void TileDrawing::paintNumbering(QPainter& painter, const QRectF& visible, const Theme& theme) const {
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text2));
    for (std::size_t tile = 0; tile < plan_.tiles.size(); ++tile) {
        const QRectF box = tileBox(tile);
        const Spot spot = spotOf(tile);
        const QRectF above(box.left(), 0, box.width(), margins_.top);
        const QRectF beside(0, box.top(), margins_.left - theme.px(4), box.height());
        if (spot.down == 0 && above.intersects(visible))
            painter.drawText(above, Qt::AlignCenter | Qt::TextDontClip, QString::number(spot.across));
        if (spot.across == 0 && beside.intersects(visible))
            painter.drawText(beside, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, QString::number(spot.down));
    }
}

}  // namespace glassbox
