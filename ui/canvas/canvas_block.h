#pragma once

#include "core/network/analysis.h"
#include "core/network/document_types.h"
#include "ui/canvas/block_geometry.h"
#include "ui/theme/theme.h"

#include <QString>

#include <optional>

namespace glassbox {

/// Everything that the canvas shows of one block but its window: a value, made from the document.
struct CanvasBlock {
    std::string id;
    QString title;     ///< "Conv2D", "ReLU", in the window's language
    QString caption;   ///< the id
    QString category;  ///< token of the theme
    QString summary;   ///< "6 @ 5x5, p2"
    QString count;     ///< parameters; empty if it has none
    QString tip;       ///< help, shapes, parameters
    QString spoken;    ///< what a screen reader says
    bool frozen = false, invalid = false;
    bool composite = false;  ///< has an inside that can be opened
    BlockGeometry geometry;

    bool operator==(const CanvasBlock&) const = default;
};

/// A wire with what stands above it.
struct CanvasWire {
    WireSpec wire;
    QString label;  ///< "6x28x28"
    QString tip;
    bool invalid = false;
    double labelWidth = 0;

    bool operator==(const CanvasWire&) const = default;
};

/// "6x28x28" with real times signs, "400"; "1" for a scalar.
QString shapeText(const ValueType& type);
/// Name of a block in the window's language.
QString titleText(const BlockSpec& block);
/// Problem that is shown on a block, null if there is none.
const Problem* problemOf(const NetworkAnalysis& analysis, const std::string& id);
/// Number of a port among a block's inputs or outputs, -1 if it has none of that name.
int portIndex(const DocumentTypes& types, const BlockSpec& block, std::string_view port, bool output);

/// What the canvas shows of a block; `theme` is at scale 1.
CanvasBlock describeBlock(const BlockSpec& block, const DocumentTypes& types, const NetworkAnalysis& analysis,
                          const Theme& theme);
/// What the canvas shows of a wire.
CanvasWire describeWire(const WireSpec& wire, const NetworkSpec& network, const DocumentTypes& types,
                        const NetworkAnalysis& analysis, const Theme& theme);

}  // namespace glassbox
