#include "ui/theme/heat_map_image.h"

#include <gtest/gtest.h>

#include <QPainter>

#include <cmath>
#include <limits>
#include <set>
#include <vector>

namespace glassbox {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();
constexpr float infinity = std::numeric_limits<float>::infinity();

TEST(HeatMapImage, MapsEndsAndMiddle) {
    const Theme theme;
    const ColorTable& map = theme.colorMap(ColorMapKind::Signed);
    const std::vector<float> values{-2.0F, 2.0F, 0.0F, 5.0F, -9.0F, 1.0F};
    const QImage image = heatMapImage(values, 2, 3, theme, ColorMapKind::Signed, {-2.0F, 2.0F});
    ASSERT_EQ(image.size(), QSize(3, 2));
    EXPECT_EQ(image.pixel(0, 0), map[0]);
    EXPECT_EQ(image.pixel(1, 0), map[255]);
    EXPECT_EQ(image.pixel(2, 0), map[128]);
    EXPECT_EQ(image.pixel(0, 1), map[255]);
    EXPECT_EQ(image.pixel(1, 1), map[0]);
    EXPECT_EQ(image.pixel(2, 1), map[static_cast<std::size_t>(colorIndex(1.0F, {-2.0F, 2.0F}))]);
}

TEST(HeatMapImage, NanAndInfinityHaveTheErrorColour) {
    const Theme theme(Scheme::Dark);
    const std::vector<float> values{nan, infinity, -infinity, 0.5F};
    const QImage image = heatMapImage(values, 1, 4, theme, ColorMapKind::ForwardAmounts, {0.0F, 1.0F});
    const QRgb error = theme.color(Role::Error).rgb();
    for (int x = 0; x < 3; ++x)
        EXPECT_EQ(image.pixel(x, 0), error);
    EXPECT_NE(image.pixel(3, 0), error);
}

TEST(HeatMapImage, SurvivesTheLargestFloats) {
    const float most = std::numeric_limits<float>::max();
    const std::vector<float> values{-most, 0.0F, most};
    const ValueRange range = ValueRange::symmetric(values);
    const ColorTable& map = colorTable(ColorMapKind::Signed, Scheme::Light);
    const QImage image = heatMapImage(values, 1, 3, map, range, 0);
    EXPECT_EQ(image.pixel(0, 0), map[0]);
    EXPECT_EQ(image.pixel(1, 0), map[128]);
    EXPECT_EQ(image.pixel(2, 0), map[255]);
}

TEST(ValueRange, IgnoresWhatIsNotFinite) {
    const std::vector<float> values{nan, -3.0F, 1.0F, infinity};
    const ValueRange both = ValueRange::forMap(ColorMapKind::Signed, values);
    EXPECT_EQ(both.low, -3.0F);
    EXPECT_EQ(both.high, 3.0F);
    const ValueRange amounts = ValueRange::forMap(ColorMapKind::ForwardAmounts, values);
    EXPECT_EQ(amounts.low, 0.0F);
    EXPECT_EQ(amounts.high, 1.0F);
    const ValueRange full = ValueRange::forMap(ColorMapKind::Pictures, values);
    EXPECT_EQ(full.low, -3.0F);
    EXPECT_EQ(full.high, 1.0F);
}

TEST(ValueRange, IsNeverEmpty) {
    const std::vector<float> zeros(4, 0.0F);
    const std::vector<float> same(4, 7.0F);
    for (int kind = 0; kind < colorMapCount; ++kind) {
        for (const std::vector<float>& values : {zeros, same, std::vector<float>{}}) {
            const ValueRange range = ValueRange::forMap(static_cast<ColorMapKind>(kind), values);
            EXPECT_LT(range.low, range.high);
        }
    }
}

TEST(PictureImage, PaintsInkAndColour) {
    const Theme theme;
    const std::vector<std::uint8_t> ink{0, 255};
    const QImage gray = pictureImage(ink, 1, 2, 1, theme);
    EXPECT_EQ(gray.pixel(0, 0), qRgb(255, 255, 255));
    EXPECT_EQ(gray.pixel(1, 0), theme.colorMap(ColorMapKind::Pictures)[255]);
    const std::vector<std::uint8_t> rgb{10, 20, 30, 40, 50, 60};
    EXPECT_EQ(pictureImage(rgb, 1, 2, 3, theme).pixel(1, 0), qRgb(40, 50, 60));
}

std::set<QRgb> colorsIn(const QImage& image, const QRect& area) {
    std::set<QRgb> colors;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            colors.insert(image.pixel(x, y));
    }
    return colors;
}

QImage painted(const std::vector<float>& values, int columns, int side, HeatMapOptions options) {
    const Theme theme;
    QImage image(columns * side, side, QImage::Format_RGB32);
    image.fill(Qt::black);
    QPainter painter(&image);
    paintHeatMap(painter, QRectF(image.rect()), values, 1, columns, theme, ColorMapKind::Signed, {-1.0F, 1.0F},
                 options);
    return image;
}

TEST(PaintHeatMap, LargeCellsCarryDigitsAndSmallOnesDoNot) {
    const std::vector<float> values{1.0F, -1.0F};
    EXPECT_GT(colorsIn(painted(values, 2, 32, {}), QRect(2, 2, 28, 28)).size(), 2U);
    EXPECT_EQ(colorsIn(painted(values, 2, 20, {}), QRect(1, 1, 18, 18)).size(), 1U);
    EXPECT_EQ(colorsIn(painted(values, 2, 32, {true, false}), QRect(2, 2, 28, 28)).size(), 1U);
}

TEST(PaintHeatMap, LeavesAGapBetweenLargeCells) {
    const std::vector<float> values{1.0F, 1.0F};
    const QRgb surface = Theme().color(Role::Surface).rgb();
    EXPECT_EQ(painted(values, 2, 20, {}).pixel(20, 10), surface);
    EXPECT_NE(painted(values, 2, 10, {}).pixel(10, 5), surface);
}

TEST(PaintHeatMap, HatchesWhatIsNotANumber) {
    const std::vector<float> values{nan, 0.5F};
    const QImage image = painted(values, 2, 20, {});
    EXPECT_GT(colorsIn(image, QRect(2, 2, 15, 15)).size(), 2U);
    EXPECT_EQ(colorsIn(image, QRect(22, 2, 15, 15)).size(), 1U);
}

}  // namespace
}  // namespace glassbox
