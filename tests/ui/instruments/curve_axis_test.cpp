#include "ui/instruments/curve_axis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace glassbox {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::Pointwise;

TEST(CurveAxis, EpochsGrowToTheNextWholeOne) {
    EXPECT_EQ(wholeEpochs(0), (CurveRange{0, 1}));
    EXPECT_EQ(wholeEpochs(0.3), (CurveRange{0, 1}));
    EXPECT_EQ(wholeEpochs(2.001), (CurveRange{0, 3}));
    EXPECT_EQ(wholeEpochs(3), (CurveRange{0, 3}));
}

TEST(CurveAxis, LinearTicksAreRoundAndNotTooMany) {
    EXPECT_THAT(linearTicks({0, 5}, 6), ElementsAre(0, 1, 2, 3, 4, 5));
    EXPECT_THAT(linearTicks({0, 50}, 6), ElementsAre(0, 10, 20, 30, 40, 50));
    EXPECT_THAT(linearTicks({0.9, 1}, 6),
                Pointwise(DoubleNear(1e-12), std::vector<double>{0.9, 0.92, 0.94, 0.96, 0.98, 1}));
    for (double length = 1e-4; length < 1e5; length *= 1.7) {
        for (const int most : {2, 3, 6, 9}) {
            const auto ticks = linearTicks({length * 0.37, length * 1.37}, most);
            EXPECT_LE(ticks.size(), static_cast<std::size_t>(std::max(most, 3))) << length << ' ' << most;
            EXPECT_GE(ticks.size(), 2u) << length << ' ' << most;
        }
    }
}

TEST(CurveAxis, ARangeTooShortForItsNumbersEnds) {
    const double next = std::nextafter(1000.0, 2000.0);
    EXPECT_LE(linearTicks({1000.0, next}, 6).size(), 10u);
    EXPECT_LE(logTicks({3.0, std::nextafter(3.0, 4.0)}, 6).size(), 10u);
}

TEST(CurveAxis, LogTicksAreDecadesOrWhatLiesBetween) {
    EXPECT_THAT(logTicks({-2, 0.4}, 6), ElementsAre(-2, -1, 0));
    EXPECT_THAT(logTicks({-1.2, -0.2}, 6),
                Pointwise(DoubleNear(1e-12), std::vector<double>{-1, std::log10(0.2), std::log10(0.5)}));
    const auto fine = logTicks({0.50, 0.55}, 4);  // 3.16 to 3.55
    ASSERT_GE(fine.size(), 2u);
    for (const double tick : fine)
        EXPECT_TRUE(tick >= 0.5 && tick <= 0.55);
}

TEST(CurveAxis, RangesFollowTheLines) {
    CurveLines lines;
    lines.training = {{0, 2.3}, {1, 0.2}, {2, 0.03}};
    lines.watched = {{1, 0.25}, {2, 0.05}};
    EXPECT_EQ(lossRange(lines, true).low, -2);
    EXPECT_GT(lossRange(lines, true).high, std::log10(2.3));
    EXPECT_EQ(lossRange(lines, false), (CurveRange{0, 2.5}));
    EXPECT_EQ(lossRange({}, false), (CurveRange{0, 1}));
    lines.training.clear();
    for (int i = 0; i < 50; ++i)
        lines.training.push_back({i / 50.0, i < 3 ? 0.1 : 0.97});
    lines.watched = {{1, 0.965}};
    EXPECT_NEAR(accuracyRange(lines).low, 0.96, 1e-12);  // the first steps do not flatten the rest
    EXPECT_EQ(accuracyRange(lines).high, 1);
    lines.watched = {{1, 0.4}};
    EXPECT_NEAR(accuracyRange(lines).low, 0.4, 1e-12);  // every watched value is seen
    EXPECT_EQ(accuracyRange({}), (CurveRange{0, 1}));
}

TEST(CurveAxis, ZoomKeepsTheAnchorAndStaysInside) {
    const CurveRange half = CurveRange{0, 4}.zoomed(1, 0.5);
    EXPECT_EQ(half, (CurveRange{0.5, 2.5}));
    EXPECT_EQ(keptInside({-1, 1}, {0, 4}), (CurveRange{0, 2}));
    EXPECT_EQ(keptInside({3, 5}, {0, 4}), (CurveRange{2, 4}));
    EXPECT_EQ(keptInside({-3, 9}, {0, 4}), (CurveRange{0, 4}));
}

TEST(CurveAxis, LabelsAreKeptApart) {
    const std::vector<double> heights{20, 20, 20};
    EXPECT_THAT(keptApart({30, 80, 130}, heights, 0, 200), ElementsAre(30, 80, 130));
    const auto crowded = keptApart({100, 98, 102}, heights, 0, 200);
    EXPECT_LE(crowded[1] + 20, crowded[0] + 1e-9);
    EXPECT_LE(crowded[0] + 20, crowded[2] + 1e-9);
    EXPECT_THAT(keptApart({199, 198, 197}, heights, 0, 200), ElementsAre(190, 170, 150));
    EXPECT_THAT(keptApart({1, 2, 3}, heights, 0, 200), ElementsAre(10, 30, 50));
}

}  // namespace
}  // namespace glassbox
