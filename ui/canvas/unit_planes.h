#pragma once

#include "ui/canvas/block_window.h"

#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// One picture a unit of its surface [units, rows, columns], about twice as fine as `side` px. Shapes count here: each
/// unit has the colours of its own largest value, probabilities those from 0 to 1.
std::vector<QImage> planeImages(const Tensor& surface, TensorMeaning meaning, double side, const Theme& theme);

/// What each unit of a block says over the plane of a network's two inputs, as tiles.
class UnitPlanes : public WindowDrawing {
public:
    UnitPlanes(std::shared_ptr<const UnitSurfaces> surfaces, const std::string& block, TensorMeaning meaning,
               QSizeF area, const Theme& theme);

    void paint(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    QString textAt(QPointF point, const QRectF& area, const QLocale& locale) const override;

private:
    QRectF tileBox(int unit, const QRectF& area) const;

    std::shared_ptr<const UnitSurfaces> surfaces_;
    std::string block_;
    TileGrid grid_;
    std::vector<QImage> images_;
};

}  // namespace glassbox
