#pragma once

#include "core/explain/principal_plane.h"
#include "ui/instruments/tensor/drawing.h"

namespace glassbox {

/// The rows of a matrix as points in the plane in which they differ most: tokens of an embedding. Items are rows.
class PlaneDrawing : public TensorDrawing {
public:
    explicit PlaneDrawing(const TensorPicture& picture);

    void layOut(const Theme& theme, QSizeF room, double cell) override;
    void paint(QPainter& painter, const QRectF& visible, const Theme& theme) const override;
    std::int64_t itemAt(QPointF place) const override;
    QRectF boxOf(std::int64_t item) const override;
    std::int64_t moved(std::int64_t item, int right, int down) const override;
    std::int64_t items() const override { return static_cast<std::int64_t>(plane_.points.size()); }
    TensorIndex indexOfItem(std::int64_t item) const override { return {item}; }
    std::int64_t itemOfIndex(std::span<const std::int64_t> index) const override;
    CardText cardOf(std::int64_t item, const QLocale& locale) const override;
    QString caption(const QLocale& locale) const override;

private:
    bool isShown(std::int64_t item) const;
    QPointF placeOf(std::int64_t item) const;

    PrincipalPlane plane_;
    QPointF middle_;
    double scale_ = 1, point_ = 4, reach_ = 1;
};

}  // namespace glassbox
