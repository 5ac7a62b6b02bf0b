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
class NetworkView;
class RangeTestDialog;
class SampleStrip;
class SideDrawer;
class ThemeManager;
class TryPanel;

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
    /// Looks for a learning rate, in a window of its own.
    void testRange();

Q_SIGNALS:
    /// A plain confirmation or a refusal for the status place.
    void message(const QString& text);
    /// Show a block (its flat id) in the microscope.
    void microscopeRequested(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    std::vector<QDockWidget*> instrumentDocks() const { return {curvesDock_, padDock_, stripDock_}; }
    QDockWidget* addPanel(QWidget* widget, const char* name, Qt::DockWidgetArea area);
    void connectSession();
    void makeDrawer();
    void makeFolding();
    void foldInstruments(bool folded);
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
    TryPanel* pad_;
    SampleStrip* strip_;
    QDockWidget* paletteDock_ = nullptr;
    QDockWidget* inspectorDock_ = nullptr;
    QDockWidget* curvesDock_ = nullptr;
    QDockWidget* padDock_ = nullptr;
    QDockWidget* stripDock_ = nullptr;
    SideDrawer* drawer_ = nullptr;
    RangeTestDialog* rangeTest_ = nullptr;  ///< once it was asked for
    QAction* inspectorAction_ = nullptr;
    QTimer selectionTimer_;
    bool folded_ = false;        ///< the instruments show their headers only
    bool openedByHand_ = false;  ///< the drawer stays when the selection goes
    int breadth_ = -1;
};

}  // namespace glassbox
