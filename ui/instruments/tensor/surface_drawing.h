#pragma once

#include "ui/instruments/tensor/tile_drawing.h"

namespace glassbox {

/// An answer over a plane, a tile a class, with the border between the classes and the samples on it. Each class has a
/// shape of its own.
class SurfaceDrawing : public TileDrawing {
public:
    SurfaceDrawing(const TensorPicture& picture, std::optional<ValueRange> range);

    void paint(QPainter& painter, const QRectF& visible, const Theme& theme) const override;
    CardText cardOf(std::int64_t item, const QLocale& locale) const override;
    QString caption(const QLocale& locale) const override;

private:
    int winnerAt(int row, int column) const;
    void paintBorder(QPainter& painter, const QRectF& box, const Theme& theme) const;
    void paintPoints(QPainter& painter, const QRectF& box, const Theme& theme) const;

    std::vector<int> winners_;  ///< class of each place; empty without classes
    int rows_, columns_;
};

}  // namespace glassbox
