#pragma once

#include "ui/session/microscope_session.h"

#include <QWidget>

#include <cstdint>

class QHBoxLayout;
class QMenu;

namespace glassbox {

class Chip;
class ElidedLabel;
class IconButton;
class LabSession;
class SegmentedControl;
class ThemeManager;

/// What lies under the microscope: the run's next step or its last, looked at with which samples.
class SampleBar : public QWidget {
    Q_OBJECT

public:
    SampleBar(MicroscopeSession& session, LabSession& lab, const ThemeManager& themes, QWidget* parent = nullptr);

    /// The sample of the batch whose numbers are shown.
    std::int64_t sample() const { return sample_; }
    /// Whether the norms are those of the whole batch.
    bool whole() const { return whole_; }
    void setSample(std::int64_t sample);
    void setWhole(bool whole);
    /// Looks with a sample of the data's own, or with training's batch.
    void showTrainingBatch();
    void showOf(const std::string& part, std::int64_t index);
    void showOwn(FreeSample sample);
    /// Says what the session shows now.
    void showView();
    /// Puts a widget at the right end.
    void addWidget(QWidget* widget);
    QString text() const;

Q_SIGNALS:
    void changed();
    /// A free sample is wanted: to be drawn, typed or written.
    void ownSampleRequested();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void step(std::int64_t by);
    void chooseSample();
    void addBatchEntries(QMenu& menu);
    void askNumber();
    std::int64_t countOfPart() const;
    void retranslate();

    MicroscopeSession& session_;
    LabSession& lab_;
    const ThemeManager& themes_;
    SegmentedControl* steps_;
    IconButton* previous_;
    IconButton* next_;
    Chip* chip_;
    ElidedLabel* words_;
    QHBoxLayout* row_;
    std::int64_t sample_ = 0;
    bool whole_ = false;
    std::string part_;  ///< of a sample that is a batch of its own; empty: training's batch
    std::int64_t index_ = 0;
    bool own_ = false;
};

}  // namespace glassbox
