#pragma once

#include "ui/session/run_health.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace glassbox {

class ThemeManager;

/// One arrow of an update: a name, a number, and the scale that it shares with others.
struct UpdateRow {
    enum class Axis { Gradient, Weight };
    QString name, help;
    double value = 0;
    Axis axis = Axis::Gradient;
    bool plain = false;  ///< what it would be without the optimizer's memory: drawn hollow
};

/// What an update is made of: the gradient and what the optimizer remembers of it on one scale, the step that the
/// weight makes beside that of plain gradient descent on another.
std::vector<UpdateRow> updateRows(const UpdateView& view);

/// Draws the rows as arrows from zero, to scale; every digit on hover.
class UpdateArrows : public QWidget {
    Q_OBJECT

public:
    explicit UpdateArrows(const ThemeManager& themes, QWidget* parent = nullptr);

    void setView(std::shared_ptr<const UpdateView> view);
    const std::vector<UpdateRow>& rows() const { return rows_; }
    /// Where an arrow begins and ends across, in px.
    double tipOf(std::size_t row) const;
    double zero() const;
    QString detailAt(const QPointF& place) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF rowRect(std::size_t row) const;
    double reach(UpdateRow::Axis axis) const;
    void paintRow(QPainter& painter, std::size_t row) const;

    const ThemeManager& themes_;
    std::shared_ptr<const UpdateView> view_;
    std::vector<UpdateRow> rows_;
};

}  // namespace glassbox
