#pragma once

#include "ui/instruments/tensor/drawing.h"
#include "ui/instruments/tensor/view_choice.h"

namespace glassbox {

/// A rectangle of cells: which numbers of the tensor it shows.
struct TensorTile {
    int rows = 0, columns = 0;
    std::int64_t base = 0, rowStep = 0, columnStep = 1;  ///< offset = base + row * rowStep + column * columnStep
    QString title;
    int scale = 0;       ///< index into the plan's scales
    bool color = false;  ///< three channels as one colour picture; its cells are in the tiles of the channels

    std::int64_t offsetOf(int row, int column) const { return base + row * rowStep + column * columnStep; }
    /// Row and column of an offset; false if it isn't here.
    bool find(std::int64_t offset, int& row, int& column) const;
};

/// A tensor as tiles.
struct TilePlan {
    std::vector<TensorTile> tiles;
    std::vector<ColorScale> scales;
    int across = 0;                       ///< tiles a row; 0: as the room has it
    bool numbered = false;                ///< rows and columns of tiles are numbered at the edges
    QStringList rowLabels, columnLabels;  ///< of the cells, the same in each tile; may be empty
};

/// The tiles of a view; `whole` is the scale of the whole tensor, which gates keep only where its range is fixed.
TilePlan tilePlanOf(const TensorPicture& picture, TensorViewKind kind, const ColorScale& whole, bool fixedRange);

}  // namespace glassbox
