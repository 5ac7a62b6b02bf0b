#include "ui/canvas/block_window.h"

#include "ui/session/core_text.h"
#include "ui/theme/heat_map_image.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double tileGap = 2;
constexpr double smallestTileWithGap = 8;
constexpr int errorIndex = 255;
constexpr int largestIndex = 254;
constexpr double fullRowWorth = 0.8;
constexpr double tallestBar = 9.5;
/// A sequence takes at least this share of each side: its time steps and channels need not be squares.
constexpr double leastSequence = 0.4;

ColorMapKind mapOf(TensorMeaning meaning) {
    switch (meaning) {
        case TensorMeaning::Signed:
            return ColorMapKind::Signed;
        case TensorMeaning::Picture:
            return ColorMapKind::Pictures;
        case TensorMeaning::Amounts:
        case TensorMeaning::Probabilities:
            return ColorMapKind::ForwardAmounts;
    }
    return ColorMapKind::Signed;
}

QList<QRgb> indexedColors(ColorMapKind map, const Theme& theme) {
    const ColorTable& table = theme.colorMap(map);
    QList<QRgb> colors;
    colors.reserve(errorIndex + 1);
    for (int i = 0; i <= largestIndex; ++i)
        colors.append(table[static_cast<std::size_t>(i * 255 / largestIndex)]);
    colors.append(theme.color(Role::Error).rgb());
    return colors;
}

/// Columns that give the largest tiles; a last row that is full is worth a little size.
template <class Scale>
int bestColumns(int count, Scale scaleAt) {
    int largest = 1, full = 1;
    for (int columns = 1; columns <= count; ++columns) {
        if (scaleAt(columns) >= scaleAt(largest) - 1e-9) largest = columns;
        if (count % columns == 0 && scaleAt(columns) >= scaleAt(full) - 1e-9) full = columns;
    }
    return scaleAt(full) >= fullRowWorth * scaleAt(largest) ? full : largest;
}

}  // namespace

TileGrid tileGrid(int count, double tileWidth, double tileHeight, QSizeF area) {
    const auto scaleAt = [&](int columns) {
        const int rows = (count + columns - 1) / columns;
        return std::min((area.width() - (columns - 1) * tileGap) / (columns * tileWidth),
                        (area.height() - (rows - 1) * tileGap) / (rows * tileHeight));
    };
    const int columns = bestColumns(count, scaleAt);
    const double scale = scaleAt(columns);
    return {columns, (count + columns - 1) / columns, scale * tileWidth, scale * tileHeight};
}

TileGrid cellGrid(int count, QSizeF area) {
    const auto sizeAt = [&](int columns) {
        return std::min(area.width() / columns, area.height() / ((count + columns - 1) / columns));
    };
    const int columns = bestColumns(count, sizeAt);
    const double side = sizeAt(columns);
    return {columns, (count + columns - 1) / columns, side, side};
}

BlockWindow::BlockWindow(const BlockPicture& picture, TensorMeaning meaning, QSizeF area, const Theme& theme) {
    const std::vector<float>& values = picture.values;
    const Shape& shape = picture.type.shape;
    if (values.empty() || static_cast<std::int64_t>(values.size()) != shape.elements()) return;
    faulty_ = std::count_if(values.begin(), values.end(), [](float value) { return !std::isfinite(value); });
    map_ = mapOf(meaning);
    values_ = values;
    shape_ = shape;
    if (picture.kept.size() == values.size()) kept_ = picture.kept;
    keptOfThis_ = picture.keptOfThis;
    const int count = static_cast<int>(values.size());
    if (!picture.words.empty()) {
        kind_ = Kind::Characters;
        for (const std::string& word : picture.words)
            characters_ << visibleCharacter(word);
        grid_ = cellGrid(count, area);
    } else if (shape.rank() == 3) {
        const int height = static_cast<int>(shape[1]), width = static_cast<int>(shape[2]);
        const bool color = shape[0] == 3 && meaning == TensorMeaning::Picture;
        tiles_ = color ? 1 : static_cast<int>(std::min<std::int64_t>(shape[0], mostTiles));
        grid_ = tileGrid(tiles_, width, height, area);
        color ? makeColor(values, width, height) : makeTiles(values, width, height * tiles_);
        tileRows_ = height;
    } else if (shape.rank() == 2) {
        tiles_ = 1;
        tileRows_ = static_cast<int>(shape[0]);
        grid_ = tileGrid(1, static_cast<double>(shape[1]), tileRows_, area);
        grid_.width = std::max(grid_.width, area.width() * leastSequence);
        grid_.height = std::max(grid_.height, area.height() * leastSequence);
        makeTiles(values, static_cast<int>(shape[1]), tileRows_);
    } else if (count <= mostBars) {
        kind_ = meaning == TensorMeaning::Probabilities ? Kind::Probabilities : Kind::Bars;
    } else {
        const TileGrid cells = cellGrid(count, area);
        tiles_ = 1;
        tileRows_ = cells.rows;
        grid_ = {1, 1, cells.columns * cells.width, cells.rows * cells.height};
        makeTiles(values, cells.columns, cells.rows);
    }
    setTheme(theme);
}

BlockWindow::BlockWindow(std::shared_ptr<const WindowDrawing> drawing, const std::vector<float>& values)
    : kind_(Kind::Drawing), drawing_(std::move(drawing)) {
    faulty_ = std::count_if(values.begin(), values.end(), [](float value) { return !std::isfinite(value); });
}

void BlockWindow::makeTiles(const std::vector<float>& values, int width, int height) {
    kind_ = Kind::Tiles;
    image_ = QImage(width, height, QImage::Format_Indexed8);
    if (image_.isNull()) {
        kind_ = Kind::Empty;
        return;
    }
    const ValueRange range = ValueRange::forMap(map_, values);
    const ValueRange none{0, 1};
    const int blank = map_ == ColorMapKind::Signed ? largestIndex / 2 : colorIndex(0, none);
    for (int y = 0; y < height; ++y) {
        uchar* line = image_.scanLine(y);
        for (int x = 0; x < width; ++x) {
            const std::size_t at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
            if (at >= values.size()) {
                line[x] = static_cast<uchar>(blank);
            } else if (!std::isfinite(values[at])) {
                line[x] = errorIndex;
            } else {
                line[x] = static_cast<uchar>(std::min(colorIndex(values[at], range), largestIndex));
            }
        }
    }
}

void BlockWindow::makeColor(const std::vector<float>& values, int width, int height) {
    kind_ = Kind::Color;
    image_ = QImage(width, height, QImage::Format_RGB32);
    const std::size_t plane = values.size() / 3;
    const ValueRange range = ValueRange::full(values);
    for (int y = 0; y < height && !image_.isNull(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image_.scanLine(y));
        for (int x = 0; x < width; ++x) {
            const std::size_t at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
            const auto level = [&](std::size_t channel) {
                const float value = values[channel * plane + at];
                return std::isfinite(value) ? colorIndex(value, range) : 0;
            };
            line[x] = qRgb(level(0), level(1), level(2));
        }
    }
}

void BlockWindow::setTheme(const Theme& theme) {
    if (kind_ == Kind::Tiles) image_.setColorTable(indexedColors(map_, theme));
}

void BlockWindow::paint(QPainter& painter, const QRectF& area, const Theme& theme) const {
    switch (kind_) {
        case Kind::Empty:
            return;
        case Kind::Tiles:
        case Kind::Color:
            paintTiles(painter, area);
            return paintRemoved(painter, area, theme);
        case Kind::Bars:
            paintBars(painter, area, theme);
            return paintRemoved(painter, area, theme);
        case Kind::Probabilities:
            return paintProbabilities(painter, area, theme);
        case Kind::Characters:
            return paintCharacters(painter, area, theme);
        case Kind::Drawing:
            return drawing_->paint(painter, area, theme);
    }
}

double BlockWindow::barPitch(const QRectF& area) const {
    return std::min(area.height() / static_cast<double>(values_.size()), tallestBar);
}

QRectF BlockWindow::tileBox(int tile, const QRectF& area) const {
    const double gap = grid_.width < smallestTileWithGap ? tileGap / 2 : tileGap;
    const double width = grid_.columns * grid_.width + (grid_.columns - 1) * gap;
    const double height = grid_.rows * grid_.height + (grid_.rows - 1) * gap;
    const QPointF corner = area.center() - QPointF(width / 2, height / 2);
    const int row = tile / grid_.columns, column = tile % grid_.columns;
    return {corner.x() + column * (grid_.width + gap), corner.y() + row * (grid_.height + gap), grid_.width,
            grid_.height};
}

void BlockWindow::paintTiles(QPainter& painter, const QRectF& area) const {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    for (int tile = 0; tile < tiles_; ++tile)
        painter.drawImage(tileBox(tile, area), image_, QRectF(0, tile * tileRows_, image_.width(), tileRows_));
}

void BlockWindow::paintBars(QPainter& painter, const QRectF& area, const Theme& theme) const {
    const auto count = static_cast<double>(values_.size());
    const double pitch = barPitch(area);
    const double top = area.center().y() - pitch * count / 2;
    const ValueRange range = ValueRange::forMap(map_, values_);
    const ColorTable& table = theme.colorMap(map_);
    const bool isSigned = map_ == ColorMapKind::Signed;
    const double zero = isSigned ? area.center().x() : area.left() + 1;
    const double reach = isSigned ? area.width() / 2 - 1 : area.width() - 2;
    const double most = std::max(std::abs(static_cast<double>(range.low)), std::abs(static_cast<double>(range.high)));
    painter.fillRect(area, theme.color(Role::Canvas));
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const double y = top + static_cast<double>(i) * pitch;
        const QRectF row(area.left(), y + 1, area.width(), pitch - 2);
        if (!std::isfinite(values_[i])) {
            paintHatch(painter, row, theme);
            continue;
        }
        const double length = static_cast<double>(values_[i]) / most * reach;
        const QColor color = QColor::fromRgb(table[static_cast<std::size_t>(colorIndex(values_[i], range))]);
        painter.fillRect(QRectF(zero, row.top(), length, row.height()).normalized(), color);
    }
    painter.fillRect(QRectF(zero - 0.5, area.top(), 1, area.height()), theme.color(Role::Text3));
}

void BlockWindow::paintProbabilities(QPainter& painter, const QRectF& area, const Theme& theme) const {
    const auto count = static_cast<double>(values_.size());
    const double pitch = barPitch(area);
    const double top = area.center().y() - pitch * count / 2;
    QFont font = theme.font(FontRole::MonoSmall);
    font.setPixelSize(std::max(6, static_cast<int>(pitch)));
    const QString widest = QString::number(values_.size() - 1);
    const double labels = QFontMetricsF(font).horizontalAdvance(widest) + 3;
    const QRectF track(area.left() + labels, top, area.width() - labels, pitch * count);
    painter.fillRect(track, theme.color(Role::Canvas));
    painter.setFont(font);
    painter.setPen(theme.color(Role::Text2));
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const QRectF row(area.left(), top + static_cast<double>(i) * pitch, area.width(), pitch);
        painter.drawText(QRectF(row.left(), row.top(), labels - 3, pitch), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(i));
        const QRectF bar(track.left(), row.top() + 1, track.width(), pitch - 2);
        if (!std::isfinite(values_[i])) {
            paintHatch(painter, bar, theme);
            continue;
        }
        const double share = std::clamp(static_cast<double>(values_[i]), 0.0, 1.0);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), theme.color(Role::Forward));
    }
}

/// In reading order; too small to be read they are left out, as all text on the canvas is.
void BlockWindow::paintCharacters(QPainter& painter, const QRectF& area, const Theme& theme) const {
    QFont font = theme.font(FontRole::MonoSmall);
    font.setPixelSize(std::max(1, static_cast<int>(grid_.height * 0.9)));
    painter.setFont(font);
    painter.setPen(theme.color(Role::Text));
    const QPointF corner = area.center() - QPointF(grid_.columns * grid_.width, grid_.rows * grid_.height) / 2;
    for (int i = 0; i < characters_.size(); ++i) {
        const QRectF cell(corner.x() + i % grid_.columns * grid_.width, corner.y() + i / grid_.columns * grid_.height,
                          grid_.width, grid_.height);
        painter.drawText(cell, Qt::AlignCenter, characters_[i]);
    }
}

}  // namespace glassbox
