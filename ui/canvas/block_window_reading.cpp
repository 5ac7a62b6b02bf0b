// What a window says of its numbers: on hover, and which of them dropout removed.
#include "ui/canvas/block_window.h"
#include "ui/theme/numbers.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr double crossWidth = 0.7;
constexpr double smallestCross = 4;  ///< px of a cell that can be crossed out; smaller ones are emptied only

/// Texts of the windows in the window's language.
struct WindowText {
    Q_DECLARE_TR_FUNCTIONS(WindowText)
};

QString indexText(std::int64_t offset, const Shape& shape) {
    QStringList parts;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        parts.prepend(QString::number(offset % shape[axis]));
        offset /= shape[axis];
    }
    return parts.isEmpty() ? QString() : u'[' + parts.join(QStringLiteral(", ")) + u']';
}

}  // namespace

void BlockWindow::setName(const QString& name, const Shape& shape) {
    name_ = name;
    shape_ = shape;
}

QString BlockWindow::note() const {
    if (kept_.empty()) return {};
    if (keptOfThis_) return WindowText::tr("Crossed out: what dropout removes from this sample");
    return WindowText::tr(
        "Crossed out: what dropout removed in the last step of training, from the first sample of its batch");
}

/// Row-major position of the value at a point, -1 if there is none.
std::int64_t BlockWindow::offsetAt(QPointF point, const QRectF& area) const {
    const auto count = static_cast<std::int64_t>(values_.size());
    if (kind_ == Kind::Bars || kind_ == Kind::Probabilities) {
        const double pitch = barPitch(area), top = area.center().y() - pitch * static_cast<double>(count) / 2;
        const auto row = static_cast<std::int64_t>(std::floor((point.y() - top) / pitch));
        return area.contains(point) && row >= 0 && row < count ? row : -1;
    }
    if (kind_ != Kind::Tiles || image_.isNull()) return -1;
    for (int tile = 0; tile < tiles_; ++tile) {
        const QRectF box = tileBox(tile, area);
        if (!box.contains(point)) continue;
        const auto x = static_cast<std::int64_t>((point.x() - box.left()) / box.width() * image_.width());
        const auto y = static_cast<std::int64_t>((point.y() - box.top()) / box.height() * tileRows_);
        const std::int64_t offset = (std::int64_t{tile} * tileRows_ + y) * image_.width() + x;
        return x < image_.width() && y < tileRows_ && offset < count ? offset : -1;
    }
    return -1;
}

QString BlockWindow::textAt(QPointF point, const QRectF& area, const QLocale& locale) const {
    if (drawing_) return drawing_->textAt(point, area, locale);
    const std::int64_t offset = offsetAt(point, area);
    if (offset < 0) return {};
    const Numbers numbers(locale);
    const QString number = numbers.exact(values_[static_cast<std::size_t>(offset)]);
    const QString text = QStringLiteral("%1%2 = %3").arg(name_, indexText(offset, shape_), number);
    const bool removed = !kept_.empty() && kept_[static_cast<std::size_t>(offset)] == 0;
    return removed ? text + u'\n' + WindowText::tr("removed by dropout") : text;
}

/// Removed units are emptied, and crossed out where there is room.
void BlockWindow::paintRemoved(QPainter& painter, const QRectF& area, const Theme& theme) const {
    if (kept_.empty()) return;
    painter.setPen(QPen(theme.color(Role::BorderStrong), crossWidth));
    const auto remove = [&](const QRectF& cell) {
        painter.fillRect(cell, theme.color(Role::Canvas));
        if (std::min(cell.width(), cell.height()) < smallestCross) return;
        const QRectF cross = cell.adjusted(1, 1, -1, -1);
        painter.drawLine(cross.topLeft(), cross.bottomRight());
        painter.drawLine(cross.topRight(), cross.bottomLeft());
    };
    const auto count = static_cast<std::int64_t>(kept_.size());
    if (kind_ == Kind::Bars) {
        const double pitch = barPitch(area), top = area.center().y() - pitch * static_cast<double>(count) / 2;
        for (std::int64_t i = 0; i < count; ++i)
            if (kept_[static_cast<std::size_t>(i)] == 0)
                remove({area.center().x() - pitch / 2, top + static_cast<double>(i) * pitch, pitch, pitch});
        return;
    }
    for (int tile = 0; tile < tiles_; ++tile) {
        const QRectF box = tileBox(tile, area);
        const double wide = box.width() / image_.width(), high = box.height() / tileRows_;
        for (int y = 0; y < tileRows_; ++y) {
            for (int x = 0; x < image_.width(); ++x) {
                const std::int64_t offset = (std::int64_t{tile} * tileRows_ + y) * image_.width() + x;
                if (offset < count && kept_[static_cast<std::size_t>(offset)] == 0)
                    remove({box.left() + x * wide, box.top() + y * high, wide, high});
            }
        }
    }
}

}  // namespace glassbox
