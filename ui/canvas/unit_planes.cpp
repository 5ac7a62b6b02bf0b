#include "ui/canvas/unit_planes.h"

#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"

#include <QPainter>

#include <algorithm>
#include <span>

namespace glassbox {
namespace {

constexpr double gapBetween = 2, smallestWithGap = 8;

/// The mean of every `factor` x `factor` cells.
std::vector<float> reduced(std::span<const float> cells, int rows, int columns, int factor) {
    const int high = rows / factor, wide = columns / factor;
    std::vector<float> means(static_cast<std::size_t>(high) * static_cast<std::size_t>(wide));
    for (int y = 0; y < high * factor; ++y)
        for (int x = 0; x < wide * factor; ++x)
            means[static_cast<std::size_t>(y / factor * wide + x / factor)] +=
                cells[static_cast<std::size_t>(y * columns + x)] / static_cast<float>(factor * factor);
    return means;
}

ColorMapKind mapOf(TensorMeaning meaning) {
    return meaning == TensorMeaning::Signed ? ColorMapKind::Signed : ColorMapKind::ForwardAmounts;
}

}  // namespace

std::vector<QImage> planeImages(const Tensor& surface, TensorMeaning meaning, double side, const Theme& theme) {
    const auto rows = static_cast<int>(surface.shape()[1]), columns = static_cast<int>(surface.shape()[2]);
    const auto places = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    const int factor = std::clamp(static_cast<int>(std::min(rows, columns) / std::max(2 * side, 1.0)), 1, 8);
    const std::span<const float> all = surface.span<float>();
    const ColorMapKind map = mapOf(meaning);
    std::vector<QImage> images;
    for (std::int64_t unit = 0; unit < std::min<std::int64_t>(surface.shape()[0], BlockWindow::mostTiles); ++unit) {
        const std::vector<float> cells =
            reduced(all.subspan(static_cast<std::size_t>(unit) * places, places), rows, columns, factor);
        const ValueRange range =
            meaning == TensorMeaning::Probabilities ? ValueRange{0, 1} : ValueRange::forMap(map, cells);
        images.push_back(heatMapImage(cells, rows / factor, columns / factor, theme, map, range));
    }
    return images;
}

UnitPlanes::UnitPlanes(std::shared_ptr<const UnitSurfaces> surfaces, const std::string& block, TensorMeaning meaning,
                       QSizeF area, const Theme& theme)
    : surfaces_(std::move(surfaces)), block_(block) {
    const Tensor& surface = surfaces_->blocks.at(block_);
    const auto count = static_cast<int>(std::min<std::int64_t>(surface.shape()[0], BlockWindow::mostTiles));
    grid_ = tileGrid(count, 1, 1, area);
    images_ = planeImages(surface, meaning, grid_.width, theme);
}

QRectF UnitPlanes::tileBox(int unit, const QRectF& area) const {
    const double gap = grid_.width < smallestWithGap ? gapBetween / 2 : gapBetween;
    const double width = grid_.columns * (grid_.width + gap) - gap, height = grid_.rows * (grid_.height + gap) - gap;
    const QPointF corner = area.center() - QPointF(width / 2, height / 2);
    return {corner.x() + unit % grid_.columns * (grid_.width + gap),
            corner.y() + unit / grid_.columns * (grid_.height + gap), grid_.width, grid_.height};
}

void UnitPlanes::paint(QPainter& painter, const QRectF& area, const Theme&) const {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
    for (int unit = 0; unit < static_cast<int>(images_.size()); ++unit)
        painter.drawImage(tileBox(unit, area), images_[static_cast<std::size_t>(unit)]);
}

QString UnitPlanes::textAt(QPointF point, const QRectF& area, const QLocale& locale) const {
    const Numbers numbers(locale);
    const InputPlane& plane = surfaces_->plane;
    for (int unit = 0; unit < static_cast<int>(images_.size()); ++unit) {
        const QRectF box = tileBox(unit, area);
        const int column = static_cast<int>((point.x() - box.left()) / box.width() * plane.columns);
        const int row = static_cast<int>((point.y() - box.top()) / box.height() * plane.rows);
        if (!box.contains(point) || column >= plane.columns || row >= plane.rows) continue;
        const std::int64_t place = (std::int64_t{unit} * plane.rows + row) * plane.columns + column;
        const float value = surfaces_->blocks.at(block_).span<float>()[static_cast<std::size_t>(place)];
        return QStringLiteral("x₁ = %1, x₂ = %2\n%3[%4] = %5")
            .arg(numbers.significant(plane.x(column), 3), numbers.significant(plane.y(row), 3),
                 QString::fromStdString(block_))
            .arg(unit)
            .arg(numbers.exact(value));
    }
    return {};
}

}  // namespace glassbox
