#include "ui/theme/heat_map_image.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

struct Extent {
    float low = 0.0F;
    float high = 0.0F;
    bool any = false;
};

Extent finiteExtent(std::span<const float> values) {
    Extent extent;
    for (const float value : values) {
        if (!std::isfinite(value)) continue;
        extent.low = extent.any ? std::min(extent.low, value) : value;
        extent.high = extent.any ? std::max(extent.high, value) : value;
        extent.any = true;
    }
    return extent;
}

}  // namespace

ValueRange ValueRange::symmetric(std::span<const float> values) {
    const Extent extent = finiteExtent(values);
    const float most = std::max(std::abs(extent.low), std::abs(extent.high));
    return most > 0.0F ? ValueRange{-most, most} : ValueRange{-1.0F, 1.0F};
}

ValueRange ValueRange::amounts(std::span<const float> values) {
    const float most = finiteExtent(values).high;
    return most > 0.0F ? ValueRange{0.0F, most} : ValueRange{0.0F, 1.0F};
}

ValueRange ValueRange::full(std::span<const float> values) {
    const Extent extent = finiteExtent(values);
    if (extent.low < extent.high) return {extent.low, extent.high};
    const float room = std::max(std::abs(extent.low), 1.0F);
    return {extent.low, extent.low + room};
}

ValueRange ValueRange::forMap(ColorMapKind kind, std::span<const float> values) {
    switch (kind) {
        case ColorMapKind::Signed:
            return symmetric(values);
        case ColorMapKind::ForwardAmounts:
        case ColorMapKind::BackwardAmounts:
            return amounts(values);
        case ColorMapKind::Pictures:
            return full(values);
    }
    return {};
}

int colorIndex(float value, ValueRange range) {
    const double low = static_cast<double>(range.low);
    const double position = (static_cast<double>(value) - low) / (static_cast<double>(range.high) - low);
    return static_cast<int>(std::lround(std::clamp(position, 0.0, 1.0) * 255.0));
}

QImage heatMapImage(std::span<const float> values, int rows, int columns, const ColorTable& map, ValueRange range,
                    QRgb error) {
    QImage image(columns, rows, QImage::Format_RGB32);
    if (image.isNull()) return image;
    // In double: the difference of two large floats overflows.
    const double low = static_cast<double>(range.low);
    const double scale = 255.0 / (static_cast<double>(range.high) - low);
    const auto width = static_cast<std::size_t>(columns);
    for (int row = 0; row < rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        const std::span<const float> source = values.subspan(static_cast<std::size_t>(row) * width, width);
        for (std::size_t column = 0; column < width; ++column) {
            const float value = source[column];
            if (!std::isfinite(value)) {
                line[column] = error;
                continue;
            }
            const double position = std::clamp((static_cast<double>(value) - low) * scale, 0.0, 255.0);
            line[column] = map[static_cast<std::size_t>(position + 0.5)];
        }
    }
    return image;
}

QImage heatMapImage(std::span<const float> values, int rows, int columns, const Theme& theme, ColorMapKind kind,
                    ValueRange range) {
    return heatMapImage(values, rows, columns, theme.colorMap(kind), range, theme.color(Role::Error).rgb());
}

QImage pictureImage(std::span<const std::uint8_t> pixels, int rows, int columns, int channels, const Theme& theme) {
    QImage image(columns, rows, QImage::Format_RGB32);
    if (image.isNull()) return image;
    const ColorTable& map = theme.colorMap(ColorMapKind::Pictures);
    const auto width = static_cast<std::size_t>(columns);
    const auto depth = static_cast<std::size_t>(channels);
    for (int row = 0; row < rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(row));
        const std::uint8_t* source = pixels.data() + static_cast<std::size_t>(row) * width * depth;
        for (std::size_t column = 0; column < width; ++column, source += depth) {
            line[column] = channels == 3 ? qRgb(source[0], source[1], source[2]) : map[source[0]];
        }
    }
    return image;
}

}  // namespace glassbox
