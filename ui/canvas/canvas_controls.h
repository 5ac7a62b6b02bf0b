#pragma once

#include <QWidget>

#include <cstdint>
#include <string>
#include <utility>

namespace glassbox {

class Button;
class CanvasView;
class Chip;
class IconButton;
class LegendLines;
class ThemeManager;

/// Lower left of the canvas: fit, tidy, undo, redo, zoom.
class CanvasControls : public QWidget {
    Q_OBJECT

public:
    CanvasControls(CanvasView& view, QWidget* parent);
    /// Texts in the window's language.
    void retranslate();
    /// Leaves only what edits nothing.
    void setReadOnly(bool readOnly);
    /// Shows the zoom as it is now.
    void showZoom();

private:
    void chooseZoom();

    CanvasView& view_;
    IconButton *fit_, *tidy_, *undo_, *redo_;
    Button* zoom_;
};

/// Lower right of the canvas: what the lines mean, and which sample the blocks show.
class CanvasLegend : public QWidget {
    Q_OBJECT

public:
    CanvasLegend(const ThemeManager& themes, QWidget* parent);

    /// Explains only the lines that are on the canvas now.
    void setFlow(bool forward, bool backward);
    /// The sample that is shown: its number in a part ("validation", "test") of `count`; 0 hides the chooser.
    void setSample(const std::string& part, std::int64_t index, std::int64_t count);
    /// Texts in the window's language.
    void retranslate();
    /// Leaves away what does not fit into so many px: the lines first, then the words of the chooser.
    void setRoom(int width);

Q_SIGNALS:
    void sampleRequested(qint64 index);
    /// Its size has changed.
    void resized();

private:
    void fill();
    QString sampleText(bool brief) const;
    void ask(std::int64_t index);
    void chooseNumber();

    const ThemeManager& themes_;
    std::pair<bool, bool> flow_;  ///< forward, backward
    LegendLines* lines_;
    IconButton *previous_, *next_;
    Chip* sample_;
    std::string part_;
    std::int64_t index_ = 0, count_ = 0;
    int room_ = 0;
};

}  // namespace glassbox
