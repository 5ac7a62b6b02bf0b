#pragma once

#include "core/explain/score.h"

#include <QPixmap>
#include <QString>
#include <QWidget>

class QLabel;
class QSlider;

namespace glassbox {

class Button;
class ElidedLabel;
class IconButton;
class KeyNumber;
class PhaseStrip;
class SegmentedControl;
class ThemeManager;

/// The sample under the microscope, in words and as a picture.
struct ShownSample {
    QString name;     ///< "Test picture 18"
    QString verdict;  ///< "is 3, seen as 5"
    bool wrong = false;
    QPixmap picture;  ///< may be null
};

/// The run bar of the Microscope: back, Next op, Play with its speed | step size | parts of the step | sample and loss.
/// A passive widget: it says what was pressed.
class StepBar : public QWidget {
    Q_OBJECT

public:
    explicit StepBar(const ThemeManager& themes, QWidget* parent = nullptr);

    void setScore(const Score& score);
    /// Position of the cursor: lines that are done.
    void setPosition(int position);
    /// Whether a step back and a step ahead lead anywhere.
    void setMoves(bool canGoBack, bool canGoOn);
    void setPlaying(bool playing);
    bool isPlaying() const { return playing_; }
    void setStepSize(StepSize size);
    StepSize stepSize() const;
    /// Steps a second, from 0.25 to 16.
    void setSpeed(double stepsPerSecond);
    double speed() const;
    void setSample(const ShownSample& sample);
    /// NaN: not computed yet.
    void setLoss(double loss);
    PhaseStrip& strip() { return *strip_; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void backPressed(glassbox::StepSize size);
    void nextPressed(glassbox::StepSize size);
    /// Play from here, or stop.
    void playToggled(bool play);
    void speedChosen(double stepsPerSecond);
    void stepSizeChosen(glassbox::StepSize size);
    void positionChosen(int position);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    void layOut();
    void connectParts();
    void retranslate();
    void showSpeed();
    void adapt();
    QString nextText() const;

    const ThemeManager& themes_;
    IconButton* back_ = nullptr;
    Button* next_ = nullptr;
    Button* play_ = nullptr;
    QWidget* pace_ = nullptr;  ///< speed in words above its slider
    QLabel* speedText_ = nullptr;
    QSlider* speed_ = nullptr;
    SegmentedControl* sizes_ = nullptr;
    PhaseStrip* strip_ = nullptr;
    QWidget* sampleBox_ = nullptr;
    QLabel* picture_ = nullptr;
    ElidedLabel* sample_ = nullptr;
    ElidedLabel* verdict_ = nullptr;
    KeyNumber* loss_ = nullptr;
    ShownSample shown_;
    double lossNumber_ = 0;
    bool playing_ = false;
};

}  // namespace glassbox
