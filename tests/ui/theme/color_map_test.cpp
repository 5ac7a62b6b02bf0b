#include "ui/theme/color_map.h"
#include "ui/theme/theme.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace glassbox {
namespace {

int largestDifference(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
}

struct Ends {
    ColorMapKind kind;
    Scheme scheme;
    QRgb low;
    QRgb high;
};

TEST(ColorMap, EndsAreTheStopsOfTheLook) {
    const Ends table[] = {
        {ColorMapKind::Signed, Scheme::Light, 0xFF4B1D78, 0xFF0D5430},
        {ColorMapKind::Signed, Scheme::Dark, 0xFFE6D4FF, 0xFFCDF7DA},
        {ColorMapKind::ForwardAmounts, Scheme::Light, 0xFFF6F9FC, 0xFF0B3467},
        {ColorMapKind::ForwardAmounts, Scheme::Dark, 0xFF0F151B, 0xFFE3F2FF},
        {ColorMapKind::BackwardAmounts, Scheme::Light, 0xFFFDF8F3, 0xFF6A2C05},
        {ColorMapKind::BackwardAmounts, Scheme::Dark, 0xFF14110E, 0xFFFFEBD6},
        {ColorMapKind::Pictures, Scheme::Light, 0xFFFFFFFF, 0xFF0B1016},
        {ColorMapKind::Pictures, Scheme::Dark, 0xFF0B0F13, 0xFFF4F7FA},
    };
    for (const Ends& ends : table) {
        const ColorTable& map = colorTable(ends.kind, ends.scheme);
        EXPECT_EQ(map.front(), ends.low);
        EXPECT_EQ(map.back(), ends.high);
    }
}

TEST(ColorMap, IsLinearBetweenItsStops) {
    const ColorTable map = interpolateStops({0x000000, 0xFF0000, 0xFFFF00});
    EXPECT_EQ(map[51], qRgb(102, 0, 0));
    EXPECT_EQ(map[204], qRgb(255, 153, 0));
}

TEST(ColorMap, ZeroMeltsIntoTheSurface) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Theme theme(scheme);
        const QRgb surface = theme.color(Role::Surface).rgb();
        const ColorTable& both = theme.colorMap(ColorMapKind::Signed);
        EXPECT_LE(largestDifference(both[127], surface), 14);
        EXPECT_LE(largestDifference(both[128], surface), 14);
        for (const ColorMapKind kind : {ColorMapKind::ForwardAmounts, ColorMapKind::BackwardAmounts}) {
            EXPECT_LE(largestDifference(theme.colorMap(kind)[0], surface), 28);
        }
    }
}

TEST(ColorMap, AmountsAndSignsGrowInContrastFromZero) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Theme theme(scheme);
        for (const ColorMapKind kind : {ColorMapKind::ForwardAmounts, ColorMapKind::BackwardAmounts}) {
            const ColorTable& map = theme.colorMap(kind);
            for (std::size_t i = 1; i < map.size(); ++i) {
                EXPECT_GE(contrastRatio(map[i], map[0]) + 1e-9, contrastRatio(map[i - 1], map[0])) << i;
            }
        }
        const ColorTable& both = theme.colorMap(ColorMapKind::Signed);
        for (std::size_t i = 129; i < both.size(); i += 8) {
            EXPECT_GE(contrastRatio(both[i], both[128]) + 1e-9, contrastRatio(both[i - 1], both[128])) << i;
            EXPECT_GE(contrastRatio(both[255 - i], both[127]) + 1e-9, contrastRatio(both[256 - i], both[127])) << i;
        }
    }
}

TEST(ColorMap, DigitsOnAnyCellAreReadable) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        for (int kind = 0; kind < colorMapCount; ++kind) {
            for (const QRgb color : colorTable(static_cast<ColorMapKind>(kind), scheme)) {
                EXPECT_GE(contrastRatio(readableOn(color), color), 4.5);
            }
        }
    }
}

}  // namespace
}  // namespace glassbox
