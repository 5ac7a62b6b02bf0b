#pragma once

#include "core/network/analysis.h"
#include "ui/theme/theme.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <map>
#include <string>

namespace glassbox {

/// Upper left corners of blocks by id.
using BlockPlaces = std::map<std::string, QPointF>;

/// Where the blocks of a network lie, and how edits keep that orderly. A network without stored positions is laid out
/// anew whenever it changes; one with positions keeps them.
class CanvasLayout {
public:
    /// `theme` (at scale 1) gives the sizes of texts, `view` the space to fill, px at 100 %.
    CanvasLayout(const Theme& theme, QSizeF view) : theme_(theme), view_(view) {}

    void setTheme(const Theme& theme) { theme_ = theme; }
    void setView(QSizeF view) { view_ = view; }

    /// Sizes of all blocks by id.
    std::map<std::string, QSizeF> sizes(const NetworkSpec& network, const NetworkAnalysis& analysis) const;
    /// The tidy layout of a network.
    BlockPlaces tidied(const NetworkSpec& network, const NetworkAnalysis& analysis) const;
    /// Where the blocks are shown: stored positions, or tidy where there are none; blocks without one stand behind the
    /// block that feeds them.
    BlockPlaces places(const NetworkSpec& network, const NetworkAnalysis& analysis) const;

    /// The network with all of these places stored.
    static NetworkSpec pinned(NetworkSpec network, const BlockPlaces& places);
    /// An edited network with its layout kept in order: automatic and tidy layouts stay so, in any other the new blocks
    /// push their right neighbours aside.
    NetworkSpec settled(const NetworkSpec& before, const NetworkAnalysis& analysis, NetworkSpec after) const;

private:
    bool isTidy(const NetworkSpec& network, const NetworkAnalysis& analysis) const;
    void placeNew(const NetworkSpec& network, const std::map<std::string, QSizeF>& sizes, BlockPlaces& places) const;

    Theme theme_;
    QSizeF view_;
};

}  // namespace glassbox
