#pragma once

#include "ui/instruments/curve_axis.h"
#include "ui/session/range_tester.h"

#include <QWidget>

#include <memory>

class QPainter;

namespace glassbox {

class ThemeManager;

/// Loss against learning rate (log axis) of a range test: raw values pale, smoothed ones thick, the suggested rate and
/// the present one marked. A click, or the arrow keys, choose another of the rates that were tried.
class RangePlot : public QWidget {
    Q_OBJECT

public:
    explicit RangePlot(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows this much of a test, and the rate that is in use; 0: none.
    void setProgress(std::shared_ptr<const RangeTestProgress> progress, double presentRate);
    /// Where a rate stands, px from the left.
    double placeOf(double rate) const;
    /// The rate to use: the suggested one until another is chosen; 0: none.
    double chosenRate() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF plot() const;
    CurveRange lossRange() const;
    QPolygonF line(const std::vector<double>& losses) const;
    void paintFrame(QPainter& painter) const;
    void paintRate(QPainter& painter, double rate, const QString& name, int row) const;
    void paintPoint(QPainter& painter) const;
    std::int64_t chosenStep() const;
    void choose(std::int64_t step);
    void describe();

    const ThemeManager& themes_;
    std::shared_ptr<const RangeTestProgress> progress_;
    double presentRate_ = 0;
    std::int64_t chosenByHand_ = -1;  ///< step whose rate was chosen
};

}  // namespace glassbox
