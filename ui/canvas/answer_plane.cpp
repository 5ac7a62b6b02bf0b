#include "ui/canvas/answer_plane.h"

#include "ui/theme/heat_map_image.h"
#include "ui/theme/numbers.h"

#include <QPainter>

#include <algorithm>

namespace glassbox {
namespace {

constexpr double pointSize = 1.7;

}  // namespace

AnswerPlane::AnswerPlane(std::shared_ptr<const UnitSurfaces> surfaces, const std::string& block, bool probability,
                         const Theme& theme)
    : surfaces_(std::move(surfaces)), block_(block) {
    const Tensor& answers = surfaces_->blocks.at(block_);
    const int rows = surfaces_->plane.rows, columns = surfaces_->plane.columns;
    const auto places = static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns);
    const std::span<const float> all = answers.span<float>();
    std::vector<float> shown(places);
    for (std::size_t i = 0; i < places; ++i) {
        // Of two classes: how much likelier the second is; of one probability: how far above a half.
        if (answers.shape()[0] == 2)
            shown[i] = all[places + i] - all[i];
        else
            shown[i] = probability ? 2 * all[i] - 1 : all[i];
    }
    const ValueRange range = probability ? ValueRange{-1, 1} : ValueRange::symmetric(shown);
    image_ = heatMapImage(shown, rows, columns, theme, ColorMapKind::Signed, range);
}

QRectF AnswerPlane::square(const QRectF& area) const {
    const double side = std::min(area.width(), area.height());
    return {area.center() - QPointF(side / 2, side / 2), QSizeF(side, side)};
}

void AnswerPlane::paint(QPainter& painter, const QRectF& area, const Theme& theme) const {
    const QRectF box = square(area);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(box, image_);
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const InputPlane& plane = surfaces_->plane;
    for (const UnitSurfaces::Point& point : surfaces_->points) {
        const QPointF at(box.left() + (point.x - plane.left) / (plane.right - plane.left) * box.width(),
                         box.top() + (plane.top - point.y) / (plane.top - plane.bottom) * box.height());
        const bool ring = point.label == 0;  // the first class is a ring, the others are dots
        painter.setPen(QPen(theme.color(ring ? Role::Text : Role::Surface), ring ? 0.9 : 0.5));
        painter.setBrush(theme.color(ring ? Role::Surface : Role::Text));
        painter.drawEllipse(at, pointSize, pointSize);
    }
    painter.restore();
}

QString AnswerPlane::textAt(QPointF point, const QRectF& area, const QLocale& locale) const {
    const QRectF box = square(area);
    const InputPlane& plane = surfaces_->plane;
    const int column = static_cast<int>((point.x() - box.left()) / box.width() * plane.columns);
    const int row = static_cast<int>((point.y() - box.top()) / box.height() * plane.rows);
    if (!box.contains(point) || column >= plane.columns || row >= plane.rows) return {};
    const Numbers numbers(locale);
    const Tensor& answers = surfaces_->blocks.at(block_);
    QStringList lines{QStringLiteral("x₁ = %1, x₂ = %2")
                          .arg(numbers.significant(plane.x(column), 3), numbers.significant(plane.y(row), 3))};
    for (std::int64_t i = 0; i < answers.shape()[0]; ++i) {
        const std::int64_t place = (i * plane.rows + row) * plane.columns + column;
        lines += QStringLiteral("%1[%2] = %3")
                     .arg(QString::fromStdString(block_))
                     .arg(i)
                     .arg(numbers.exact(answers.span<float>()[static_cast<std::size_t>(place)]));
    }
    return lines.join(u'\n');
}

}  // namespace glassbox
