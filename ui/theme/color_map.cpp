#include "ui/theme/color_map.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace glassbox {
namespace {

int mixChannel(unsigned a, unsigned b, int shift, double t) {
    const double from = static_cast<double>((a >> shift) & 0xFFU);
    const double to = static_cast<double>((b >> shift) & 0xFFU);
    return static_cast<int>(std::lround(from + (to - from) * t));
}

ColorTable makeTable(ColorMapKind kind, Scheme scheme) {
    const bool dark = scheme == Scheme::Dark;
    switch (kind) {
        case ColorMapKind::Signed:
            return dark ? interpolateStops({0xE6D4FF, 0xA97BE0, 0x6A3FA6, 0x35215A, 0x141A20, 0x143B28, 0x1F7A49,
                                            0x58BF80, 0xCDF7DA})
                        : interpolateStops({0x4B1D78, 0x7E4FB0, 0xB79BD6, 0xE4DAEF, 0xF7F7F7, 0xD3E9D3, 0x8CC793,
                                            0x3C9156, 0x0D5430});
        case ColorMapKind::ForwardAmounts:
            return dark ? interpolateStops({0x0F151B, 0x173454, 0x1F5A94, 0x3C8CD6, 0x86C1F5, 0xE3F2FF})
                        : interpolateStops({0xF6F9FC, 0xCFE0F3, 0x93BDE3, 0x4F8FCB, 0x1F5FA6, 0x0B3467});
        case ColorMapKind::BackwardAmounts:
            return dark ? interpolateStops({0x14110E, 0x43230D, 0x8A460F, 0xD27522, 0xF7B273, 0xFFEBD6})
                        : interpolateStops({0xFDF8F3, 0xF9DCC4, 0xF0B07C, 0xDB7A34, 0xAB4F10, 0x6A2C05});
        case ColorMapKind::Pictures:
            return dark ? interpolateStops({0x0B0F13, 0xF4F7FA}) : interpolateStops({0xFFFFFF, 0x0B1016});
    }
    return {};
}

double linearChannel(int value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

// Relative luminance of WCAG 2.1.
double luminance(QRgb color) {
    return 0.2126 * linearChannel(qRed(color)) + 0.7152 * linearChannel(qGreen(color)) +
           0.0722 * linearChannel(qBlue(color));
}

}  // namespace

ColorTable interpolateStops(std::initializer_list<unsigned> stops) {
    const std::vector<unsigned> colors(stops);
    ColorTable table{};
    const auto segments = static_cast<double>(colors.size() - 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const double position = static_cast<double>(i) / 255.0 * segments;
        const auto left = std::min(static_cast<std::size_t>(position), colors.size() - 2);
        const double t = position - static_cast<double>(left);
        const unsigned a = colors[left];
        const unsigned b = colors[left + 1];
        table[i] = qRgb(mixChannel(a, b, 16, t), mixChannel(a, b, 8, t), mixChannel(a, b, 0, t));
    }
    return table;
}

const ColorTable& colorTable(ColorMapKind kind, Scheme scheme) {
    static const auto tables = [] {
        std::array<std::array<ColorTable, colorMapCount>, 2> all{};
        for (const Scheme each : {Scheme::Light, Scheme::Dark}) {
            for (int k = 0; k < colorMapCount; ++k) {
                all[static_cast<std::size_t>(each)][static_cast<std::size_t>(k)] =
                    makeTable(static_cast<ColorMapKind>(k), each);
            }
        }
        return all;
    }();
    return tables[static_cast<std::size_t>(scheme)][static_cast<std::size_t>(kind)];
}

double contrastRatio(QRgb a, QRgb b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QRgb readableOn(QRgb ground) {
    const QRgb black = qRgb(0, 0, 0);
    const QRgb white = qRgb(255, 255, 255);
    return contrastRatio(black, ground) >= contrastRatio(white, ground) ? black : white;
}

}  // namespace glassbox
