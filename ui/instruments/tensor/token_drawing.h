#pragma once

#include "ui/instruments/tensor/drawing.h"

namespace glassbox {

/// Tokens in the order of a text: the word or character above, its number below.
class TokenDrawing : public TensorDrawing {
public:
    explicit TokenDrawing(const TensorPicture& picture);

    void layOut(const Theme& theme, QSizeF room, double cell) override;
    void paint(QPainter& painter, const QRectF& visible, const Theme& theme) const override;
    std::int64_t itemAt(QPointF place) const override;
    QRectF boxOf(std::int64_t item) const override;
    std::int64_t moved(std::int64_t item, int right, int down) const override;

private:
    std::int64_t across_ = 1;
    double height_ = 1;
};

}  // namespace glassbox
