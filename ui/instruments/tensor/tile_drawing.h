#pragma once

#include "ui/instruments/tensor/drawing.h"
#include "ui/instruments/tensor/tile_plan.h"

namespace glassbox {

/// Heat maps in tiles: matrix, feature maps, kernels, attention, gates, states.
class TileDrawing : public TensorDrawing {
public:
    TileDrawing(const TensorPicture& picture, TensorViewKind kind, std::optional<ValueRange> range);

    void layOut(const Theme& theme, QSizeF room, double cell) override;
    void paint(QPainter& painter, const QRectF& visible, const Theme& theme) const override;
    std::int64_t itemAt(QPointF place) const override;
    QRectF boxOf(std::int64_t item) const override;
    std::int64_t moved(std::int64_t item, int right, int down) const override;
    std::vector<ColorScale> scales() const override { return plan_.scales; }
    bool zooms() const override { return true; }

    QString caption(const QLocale& locale) const override;

protected:
    const TilePlan& plan() const { return plan_; }
    /// Where the cells of a tile lie.
    QRectF tileBox(std::size_t tile) const;

private:
    /// Sizes around the cells.
    struct Margins {
        double title = 0, left = 0, top = 0, gap = 0;
    };
    struct Place {
        std::size_t tile = 0;
        int row = 0, column = 0;
    };
    /// Where a tile stands among the tiles.
    struct Spot {
        int across = 0, down = 0;
    };
    std::optional<Place> placeOf(std::int64_t item) const;
    Spot spotOf(std::size_t tile) const;
    std::optional<std::size_t> tileAt(Spot spot) const;
    QSizeF tileSize() const { return {columns_ * cells_.width(), rows_ * cells_.height()}; }
    QSizeF sizeFor(int across, QSizeF cells) const;
    std::vector<int> choicesOfAcross() const;
    int acrossFor(double width) const;
    void fit(const Theme& theme, QSizeF room);
    void measure(const Theme& theme);
    void paintTile(QPainter& painter, std::size_t number, const QRectF& visible, const Theme& theme) const;
    void paintCells(QPainter& painter, const TensorTile& tile, const QRectF& box, const QRectF& visible,
                    const Theme& theme) const;
    void paintReduced(QPainter& painter, const TensorTile& tile, const QRectF& box, const Theme& theme) const;
    void paintColor(QPainter& painter, const QRectF& box, const TensorTile& tile) const;
    void paintFrame(QPainter& painter, const QRectF& box, const Theme& theme) const;
    void paintLabels(QPainter& painter, const QRectF& box, const QRectF& visible, const Theme& theme) const;
    void paintNumbering(QPainter& painter, const QRectF& visible, const Theme& theme) const;

    TilePlan plan_;
    Margins margins_;
    double labelWidth_ = 0, labelHeight_ = 0;
    int rows_ = 1, columns_ = 1;  ///< cells of a tile
    int across_ = 1;
    bool turned_ = false;     ///< numbered tiles: a column an output channel
    bool stretches_, whole_;  ///< cells needn't be square; cells are whole pixels
    QSizeF cells_;            ///< of one cell
    double unit_ = 1;         ///< that digits count: a power of ten
};

}  // namespace glassbox
