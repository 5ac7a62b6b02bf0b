#pragma once

#include "ui/canvas/canvas_block.h"

#include <QString>

#include <vector>

class QPainter;

namespace glassbox {

class BlockWindow;

/// How a port looks while a wire is drawn.
enum class PortLook { Normal, Lit, Chosen, Faded };

/// Whether the op that was done last is the block's, and which way it went.
enum class BlockActivity { None, Forward, Backward };

/// What a block looks like at the moment: everything that its document does not say.
struct BlockState {
    bool selected = false;
    bool hovered = false;
    bool focused = false;  ///< the canvas has the focus and this block is where its keys go
    bool live = false;     ///< numbers flow: ports in the direction's colour
    std::vector<PortLook> inputs, outputs;
    QString fault;  ///< words in the footer of a faulty block; empty: healthy
    BlockActivity activity = BlockActivity::None;
    QString change;       ///< words in the footer: what the update changed its parameters by; empty: none
    QString briefChange;  ///< the same where the footer is narrow
};

/// Paints one block in its own coordinates. Replaceable: print, a start card, another look.
class BlockPainter {
public:
    virtual ~BlockPainter() = default;
    /// `zoom` decides the level of detail; `theme` is at scale 1.
    virtual void paint(QPainter& painter, const CanvasBlock& block, const BlockState& state, const BlockWindow& window,
                       double zoom, const Theme& theme) const = 0;
    /// Paints only the window and what lies under it: a new tensor has come.
    virtual void paintWindow(QPainter& painter, const CanvasBlock& block, const BlockWindow& window,
                             const Theme& theme) const = 0;
};

/// The block of the look page, section 4.
class StandardBlockPainter : public BlockPainter {
public:
    void paint(QPainter& painter, const CanvasBlock& block, const BlockState& state, const BlockWindow& window,
               double zoom, const Theme& theme) const override;
    void paintWindow(QPainter& painter, const CanvasBlock& block, const BlockWindow& window,
                     const Theme& theme) const override;

private:
    static void paintFrame(QPainter& painter, const CanvasBlock& block, const BlockState& state, double zoom,
                           const Theme& theme);
    static void paintWords(QPainter& painter, const CanvasBlock& block, double zoom, const Theme& theme);
    static void paintFooter(QPainter& painter, const CanvasBlock& block, const BlockState& state, const Theme& theme);
    static void paintCross(QPainter& painter, const CanvasBlock& block, const Theme& theme);
    static void paintPorts(QPainter& painter, const CanvasBlock& block, const BlockState& state, const Theme& theme);
};

}  // namespace glassbox
