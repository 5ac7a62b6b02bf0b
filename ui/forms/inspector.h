#pragma once

#include <QWidget>

class QStackedLayout;

namespace glassbox {

class BlockForm;
class ExperimentForm;
class LabSession;
class ThemeManager;

/// The panel at the right: the form of the selected block, or of the experiment where no single block is selected.
class Inspector : public QWidget {
    Q_OBJECT

public:
    Inspector(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    /// Puts the cursor into the block's name.
    void renameBlock();

Q_SIGNALS:
    /// Look for the optimizer's learning rate.
    void rangeTestRequested();
    /// Show a block (its flat id) in the microscope.
    void microscopeRequested(const QString& id);

private:
    void build();
    void followScale();
    void showSelection();

    LabSession& session_;
    const ThemeManager& themes_;
    double scale_;  ///< that the forms were laid out for
    QStackedLayout* stack_;
    BlockForm* block_ = nullptr;
    ExperimentForm* experiment_ = nullptr;
};

}  // namespace glassbox
