#pragma once

#include "ui/theme/color_map.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QRectF>

#include <cstdint>
#include <span>

class QPainter;

namespace glassbox {

/// Ends of a colour scale; `low` < `high`.
struct ValueRange {
    float low = 0.0F;
    float high = 1.0F;

    /// Symmetric about 0, from the largest finite magnitude; -1 to 1 where all are 0.
    static ValueRange symmetric(std::span<const float> values);
    /// 0 to the largest finite value; 0 to 1 where none is positive.
    static ValueRange amounts(std::span<const float> values);
    /// Smallest to largest finite value.
    static ValueRange full(std::span<const float> values);
    /// The range that a map wants: symmetric for Signed, amounts for the amounts, full for Pictures.
    static ValueRange forMap(ColorMapKind kind, std::span<const float> values);
};

/// Index into a table of 256, clamped; NaN is not allowed.
int colorIndex(float value, ValueRange range);

/// Picture of `rows` x `columns` values (row-major), one pixel a value, Format_RGB32; a NaN or infinity gets `error`.
QImage heatMapImage(std::span<const float> values, int rows, int columns, const ColorTable& map, ValueRange range,
                    QRgb error);

/// The same with the colours of a theme.
QImage heatMapImage(std::span<const float> values, int rows, int columns, const Theme& theme, ColorMapKind kind,
                    ValueRange range);

/// Picture of u8 values, `channels` 1 (through the Pictures map) or 3 (RGB, pixel-interleaved).
QImage pictureImage(std::span<const std::uint8_t> pixels, int rows, int columns, int channels, const Theme& theme);

/// What paintHeatMap may add to the cells.
struct HeatMapOptions {
    bool gaps = true;    ///< 1 px between cells wider than 12 px
    bool digits = true;  ///< values in cells of at least 28 px
    double unit = 1;     ///< that the digits count: 0.001 writes 4.10 for 0.0041
};

/// Paints values as a heat map into `target`: nearest neighbour, hatched error cells, gaps and digits by cell size.
void paintHeatMap(QPainter& painter, const QRectF& target, std::span<const float> values, int rows, int columns,
                  const Theme& theme, ColorMapKind kind, ValueRange range, HeatMapOptions options = {});

/// Paints the 6 px legend at the top of `target` and its ends ("-m", "0", "+m") below; wants legendHeight() px.
void paintHeatMapLegend(QPainter& painter, const QRectF& target, const Theme& theme, ColorMapKind kind,
                        ValueRange range);

/// Height of a legend with its numbers, in px.
int legendHeight(const Theme& theme);

/// Fills `area` with the hatched error pattern of NaN and infinity.
void paintHatch(QPainter& painter, const QRectF& area, const Theme& theme);

}  // namespace glassbox
