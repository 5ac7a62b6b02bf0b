#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QSlider;

namespace glassbox {

class ThemeManager;

/// The learning rate: a slider on a log scale from 1e-6 to 10, and the number itself to type over. Works while
/// training.
class RateSlider : public QWidget {
    Q_OBJECT

public:
    explicit RateSlider(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `base` is what slider and field set; `current` is what the next step uses (the schedule's share of it).
    void setRates(double base, double current);

    /// A shorter slider, without the schedule's share.
    void setNarrow(bool narrow);

Q_SIGNALS:
    void rateChosen(double rate);

protected:
    void changeEvent(QEvent* event) override;

private:
    void adapt();
    void takeText();
    void retranslate();

    const ThemeManager& themes_;
    QLabel* caption_;
    QLabel* current_;
    QLineEdit* edit_;
    QSlider* slider_;
    bool narrow_ = false;
    double base_ = 0, shown_ = 0;
};

}  // namespace glassbox
