#pragma once

#include "ui/instruments/health/layer_figures.h"

#include <QAbstractScrollArea>
#include <QRectF>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace glassbox {

class ThemeManager;

/// How the layers of a run fare: a row a layer, in it a strip over time and the last number for each figure. A row with
/// a fault is marked with its words; the others carry no mark. Hovering says the step and every digit; Up and Down walk
/// the rows, a press or Enter chooses the block.
class LayerDashboard : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit LayerDashboard(const ThemeManager& themes, QWidget* parent = nullptr);

    void setHealth(std::shared_ptr<const RunHealth> health);
    void setFaults(std::vector<Fault> faults);
    /// The block that is selected on the canvas; those inside a composite go with it.
    void setSelected(const std::string& block);

    const RunHealth* health() const { return health_.get(); }
    int rows() const;
    /// Where a strip is painted, in px of the viewport.
    QRectF stripRect(int row, LayerFigure figure) const;
    QRectF rowRect(int row) const;
    /// The number at the end of a strip; empty where the layer has none.
    QString textAt(int row, LayerFigure figure) const;
    /// What hovering a place says; empty beside the strips.
    QString detailAt(const QPointF& place) const;
    /// Words that mark a row; empty for a healthy one.
    QString markOf(int row) const;

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void blockChosen(const QString& block);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void updateScrollBar();
    void setCursorStep(std::optional<std::int64_t> step);
    void walk(int by);
    void scrollTo(int row);
    const PulsedLayer& layer(int row) const { return (*health_->layers)[static_cast<std::size_t>(row)]; }
    int rowAt(double y) const;
    std::optional<LayerFigure> figureAt(double x) const;
    void paintHead(QPainter& painter) const;
    void paintRow(QPainter& painter, int row) const;
    void paintName(QPainter& painter, int row) const;

    const ThemeManager& themes_;
    std::shared_ptr<const RunHealth> health_;
    std::vector<Fault> faults_;
    std::string selected_;
    std::optional<std::int64_t> cursorStep_;
    int current_ = 0;
};

}  // namespace glassbox
