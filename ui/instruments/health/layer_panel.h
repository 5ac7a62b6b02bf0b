#pragma once

#include "ui/session/lab_session.h"

#include <QWidget>

class QStackedWidget;

namespace glassbox {

class EmptyState;
class LayerDashboard;
class PanelHeader;
class ThemeManager;

/// The dashboard of a session's layers. The run is looked at for it only while it watches.
class LayerPanel : public QWidget {
    Q_OBJECT

public:
    LayerPanel(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);
    ~LayerPanel() override;

    LayerDashboard& dashboard() { return *dashboard_; }
    /// Whether the panel can be seen: behind another tab it is shown and can't.
    void setWatching(bool watching);
    /// Selects a block (whole id) on the canvas.
    void chooseBlock(const std::string& block);

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();

    LabSession& session_;
    const ThemeManager& themes_;
    PanelHeader* header_;
    LayerDashboard* dashboard_;
    EmptyState* emptyState_;
    QStackedWidget* pages_;
    bool watching_ = false;
};

}  // namespace glassbox
