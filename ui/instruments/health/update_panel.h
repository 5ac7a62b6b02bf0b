#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace glassbox {

class Button;
class EmptyState;
class PanelHeader;
class ThemeManager;
class UpdateArrows;

/// What the optimizer makes of one number of a parameter, live: gradient, what is remembered of it, and the step. The
/// run is looked at for it only while the panel watches.
class UpdatePanel : public QWidget {
    Q_OBJECT

public:
    UpdatePanel(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);
    ~UpdatePanel() override;

    UpdateArrows& arrows() { return *arrows_; }
    QComboBox& parameterBox() { return *parameter_; }
    QLineEdit& elementField() { return *element_; }
    /// "conv1.weight[3, 0, 2, 2], step 120: 0.1 → 0.09".
    QString sentence() const;
    /// Whether the panel can be seen: behind another tab it is shown and can't.
    void setWatching(bool watching);

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void listParameters();
    void followSelection();
    void wish();
    void refresh();
    void retranslate();
    std::optional<std::int64_t> typedElement(const Shape& shape) const;

    LabSession& session_;
    const ThemeManager& themes_;
    PanelHeader* header_;
    QComboBox* parameter_;
    QLineEdit* element_;
    Button* largest_;
    QLabel* sentence_;
    UpdateArrows* arrows_;
    EmptyState* emptyState_;
    QStackedWidget* pages_;
    std::vector<Shape> shapes_;  ///< of the parameters in the box
    bool watching_ = false;
};

}  // namespace glassbox
