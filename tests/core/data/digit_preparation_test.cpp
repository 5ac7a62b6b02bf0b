#include "core/data/digit_preparation.h"

#include "core/data/catalog.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace glassbox {
namespace {

/// A drawing: ink where `inside(x, y)` holds at the middle of a cell.
template <class Inside>
std::vector<std::uint8_t> drawing(int width, int height, Inside inside) {
    std::vector<std::uint8_t> ink(static_cast<std::size_t>(width * height));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            ink[static_cast<std::size_t>(y * width + x)] = inside(x + 0.5, y + 0.5) ? 255 : 0;
    }
    return ink;
}

struct Extent {
    double x = 0, y = 0;        ///< centre of mass; the pixel (14,14) reaches from 14 to 15
    int width = 0, height = 0;  ///< of the ink
    double mass = 0;
};

Extent extentOf(const std::vector<std::uint8_t>& picture) {
    Extent extent;
    int left = digitSide, right = -1, top = digitSide, bottom = -1;
    for (int y = 0; y < digitSide; ++y) {
        for (int x = 0; x < digitSide; ++x) {
            const double cell = picture[static_cast<std::size_t>(y * digitSide + x)];
            if (cell == 0) continue;
            extent.mass += cell;
            extent.x += cell * (x + 0.5);
            extent.y += cell * (y + 0.5);
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    }
    extent.x /= extent.mass;
    extent.y /= extent.mass;
    extent.width = right - left + 1;
    extent.height = bottom - top + 1;
    return extent;
}

/// The shape of a 7: a bar above, a slanted stroke below; off its box's middle and off the drawing's.
bool seven(double x, double y) {
    if (y >= 40 && y < 56 && x >= 30 && x < 130) return true;
    const double middle = 122 - (y - 56) * 0.4;
    return y >= 56 && y < 200 && std::abs(x - middle) < 8;
}

TEST(DigitPreparation, PutsTheCentreOfMassIntoTheMiddle) {
    const auto prepared = prepareDigit(drawing(260, 240, seven), 260, 240);
    ASSERT_EQ(prepared.size(), 28u * 28u);
    const Extent extent = extentOf(prepared);
    EXPECT_NEAR(extent.x, 14.5, 0.51);  // half a pixel, and the rounding to bytes
    EXPECT_NEAR(extent.y, 14.5, 0.51);
    EXPECT_EQ(extent.height, 20);
    EXPECT_EQ(extent.width, static_cast<int>(std::lround(100 * 20 / 160.0)));
}

TEST(DigitPreparation, FitsTheLongerSideInto20Pixels) {
    const auto wide = extentOf(prepareDigit(
        drawing(280, 280, [](double x, double y) { return x > 20 && x < 260 && y > 100 && y < 160; }), 280, 280));
    EXPECT_EQ(wide.width, 20);
    EXPECT_EQ(wide.height, 5);
    const auto small = extentOf(prepareDigit(
        drawing(280, 280, [](double x, double y) { return x > 10 && x < 15 && y > 10 && y < 20; }), 280, 280));
    EXPECT_EQ(small.width, 10);
    EXPECT_EQ(small.height, 20);
}

TEST(DigitPreparation, DoesNotDependOnPlaceOrSizeOfTheDrawing) {
    const auto ring = [](double centreX, double centreY, double radius) {
        return [=](double x, double y) {
            const double r = std::hypot(x - centreX, y - centreY);
            return r < radius && r > 0.7 * radius;
        };
    };
    const auto here = prepareDigit(drawing(280, 280, ring(140, 140, 100)), 280, 280);
    EXPECT_EQ(here, prepareDigit(drawing(280, 280, ring(110, 170, 100)), 280, 280));
    const auto twice = prepareDigit(drawing(560, 560, ring(280, 280, 200)), 560, 560);
    for (std::size_t i = 0; i < here.size(); ++i)
        EXPECT_NEAR(here[i], twice[i], 12) << i;  // the edges of the drawings are jagged
}

TEST(DigitPreparation, AveragesAreasSoThatNoInkIsLost) {
    const auto disc = drawing(200, 200, [](double x, double y) { return std::hypot(x - 100, y - 100) < 50; });
    const Extent extent = extentOf(prepareDigit(disc, 200, 200));
    // A disc of radius 10: 20/100 of the drawn one in each direction.
    EXPECT_NEAR(extent.mass / 255, std::numbers::pi * 100, 1.5);
    const auto prepared = prepareDigit(disc, 200, 200);
    EXPECT_TRUE(std::any_of(prepared.begin(), prepared.end(), [](int cell) { return cell > 20 && cell < 235; }));
    EXPECT_EQ(prepared[14 * 28 + 14], 255);
}

TEST(DigitPreparation, NeverCutsInkOff) {
    // Nearly all the ink at one end: the centre can't be met without leaving the field.
    const auto hammer = drawing(200, 60, [](double x, double y) { return x < 20 || (y > 29 && y < 31); });
    const Extent extent = extentOf(prepareDigit(hammer, 200, 60));
    EXPECT_EQ(extent.width, 20);
    EXPECT_EQ(extent.height, 6);
}

TEST(DigitPreparation, WithoutInkEverythingIsPaper) {
    EXPECT_EQ(prepareDigit(std::vector<std::uint8_t>(100), 10, 10), std::vector<std::uint8_t>(28 * 28));
    EXPECT_EQ(prepareDigit({}, 0, 0), std::vector<std::uint8_t>(28 * 28));
}

/// MNIST's own pictures went through this preparation: prepared again, every one stays exactly as it is.
TEST(DigitPreparation, LeavesMnistsOwnDigitsAsTheyAre) {
    const auto loaded =
        loadDataset("mnist", {}, {{std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "datasets"}});
    ASSERT_TRUE(loaded);
    const auto bytes = (*loaded)->test.samples.span<std::uint8_t>();
    int same = 0;
    for (std::size_t sample = 0; sample < 1000; ++sample) {
        const auto picture = bytes.subspan(sample * 784, 784);
        const auto prepared = prepareDigit(picture, 28, 28);
        same += std::equal(picture.begin(), picture.end(), prepared.begin()) ? 1 : 0;
    }
    EXPECT_GE(same, 999);  // 3 of the 10,000 are 19 pixels high, one of them may be among these
}

}  // namespace
}  // namespace glassbox
