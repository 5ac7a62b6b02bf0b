#pragma once

#include "ui/canvas/window_drawing.h"
#include "ui/session/probe_answers.h"
#include "ui/theme/theme.h"

#include <QImage>

#include <optional>
#include <vector>

namespace glassbox {

/// The weights of a small Dense block as lines from its inputs to its units: colour by sign (the signed map), thickness
/// by size. Units are dots in the colour of their output, or small surfaces where the network has two inputs.
class WeightLines : public WindowDrawing {
public:
    /// Most weights, and most units on either side, that lines can show.
    static constexpr std::int64_t mostWeights = 200, mostUnits = 16;
    static bool canShow(const Shape& weight);

    /// What is known of the units: their latest outputs, and their surfaces.
    struct Units {
        std::vector<float> inputs, outputs;
        const Tensor* surfaces = nullptr;  ///< [units, rows, columns] or null
    };
    /// `weight` is [out, in]; `bias` (or thresholds) [out] or null.
    WeightLines(const WeightPicture& weight, const WeightPicture* bias, const Units& units, const Theme& theme);

    void paint(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    QString textAt(QPointF point, const QRectF& area, const QLocale& locale) const override;

private:
    float weight(int out, int in) const;
    QPointF input(int number, const QRectF& area) const;
    QPointF unit(int number, const QRectF& area) const;
    double dot(int count, const QRectF& area) const;
    void paintLines(QPainter& painter, const QRectF& area, const Theme& theme) const;
    void paintDots(QPainter& painter, const QRectF& area, const Theme& theme) const;

    WeightPicture weight_;
    std::optional<WeightPicture> bias_;
    std::vector<float> inputs_, outputs_;
    std::vector<QImage> surfaces_;
    int ins_, outs_;
    float largest_ = 0;
};

}  // namespace glassbox
