#pragma once

#include "ui/instruments/tensor/drawing.h"

namespace glassbox {

/// A bar a number: rows with name and number where there is room, columns side by side otherwise.
class BarDrawing : public TensorDrawing {
public:
    BarDrawing(const TensorPicture& picture, std::optional<ValueRange> range);

    void layOut(const Theme& theme, QSizeF room, double cell) override;
    void paint(QPainter& painter, const QRectF& visible, const Theme& theme) const override;
    std::int64_t itemAt(QPointF place) const override;
    QRectF boxOf(std::int64_t item) const override;
    std::int64_t moved(std::int64_t item, int right, int down) const override;
    bool zooms() const override { return !inRows_; }
    bool inRows() const { return inRows_; }

private:
    double positionOf(double value) const;
    QString nameOf(std::int64_t item) const;
    QColor colorOf(std::int64_t item, const Theme& theme) const;
    void paintRow(QPainter& painter, std::int64_t item, const Theme& theme) const;
    void paintColumn(QPainter& painter, std::int64_t item, const Theme& theme) const;
    void paintAxis(QPainter& painter, const QRectF& visible, const Theme& theme) const;

    ValueRange range_;  ///< includes 0
    std::int64_t strongest_ = 0;
    bool inRows_ = false;
    int decimals_ = 4;  ///< of the numbers: the strongest has three digits
    double nameWidth_ = 0, numberWidth_ = 0;
};

}  // namespace glassbox
