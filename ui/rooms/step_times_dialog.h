#pragma once

#include <QDialog>

class QLabel;

namespace glassbox {

class Button;
class LabSession;
class StepTimesView;
class ThemeManager;

/// Why a step takes as long as it does: the time of each op beside its work and what the machine can do. Beside the
/// window, never in its way; a run that is on waits for half a second.
class StepTimesDialog : public QDialog {
    Q_OBJECT

public:
    StepTimesDialog(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    /// Shows itself and measures at once.
    void run();
    /// Where the time of a whole step goes, in a sentence.
    QString sentence() const;
    /// The table as text, its sentence above it.
    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void measure();
    void refresh();
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    QLabel* sentence_ = nullptr;
    StepTimesView* view_ = nullptr;
    Button* again_ = nullptr;
    Button* copy_ = nullptr;
    Button* close_ = nullptr;
};

}  // namespace glassbox
