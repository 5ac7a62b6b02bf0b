#pragma once

#include "ui/session/time_gradients.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QSpinBox;

namespace glassbox {

class Button;
class LabSession;
class SegmentedControl;
class ThemeManager;
class TimeGradientPlot;

/// How far back through time the gradient reaches: the learner's network with an RNN, an LSTM and a GRU side by side,
/// on one sequence of its data. Beside the window, never in its way.
class TimeGradientDialog : public QDialog {
    Q_OBJECT

public:
    TimeGradientDialog(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows itself and measures at once.
    void run();
    const TimeGradients& measurement() const { return measurement_; }

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QLayout* makeChoices();
    void measure();
    void refresh();
    void fillBlocks();
    QString sentence() const;
    QString leftAtTheStart() const;
    void retranslate();

    const ThemeManager& themes_;
    TimeGradients measurement_;
    QLabel* help_ = nullptr;
    QLabel* blockLabel_ = nullptr;
    QComboBox* block_ = nullptr;
    QLabel* sequenceLabel_ = nullptr;
    QSpinBox* sequence_ = nullptr;
    QLabel* trainedLabel_ = nullptr;
    SegmentedControl* trained_ = nullptr;
    TimeGradientPlot* plot_ = nullptr;
    QLabel* sentence_ = nullptr;
    Button* again_ = nullptr;
    Button* close_ = nullptr;
};

}  // namespace glassbox
