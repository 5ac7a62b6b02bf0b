#pragma once

#include "ui/session/lab_session.h"
#include "ui/session/microscope_view.h"

#include <QWidget>

#include <memory>

class QAction;

namespace glassbox {

class CanvasView;
class NetworkDocument;
class ThemeManager;

/// What can be done on the canvas from a menu; the keys are the look page's, section 7.
enum class CanvasAction {
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    Rename,
    Group,
    Ungroup,
    Detach,
    Enter,
    Leave,
    Open,
    Wire,
    Palette,
    Tidy,
    Fit,
    ZoomIn,
    ZoomOut
};
inline constexpr int canvasActionCount = static_cast<int>(CanvasAction::ZoomOut) + 1;

/// The network editor: the canvas with its controls. Reads and edits the document by ids alone; needs no run.
class NetworkView : public QWidget {
    Q_OBJECT

public:
    NetworkView(NetworkDocument& document, const ThemeManager& themes, QWidget* parent = nullptr);
    ~NetworkView() override;

    /// What the windows of the blocks show; latest wins, painted at most 5 times a second.
    void setPictures(SampleView pictures);
    /// Empties the windows (another network, no data).
    void clearPictures();
    /// Shows the backward lines: a run is on or has stepped.
    void setGradients(bool shown);
    /// Slow motion in place of the run's flow (see step_marks.h): lights up what was done last at the view's cursor and
    /// sends a pulse along the wires that it was read from; `speed` times as fast as at speed 1.
    void showStep(const MicroscopeView& view, double speed = 1);
    /// The run's flow again.
    void clearStep();
    /// Nothing is edited or dropped here; the view may be smaller.
    void setReadOnly(bool readOnly);
    /// Number of samples that the chooser can walk through; 0 hides it.
    void setSampleCount(std::int64_t count);

    /// An action for menus and tool bars. Its key works while the canvas has the focus and stays the canvas's own, so
    /// that it never collides with another action of the same key.
    QAction* action(CanvasAction action) const;
    /// Puts a palette entry (BlockPalette::insertRequested) behind the selected block, or in the middle of the view.
    void insertFromPalette(const QString& entry);
    /// Shows the whole network.
    void fit();
    /// 1 is 100 % at the interface scale.
    double zoom() const;
    /// So many px at the right lie under something else: the legend and the chooser keep clear of it.
    void setCovered(int width);
    /// The canvas itself: what takes the focus, keys and mouse.
    CanvasView* canvas() const;

Q_SIGNALS:
    /// Enter or double click on a block: show it in the microscope.
    void openRequested(const QString& id);
    /// The chooser asks for another sample: an index into the watched part.
    void sampleRequested(qint64 index);
    /// The windows of the blocks need these numbers besides the outputs; none while the canvas is hidden.
    void windowsWanted(const glassbox::WindowWishes& wishes);
    /// `/` was pressed: give the palette's search field the focus.
    void paletteRequested();
    /// A plain confirmation or a refusal for the status place.
    void message(const QString& text);

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace glassbox
