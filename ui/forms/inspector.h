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

private:
    void showSelection();

    LabSession& session_;
    const ThemeManager& themes_;
    QStackedLayout* stack_;
    BlockForm* block_;
    ExperimentForm* experiment_;
};

}  // namespace glassbox
