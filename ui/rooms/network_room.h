#pragma once

#include <QMainWindow>
#include <QTimer>

#include <string>
#include <vector>

class QAction;
class QDockWidget;

namespace glassbox {

class BlockPalette;
class CurvePanel;
class Inspector;
class LabSession;
class LayerPanel;
class NetworkView;
class RangeTestDialog;
class SampleStrip;
class SideDrawer;
class StepTimesDialog;
class ThemeManager;
class TimeGradientDialog;
class TryPanel;
class UpdatePanel;

/// The Network room: palette, canvas, inspector, and below them curves, digit pad and sample strip. It arranges; the
/// instruments do the work. Where it is narrow the inspector is a drawer over the canvas.
class NetworkRoom : public QMainWindow {
    Q_OBJECT

public:
    NetworkRoom(LabSession& session, const ThemeManager& themes, QWidget* parent = nullptr);
    ~NetworkRoom() override;

    NetworkView& view() { return *view_; }
    BlockPalette& palettePanel() { return *palette_; }
    /// Panels in the order in which F6 goes round them: those that are open, also behind another one as a tab.
    std::vector<QWidget*> panels() const;
    /// Brings a panel that lies behind another one to the front.
    void reveal(const QWidget* panel);
    /// Menu entries that show and hide the panels.
    std::vector<QAction*> panelActions() const;
    /// Measures where the time of a step goes, in a window of its own.
    void timeStep();
    /// Looks for a learning rate, in a window of its own.
    void testRange();
    /// Shows how far back through time the gradient reaches, in a window of its own.
    void measureTimeGradient();

Q_SIGNALS:
    /// A plain confirmation or a refusal for the status place.
    void message(const QString& text);
    /// Show a block (its flat id) in the microscope.
    void microscopeRequested(const QString& id);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::vector<QDockWidget*> instrumentDocks() const {
        return {curvesDock_, layersDock_, updateDock_, padDock_, stripDock_};
    }
    QDockWidget* addPanel(QWidget* widget, const char* name, Qt::DockWidgetArea area);
    void connectSession();
    void connectHealth();
    void followWatching();
    void showFault(const QString& block);
    void makeDrawer();
    void makeFolding();
    void foldInstruments(bool folded);
    void foldWhereLow();
    void foldInspector(bool narrow);
    void setDrawer(bool open);
    void followSelection();
    void uncover(const std::string& id);
    void showInspector(bool shown);
    void retranslate();
    void adapt();
    void updateRunMarks();

    LabSession& session_;
    const ThemeManager& themes_;
    NetworkView* view_;
    BlockPalette* palette_;
    Inspector* inspector_;
    CurvePanel* curves_;
    LayerPanel* layers_;
    UpdatePanel* update_;
    TryPanel* pad_;
    SampleStrip* strip_;
    QDockWidget* paletteDock_ = nullptr;
    QDockWidget* inspectorDock_ = nullptr;
    QDockWidget* curvesDock_ = nullptr;
    QDockWidget* layersDock_ = nullptr;
    QDockWidget* updateDock_ = nullptr;
    QDockWidget* padDock_ = nullptr;
    QDockWidget* stripDock_ = nullptr;
    SideDrawer* drawer_ = nullptr;
    StepTimesDialog* stepTimes_ = nullptr;        ///< once it was asked for
    RangeTestDialog* rangeTest_ = nullptr;        ///< once it was asked for
    TimeGradientDialog* timeGradient_ = nullptr;  ///< once it was asked for
    QAction* inspectorAction_ = nullptr;
    QTimer selectionTimer_;
    bool layersSeen_ = false, updateSeen_ = false;  ///< not behind another tab
    bool folded_ = false;                           ///< the instruments show their headers only
    bool low_ = false;                              ///< too low for canvas and instruments
    bool foldedByItself_ = false;
    bool openedByHand_ = false;  ///< the drawer stays when the selection goes
    int breadth_ = -1;
};

}  // namespace glassbox
