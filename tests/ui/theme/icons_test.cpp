#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QImage>
#include <QPixmap>
#include <QRegularExpression>

#include <memory>

namespace glassbox {
namespace {

int visiblePixels(const QPixmap& pixmap) {
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
    }
    return count;
}

class EveryIcon : public ::testing::TestWithParam<int> {
protected:
    Icon icon() const { return static_cast<Icon>(GetParam()); }
};

TEST_P(EveryIcon, IsDrawnInBothSchemesAndAtEveryScale) {
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        const Theme theme(scheme);
        for (const int size : {16, 20, 40}) {
            const QPixmap pixmap = iconPixmap(theme, icon(), Role::Text2, size);
            EXPECT_EQ(pixmap.size(), QSize(size, size));
            EXPECT_GT(visiblePixels(pixmap), size / 4) << iconName(icon()).toStdString();
        }
    }
}

TEST_P(EveryIcon, KeepsToTheGridAndLeavesNoToken) {
    QFile file(QStringLiteral(":/glassbox/icons/%1.svg").arg(iconName(icon())));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const QString svg = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(svg.contains(QStringLiteral("viewBox=\"0 0 20 20\"")));
    EXPECT_TRUE(svg.contains(QStringLiteral("stroke-width=\"1.5\"")));
    static const QRegularExpression number(QStringLiteral("#[0-9A-Fa-f]{3,8}"));
    EXPECT_FALSE(svg.contains(number)) << "colours come from tokens";
}

INSTANTIATE_TEST_SUITE_P(All, EveryIcon, ::testing::Range(0, iconCount));

TEST(ThemedIcon, FollowsALiveSwitch) {
    auto cell = std::make_shared<Theme>(Scheme::Light);
    const QIcon icon = makeIcon(cell, Icon::Play, {Role::Text, Role::Accent});
    const auto centre = [&icon](QIcon::Mode mode, QIcon::State state) {
        return QColor(icon.pixmap(QSize(20, 20), 1.0, mode, state).toImage().pixel(9, 10));
    };
    EXPECT_EQ(centre(QIcon::Normal, QIcon::Off), cell->color(Role::Text));
    EXPECT_EQ(centre(QIcon::Normal, QIcon::On), cell->color(Role::Accent));
    const QColor before = centre(QIcon::Normal, QIcon::Off);
    *cell = Theme(Scheme::Dark);
    EXPECT_NE(centre(QIcon::Normal, QIcon::Off), before);
    EXPECT_EQ(centre(QIcon::Normal, QIcon::Off), cell->color(Role::Text));
}

TEST(ThemedIcon, IsFaintWhereItIsDisabled) {
    const auto cell = std::make_shared<Theme>(Scheme::Light);
    const QIcon icon = makeIcon(cell, Icon::Play);
    const QImage image = icon.pixmap(QSize(20, 20), 1.0, QIcon::Disabled).toImage();
    EXPECT_NEAR(qAlpha(image.pixel(9, 10)), 153, 3);
}

TEST(ThemedIcon, IsSharpOnADenseScreen) {
    const auto cell = std::make_shared<Theme>(Scheme::Light);
    const QPixmap pixmap = makeIcon(cell, Icon::Search).pixmap(QSize(20, 20), 2.0);
    EXPECT_EQ(pixmap.size(), QSize(40, 40));
}

}  // namespace
}  // namespace glassbox
