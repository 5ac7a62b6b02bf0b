#pragma once

#include "ui/instruments/curve_axis.h"
#include "ui/instruments/curve_data.h"

#include <QWidget>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

class QBoxLayout;
class QLabel;
class QSlider;

namespace glassbox {

class CurveChart;
class EmptyState;
class PanelHeader;
class SegmentedControl;
class ThemeManager;

/// Loss and accuracy of a run side by side, fed by setters: shared stretch of epochs, shared cursor line, smoothing,
/// logarithmic or linear loss.
class CurveView : public QWidget {
    Q_OBJECT

public:
    explicit CurveView(const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows what the run has reported; `stepsPerEpoch` 0 while it is unknown; `part` is "validation" or "test".
    void setHistory(const History& history, std::int64_t stepsPerEpoch, const std::string& part);
    /// Whether the run has an accuracy (classification).
    void setAccuracyShown(bool shown);
    /// Whether the loss is the surprise at a character and drawn in bits; holds from the next history on.
    void setLossInBits(bool bits);
    /// What the loss is called where it is an error that is read by itself; empty: loss.
    void setErrorName(const QString& name);

    /// Steps at which something was seen to go wrong: warnings on the axis.
    void setFaultSteps(std::vector<std::int64_t> steps);
    /// Puts the cursor line there.
    void showStep(std::int64_t step);

    const CurveData& curves() const { return data_; }
    CurveChart& lossChart() { return *loss_; }
    CurveChart& accuracyChart() { return *accuracy_; }
    /// The stretch of epochs that both charts show.
    CurveRange epochs() const;
    /// Epochs over which the training line is averaged.
    double smoothing() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void trainRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void connectChart(CurveChart& chart);
    void retranslate();
    void refresh();
    void adapt();
    void setStretch(std::optional<CurveRange> stretch);
    void moveCursor(std::optional<double> epoch);

    const ThemeManager& themes_;
    CurveData data_;
    std::vector<std::int64_t> faultSteps_;
    std::optional<CurveRange> stretch_;  ///< what the learner zoomed to
    bool inBits_ = false;
    QString errorName_;
    bool accuracyShown_ = true;
    PanelHeader* header_;
    SegmentedControl* scale_;
    QLabel* smoothWord_;
    QSlider* smooth_;
    CurveChart* loss_;
    CurveChart* accuracy_;
    QWidget* charts_;
    QBoxLayout* chartBox_;
    QWidget* empty_;
    EmptyState* emptyState_;
};

}  // namespace glassbox
