#pragma once

#include "ui/canvas/tensor_meaning.h"
#include "ui/canvas/window_drawing.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QSizeF>
#include <QStringList>

#include <memory>
#include <vector>

class QPainter;

namespace glassbox {

/// Tiles or cells in rows that fill an area with the largest squares.
struct TileGrid {
    int columns = 1, rows = 1;
    double width = 1, height = 1;  ///< of one tile, px
};

/// Grid for `count` tiles of `tileWidth` x `tileHeight` values in an area: large tiles, the last row full where that
/// costs little, more columns rather than rows.
TileGrid tileGrid(int count, double tileWidth, double tileHeight, QSizeF area);

/// The same for the cells of a vector.
TileGrid cellGrid(int count, QSizeF area);

/// The pane of glass of a block: one tensor, ready to be painted. Feature maps as tiles, sequences as time steps from
/// top to bottom, vectors as cells, at most 16 numbers as bars, tokens as the characters that they stand for.
class BlockWindow {
public:
    /// Most numbers that are shown as bars.
    static constexpr int mostBars = 16;
    /// Most feature maps that are shown.
    static constexpr int mostTiles = 64;

    BlockWindow() = default;
    BlockWindow(const BlockPicture& picture, TensorMeaning meaning, QSizeF area, const Theme& theme);
    /// Something else than one tensor, with the numbers that it shows.
    BlockWindow(std::shared_ptr<const WindowDrawing> drawing, const std::vector<float>& values);

    bool empty() const { return kind_ == Kind::Empty; }
    /// How many values are NaN or infinite.
    std::int64_t faulty() const { return faulty_; }
    /// What its numbers are called on hover: elements of a tensor of that shape.
    void setName(const QString& name, const Shape& shape);
    /// Every digit of the number at a point of the area that it is painted into; empty where there is none.
    QString textAt(QPointF point, const QRectF& area, const QLocale& locale) const;
    /// What must be known to read it, beyond the block's own words; may be empty.
    QString note() const;
    /// Takes the colours of another theme.
    void setTheme(const Theme& theme);
    /// Paints it centred into `area`.
    void paint(QPainter& painter, const QRectF& area, const Theme& theme) const;

private:
    enum class Kind { Empty, Tiles, Color, Bars, Probabilities, Characters, Drawing };
    void makeTiles(const std::vector<float>& values, int width, int height);
    void makeColor(const std::vector<float>& values, int width, int height);
    double barPitch(const QRectF& area) const;
    QRectF tileBox(int tile, const QRectF& area) const;
    std::int64_t offsetAt(QPointF point, const QRectF& area) const;
    void paintTiles(QPainter& painter, const QRectF& area) const;
    void paintRemoved(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void paintBars(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void paintProbabilities(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void paintCharacters(QPainter& painter, const QRectF& area, const Theme& theme) const;

    Kind kind_ = Kind::Empty;
    ColorMapKind map_ = ColorMapKind::Signed;
    QImage image_;  ///< all tiles below each other
    TileGrid grid_;
    int tiles_ = 0, tileRows_ = 0;
    std::vector<float> values_;
    std::vector<std::uint8_t> kept_;  ///< by dropout; empty: all
    bool keptOfThis_ = false;
    std::shared_ptr<const WindowDrawing> drawing_;
    QString name_;
    Shape shape_;
    QStringList characters_;  ///< of tokens
    std::int64_t faulty_ = 0;
};

}  // namespace glassbox
