#pragma once

#include "ui/instruments/microscope/score_model.h"

#include <QStyledItemDelegate>

namespace glassbox {

/// Paints a row of the score: forward norm, swatch with block, op and shape, gradient norm.
class ScoreDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ScoreDelegate(const ThemeManager& themes, const ScoreModel& model, QObject* parent = nullptr);

    /// The side that the keyboard would go to.
    void setSide(ScoreSide side) { side_ = side; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Width of a column of norms.
    int normWidth() const;

private:
    void paintNorm(QPainter& painter, const QRectF& column, int row, ScoreSide side) const;
    void paintWords(QPainter& painter, const QRectF& column, const ScoreRow& row) const;

    const ThemeManager& themes_;
    const ScoreModel& model_;
    ScoreSide side_ = ScoreSide::Forward;
};

}  // namespace glassbox
