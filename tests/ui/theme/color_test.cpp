#include "tests/ui/theme/color_vision.h"
#include "ui/theme/color_map.h"
#include "ui/theme/theme.h"

#include <gtest/gtest.h>

#include <tuple>
#include <vector>

namespace glassbox {
namespace {

constexpr ColorVision visions[] = {ColorVision::Normal, ColorVision::Protanopia, ColorVision::Deuteranopia,
                                   ColorVision::Tritanopia};

class ColorsOf : public ::testing::TestWithParam<Scheme> {
protected:
    double contrast(Role a, Role b) const { return contrastRatio(theme.color(a).rgb(), theme.color(b).rgb()); }

    Theme theme{GetParam()};
};

TEST(Contrast, MatchesKnownValues) {
    EXPECT_NEAR(contrastRatio(qRgb(0, 0, 0), qRgb(255, 255, 255)), 21.0, 1e-9);
    EXPECT_NEAR(contrastRatio(qRgb(0x77, 0x77, 0x77), qRgb(255, 255, 255)), 4.478, 1e-3);
    EXPECT_DOUBLE_EQ(contrastRatio(qRgb(9, 9, 9), qRgb(9, 9, 9)), 1.0);
}

TEST(Cie76, MatchesKnownValues) {
    // White against black is 100 by definition; sRGB red is L 53.24, a 80.09, b 67.20.
    EXPECT_NEAR(cie76(QColor(255, 255, 255), QColor(0, 0, 0)), 100.0, 0.02);
    EXPECT_NEAR(cie76(QColor(255, 0, 0), QColor(0, 0, 0)), 117.34, 0.1);
}

TEST_P(ColorsOf, TextIsReadableOnEveryGround) {
    for (const Role text : {Role::Text, Role::Text2, Role::Text3, Role::Accent, Role::Forward, Role::Backward,
                            Role::Good, Role::Warning, Role::Error}) {
        for (const Role ground : {Role::Base, Role::Surface, Role::Canvas, Role::Sunken}) {
            EXPECT_GE(contrast(text, ground), 4.5) << static_cast<int>(text) << " on " << static_cast<int>(ground);
        }
    }
}

TEST_P(ColorsOf, TextIsReadableOnItsOwnSoftGround) {
    const std::vector<std::pair<Role, Role>> pairs{
        {Role::Accent, Role::AccentSoft}, {Role::Forward, Role::ForwardSoft}, {Role::Backward, Role::BackwardSoft},
        {Role::Good, Role::GoodSoft},     {Role::Warning, Role::WarningSoft}, {Role::Error, Role::ErrorSoft},
        {Role::OnAccent, Role::Accent},   {Role::Text, Role::AccentSoft},     {Role::Text2, Role::WarningSoft},
        {Role::Text2, Role::GoodSoft},    {Role::Text2, Role::ErrorSoft},     {Role::Text, Role::Raised},
    };
    for (const auto& [text, ground] : pairs) {
        EXPECT_GE(contrast(text, ground), 4.5) << static_cast<int>(text) << " on " << static_cast<int>(ground);
    }
}

TEST_P(ColorsOf, StrongBorderIsSeen) {
    for (const Role ground : {Role::Base, Role::Surface, Role::Canvas, Role::Sunken}) {
        EXPECT_GE(contrast(Role::BorderStrong, ground), 3.0) << static_cast<int>(ground);
    }
}

TEST_P(ColorsOf, FocusRingIsSeenOnEveryGround) {
    for (const Role ground : {Role::Base, Role::Surface, Role::Canvas, Role::Raised}) {
        EXPECT_GE(contrast(Role::Accent, ground), 3.0) << static_cast<int>(ground);
    }
}

TEST_P(ColorsOf, ForwardAndBackwardDifferUnderEveryVision) {
    for (const ColorVision vision : visions) {
        const double distance =
            cie76(simulated(theme.color(Role::Forward), vision), simulated(theme.color(Role::Backward), vision));
        EXPECT_GE(distance, 85.0) << static_cast<int>(vision);
    }
}

TEST_P(ColorsOf, RunsDifferUnderEveryVision) {
    for (const ColorVision vision : visions) {
        for (int a = 0; a < 6; ++a) {
            for (int b = a + 1; b < 6; ++b) {
                const double distance =
                    cie76(simulated(theme.run(a).color, vision), simulated(theme.run(b).color, vision));
                EXPECT_GE(distance, 13.0) << a << " and " << b << " under " << static_cast<int>(vision);
            }
        }
    }
}

TEST_P(ColorsOf, RunsHaveDashesOfTheirOwnAndRepeatWithAMarker) {
    for (int a = 0; a < 6; ++a) {
        EXPECT_FALSE(theme.run(a).marked);
        EXPECT_TRUE(theme.run(a + 6).marked);
        EXPECT_EQ(theme.run(a).color, theme.run(a + 6).color);
        for (int b = a + 1; b < 6; ++b)
            EXPECT_NE(theme.run(a).dashes, theme.run(b).dashes);
    }
    EXPECT_EQ(theme.run(1).dashes, (QList<double>{9, 3}));
}

TEST_P(ColorsOf, PaletteFollowsTheRoles) {
    const QPalette palette = theme.palette();
    EXPECT_EQ(palette.color(QPalette::Window), theme.color(Role::Base));
    EXPECT_EQ(palette.color(QPalette::Highlight), theme.color(Role::Accent));
    EXPECT_EQ(palette.color(QPalette::HighlightedText), theme.color(Role::OnAccent));
    EXPECT_EQ(palette.color(QPalette::Dark), theme.color(Role::BorderStrong));
    EXPECT_NEAR(palette.color(QPalette::Disabled, QPalette::Text).alphaF(), 0.6, 0.01);
}

INSTANTIATE_TEST_SUITE_P(BothSchemes, ColorsOf, ::testing::Values(Scheme::Light, Scheme::Dark));

TEST(Theme, KnowsTheNamesOfTheCategories) {
    const Theme theme;
    EXPECT_EQ(theme.category(u"conv").name(), QStringLiteral("#0d7f86"));
    EXPECT_EQ(theme.category(u"convolution"), theme.category(BlockCategory::Convolution));
    EXPECT_EQ(theme.category(u"norm"), theme.category(BlockCategory::Normalization));
    EXPECT_EQ(theme.category(u"nothing of that name"), theme.category(BlockCategory::Shape));
}

TEST(Theme, ScalesSizesAndFontsAndStillsMotion) {
    const Theme big(Scheme::Light, 1.5, QLocale(QLocale::English), true);
    EXPECT_EQ(big.metrics().panelHeader, 54);
    EXPECT_EQ(big.font(FontRole::Body).pixelSize(), 20);
    EXPECT_EQ(big.font(FontRole::KeyNumber).pixelSize(), 30);
    EXPECT_EQ(big.duration(Motion::Fold), 0);
    EXPECT_EQ(big.duration(Motion::Message), 4000);
    EXPECT_EQ(Theme().duration(Motion::CanvasFit), 200);
}

TEST(Theme, ChineseTitlesHaveNoLetterSpacing) {
    const Theme english;
    const Theme chinese(Scheme::Light, 1.0, QLocale(QLocale::Chinese));
    EXPECT_NE(english.font(FontRole::StartTitle).letterSpacing(), 0.0);
    EXPECT_EQ(chinese.font(FontRole::StartTitle).letterSpacing(), 0.0);
    EXPECT_TRUE(chinese.font(FontRole::Mono).families().contains(QStringLiteral("Noto Sans CJK SC")));
}

}  // namespace
}  // namespace glassbox
