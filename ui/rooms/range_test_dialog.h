#pragma once

#include "ui/session/range_test.h"

#include <QDialog>

class QLabel;

namespace glassbox {

class Button;
class LabSession;
class RangePlot;
class ThemeManager;

/// The learning-rate range test: runs it on the present network and data, shows loss against rate, and takes the
/// suggested rate over. Beside the window, never in its way.
class RangeTestDialog : public QDialog {
    Q_OBJECT

public:
    RangeTestDialog(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows itself and tests at once.
    void run();
    const RangeTest& test() const { return test_; }

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void refresh();
    QString sentence() const;
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    RangeTest test_;
    QLabel* help_ = nullptr;
    RangePlot* plot_ = nullptr;
    QLabel* sentence_ = nullptr;
    Button* again_ = nullptr;
    Button* use_ = nullptr;
    Button* close_ = nullptr;
};

}  // namespace glassbox
