#pragma once

#include "ui/canvas/canvas_layout.h"
#include "ui/canvas/step_marks.h"
#include "ui/canvas/window_choice.h"
#include "ui/canvas/wire_item.h"
#include "ui/session/lab_session.h"

#include <QGraphicsScene>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace glassbox {

/// A port of a block on the canvas.
struct CanvasPort {
    PortRef port;
    bool output = false;
    bool operator==(const CanvasPort&) const = default;
};

/// Blocks and wires of the document as items, found by id. Never edits the document but its selection.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT

public:
    /// `theme` is at scale 1.
    CanvasScene(NetworkDocument& document, const Theme& theme);
    ~CanvasScene() override;

    NetworkDocument& document() const { return document_; }
    const CanvasStyle& style() const { return style_; }
    CanvasLayout& layout() { return layout_; }

    /// What of a view is painted now, in its px; none: all that is asked for.
    void setExposed(std::optional<QRegion> region) { style_.exposed = std::move(region); }
    void setTheme(const Theme& theme);
    /// Makes everything anew from the document (language, theme, size of the view changed).
    void refresh();
    /// The space that an automatic layout fills, px at 100 %; true if blocks were moved by it.
    bool setViewSize(QSizeF size);
    void setPictures(SampleView pictures);
    void clearPictures();
    /// What the windows can show and do.
    const WindowChoice& windows() const { return windows_; }
    void chooseWindow(const std::string& id, WindowKind kind);
    void setGradients(bool shown);
    /// A position of a step in slow motion, in place of the run's flow; none: the run's again.
    void setStep(std::optional<StepMarks> step);
    const std::optional<StepMarks>& step() const { return step_; }
    /// Blocks can't be moved.
    void setReadOnly(bool readOnly);

    BlockItem* block(const std::string& id) const;
    WireItem* wire(const WireSpec& wire) const;
    /// Items in the order of execution; those that have none come last.
    std::vector<BlockItem*> blocksInOrder() const;
    const std::map<WireSpec, WireItem*>& wires() const { return wires_; }
    std::optional<CanvasPort> portAt(QPointF point) const;
    BlockItem* blockAt(QPointF point) const;
    /// The wire within reach of a point, null if none.
    WireItem* wireAt(QPointF point, double reach) const;
    QPointF portPoint(const CanvasPort& port) const;
    /// Where the blocks lie now, also while they are dragged.
    BlockPlaces places() const;
    /// Everything that fitting must show.
    QRectF networkRect() const;
    /// Lays the wires anew if blocks have moved since.
    void layWires();

    /// The block that keys act on; empty if there is none.
    const std::string& current() const { return current_; }
    void setCurrent(const std::string& id);
    /// Whether the canvas has the keyboard: the current block shows it.
    void setFocusShown(bool shown);
    std::optional<WireSpec> selectedWire() const;
    void selectWire(const WireSpec& wire);
    /// Marks the wire that a drop would part; null: none.
    void setPartingWire(WireItem* wire);
    /// The selected blocks of the document.
    const std::set<std::string>& selection() const { return document_.selection(); }

Q_SIGNALS:
    /// The windows may need other numbers.
    void windowsChanged();
    void currentChanged();
    /// Blocks or wires lie elsewhere.
    void geometryChanged();

private:
    void sync();
    void syncBlocks();
    void syncWires();
    void showSelection();
    void takeSelection();
    void showWindow(BlockItem& item);
    void showFlow();
    void scheduleWires();

    NetworkDocument& document_;
    CanvasStyle style_;
    CanvasLayout layout_;
    std::map<std::string, BlockItem*> blocks_;
    std::map<WireSpec, WireItem*> wires_;
    std::map<std::string, TensorMeaning> meanings_;
    WindowChoice windows_;
    std::string current_;
    std::optional<StepMarks> step_;
    bool readOnly_ = false, gradients_ = false, focusShown_ = false, syncing_ = false, wiresDirty_ = false;
};

}  // namespace glassbox
