#include "ui/instruments/microscope/score_delegate.h"

#include "ui/theme/painting.h"
#include "ui/theme/theme_manager.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

constexpr int rowPx = 38, edgePx = 3, swatchPx = 9, barPx = 3;

}  // namespace

ScoreDelegate::ScoreDelegate(const ThemeManager& themes, const ScoreModel& model, QObject* parent)
    : QStyledItemDelegate(parent), themes_(themes), model_(model) {}

int ScoreDelegate::normWidth() const {
    const Theme& theme = themes_.theme();
    const QFontMetricsF mono(theme.font(FontRole::MonoCaption));
    return static_cast<int>(std::ceil(mono.horizontalAdvance(QStringLiteral("1.234e-10")))) + theme.metrics().space4;
}

QSize ScoreDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {2 * normWidth() + themes_.theme().px(96), themes_.theme().px(rowPx)};
}

/// The number, and below it a bar as long as its share of the largest: of the forward pass it grows to the left, of the
/// backward pass to the right.
void ScoreDelegate::paintNorm(QPainter& painter, const QRectF& column, int row, ScoreSide side) const {
    const Theme& theme = themes_.theme();
    const bool forward = side == ScoreSide::Forward, update = model_.row(row).phase == StepPhase::Update;
    const QRectF words(column.left(), column.top(), column.width(), column.height() - theme.px(8));
    painter.setFont(theme.font(FontRole::MonoCaption));
    painter.setPen(theme.color(std::isnan(model_.norm(row, side)) ? Role::Text3 : Role::Text));
    painter.drawText(words, (forward ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, model_.normText(row, side));
    const double largest = model_.largest(side), number = model_.norm(row, side);
    if (!(largest > 0) || !std::isfinite(number) || update) return;
    const double wide = std::max(column.width() * std::min(number / largest, 1.0), 1.0);
    const QRectF bar(forward ? column.right() - wide : column.left(), column.bottom() - theme.px(9), wide,
                     theme.px(barPx));
    painter.fillRect(bar, theme.color(forward ? Role::Forward : Role::Backward));
}

void ScoreDelegate::paintWords(QPainter& painter, const QRectF& column, const ScoreRow& row) const {
    const Theme& theme = themes_.theme();
    const double swatch = theme.px(swatchPx), gap = theme.metrics().space4, half = column.height() / 2;
    const QFontMetricsF title(theme.font(FontRole::BlockTitle)), caption(theme.font(FontRole::MonoSmall));
    const QString name =
        title.elidedText(row.block.isEmpty() ? row.op : row.block, Qt::ElideMiddle, column.width() - swatch - gap);
    const double wide = title.horizontalAdvance(name) + swatch + gap;
    double left = column.center().x() - wide / 2;
    paintSwatch(painter,
                QRectF(left, column.top() + half - title.height() / 2 - swatch / 2 - theme.px(2), swatch, swatch),
                theme.category(row.category));
    left += swatch + gap;
    painter.setFont(theme.font(FontRole::BlockTitle));
    painter.setPen(theme.color(Role::Text));
    painter.drawText(QRectF(left, column.top() + theme.px(3), wide, half - theme.px(3)),
                     Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setFont(theme.font(FontRole::MonoSmall));
    painter.setPen(theme.color(Role::Text3));
    const QString below = row.block.isEmpty() ? row.shape : row.op + u' ' + row.shape;
    painter.drawText(QRectF(column.left(), column.top() + half, column.width(), half - theme.px(5)), Qt::AlignCenter,
                     caption.elidedText(below, Qt::ElideRight, column.width()));
}

void ScoreDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = themes_.theme();
    const ScoreRow& row = model_.row(index.row());
    const QRectF box(option.rect);
    const double edge = theme.px(edgePx), norms = normWidth(), pad = theme.metrics().space8;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool here = model_.rowOfLine(model_.currentLine()) == index.row();
    const bool backward = here && model_.currentLine() != row.line;
    if (here) {
        painter->fillRect(box, theme.color(backward ? Role::BackwardSoft : Role::AccentSoft));
        painter->fillRect(QRectF(backward ? box.right() - edge : box.left(), box.top(), edge, box.height()),
                          theme.color(backward ? Role::Backward : Role::Accent));
    } else if ((option.state & QStyle::State_MouseOver) != 0) {
        painter->fillRect(box, theme.color(Role::Sunken));
    }
    const QRectF left(box.left() + pad, box.top(), norms, box.height());
    const QRectF right(box.right() - pad - norms, box.top(), norms, box.height());
    if (row.line >= 0) paintNorm(*painter, left, index.row(), ScoreSide::Forward);
    if (!row.back.empty()) paintNorm(*painter, right, index.row(), ScoreSide::Backward);
    paintWords(*painter, QRectF(left.right() + pad, box.top(), right.left() - left.right() - 2 * pad, box.height()),
               row);
    painter->setPen(theme.color(Role::Border));
    painter->drawLine(QPointF(box.left(), box.bottom() - 0.5), QPointF(box.right(), box.bottom() - 0.5));
    if ((option.state & QStyle::State_HasFocus) != 0) {
        const QRectF half = side_ == ScoreSide::Forward
                                ? QRectF(box.left(), box.top(), box.width() / 2, box.height())
                                : QRectF(box.center().x(), box.top(), box.width() / 2, box.height());
        paintBox(*painter, half.adjusted(1, 1, -1, -2), theme.metrics().radiusControl, {}, theme.color(Role::Accent),
                 2);
    }
    painter->restore();
}

}  // namespace glassbox
