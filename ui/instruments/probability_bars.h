#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <vector>

class QVariantAnimation;

namespace glassbox {

class ThemeManager;

/// Probabilities of the classes in their fixed order: the largest in full colour, the others at 55 %. Bars move to
/// their value in 90 ms; the numbers say the value at once. Exact numbers on hover.
class ProbabilityBars : public QWidget {
    Q_OBJECT

public:
    explicit ProbabilityBars(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Names of the classes, as many as there are bars.
    void setClasses(const QStringList& classes);
    /// One probability a class, or none: empty bars.
    void setProbabilities(const std::vector<float>& probabilities);
    const std::vector<float>& probabilities() const { return target_; }
    /// What the bars show now, on their way.
    const std::vector<double>& shown() const { return shown_; }
    /// Index of the largest, -1 without probabilities.
    int winner() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF rowBox(int index) const;
    void paintRow(QPainter& painter, int index, double nameWidth, double valueWidth) const;
    int columns() const;
    QString percentOf(int index) const;
    void describe();

    const ThemeManager& themes_;
    QStringList classes_;
    std::vector<float> target_;
    std::vector<double> shown_, from_;
    QVariantAnimation* movement_;
};

}  // namespace glassbox
