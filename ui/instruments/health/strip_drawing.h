#pragma once

#include "ui/instruments/health/layer_figures.h"
#include "ui/theme/theme.h"

#include <QRectF>

#include <cstdint>

class QPainter;

namespace glassbox {

/// Where the steps of a run lie across a strip.
struct StepAxis {
    std::int64_t first = 0, last = 1;
    double left = 0, right = 1;  ///< px
    explicit StepAxis(const RunHealth& health, const QRectF& strip);
    double placeOf(std::int64_t step) const;
    /// The column nearest to a place.
    std::size_t columnAt(const RunHealth& health, double place) const;
};

/// Paints one figure of a layer over time into `strip`: a line (lengths and ratios by their logarithm), or a histogram
/// whose height is the bins' range and whose colour is the count; steps that were not finite are hatched.
void paintStrip(QPainter& painter, const QRectF& strip, const RunHealth& health, std::size_t layer, LayerFigure figure,
                const Theme& theme);

}  // namespace glassbox
