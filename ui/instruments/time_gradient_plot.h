#pragma once

#include "core/explain/time_gradient.h"

#include <QWidget>

class QPainter;

namespace glassbox {

class ThemeManager;

/// The length of the gradient by what a layer read, against the steps back from the end (log axis), one line for each
/// kind of layer. The mouse or the arrow keys choose a step, whose numbers stand above the lines; Ctrl+C copies all.
class TimeGradientPlot : public QWidget {
    Q_OBJECT

public:
    explicit TimeGradientPlot(const ThemeManager& themes, QWidget* parent = nullptr);

    void setGradients(std::vector<TimeGradient> gradients);
    /// The chosen step, counted back from the end.
    int stepBack() const { return back_; }
    /// Where a step back stands, px from the left.
    double placeOf(int back) const;
    /// The length of a line that many steps back.
    double length(std::size_t line, int back) const;
    /// All lengths, a row a time step, columns apart by tabs.
    QString text() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int steps() const;
    QRectF plot() const;
    double heightOf(double length) const;
    void choose(int back);
    void paintFrame(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    void paintChosen(QPainter& painter) const;
    QString chosenText() const;
    void measureRange();
    void describe();

    const ThemeManager& themes_;
    std::vector<TimeGradient> gradients_;
    double low_ = -1, high_ = 0;  ///< decimal logarithms of the axis
    int back_ = 0;
};

}  // namespace glassbox
