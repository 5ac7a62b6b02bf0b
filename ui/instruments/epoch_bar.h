#pragma once

#include <QWidget>

class QLabel;

namespace glassbox {

class ThemeManager;

/// How far a run is: "Epoch 3 / 6", "step 2,140 / 5,622", and a bar cut into epochs.
class EpochBar : public QWidget {
    Q_OBJECT

public:
    explicit EpochBar(const ThemeManager& themes, QWidget* parent = nullptr);

    /// `epoch` counts from 1 (the one being trained).
    void setProgress(std::int64_t step, std::int64_t totalSteps, std::int64_t epoch, std::int64_t epochs);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString epochWords(std::int64_t epoch) const;
    QString stepWords(std::int64_t step) const;

    const ThemeManager& themes_;
    std::int64_t step_ = 0, totalSteps_ = 0, epoch_ = 0, epochs_ = 0;
};

}  // namespace glassbox
