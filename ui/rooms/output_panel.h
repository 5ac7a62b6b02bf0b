#pragma once

#include "ui/session/microscope_view.h"

#include <QWidget>

class QLabel;

namespace glassbox {

class ProbabilityBars;
class ThemeManager;

/// Below the score: the loss of a sample, and what the network answers now.
class OutputPanel : public QWidget {
    Q_OBJECT

public:
    explicit OutputPanel(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `answer` is the sample's, null before it is computed.
    void show(const MicroscopeView& view, std::int64_t sample, const Tensor* answer);
    ProbabilityBars& bars() { return *bars_; }
    QString lossText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showAnswer(const MicroscopeView& view, std::int64_t sample, const Tensor* answer);

    const ThemeManager& themes_;
    QLabel* lossWord_;
    QLabel* loss_;
    QLabel* batchWord_;
    QLabel* batch_;
    QLabel* answerWord_;
    ProbabilityBars* bars_;
    QLabel* numbers_;
    bool lastStep_ = false;
};

}  // namespace glassbox
