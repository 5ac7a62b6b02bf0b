#include "ui/theme/theme_manager.h"
#include "ui/theme/system_appearance.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>

namespace glassbox {
namespace {

TEST(ThemeManager, SwitchesTheApplicationLive) {
    ThemeManager themes;
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.apply();
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), Theme(Scheme::Light).color(Role::Base));
    int changes = 0;
    QObject::connect(&themes, &ThemeManager::changed, &themes, [&changes] { ++changes; });
    themes.setSchemeChoice(SchemeChoice::Dark);
    EXPECT_EQ(changes, 1);
    EXPECT_TRUE(themes.theme().isDark());
    EXPECT_EQ(QApplication::palette().color(QPalette::Window), Theme(Scheme::Dark).color(Role::Base));
    EXPECT_TRUE(qApp->styleSheet().contains(Theme(Scheme::Dark).color(Role::Base).name()));
    themes.setSchemeChoice(SchemeChoice::Dark);
    EXPECT_EQ(changes, 1) << "nothing changed, nothing is said";
}

TEST(ThemeManager, KeepsFontsAndColoursOfWidgets) {
    ThemeManager themes;
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.apply();
    QLabel label(QStringLiteral("98.47 %"));
    themes.keepFont(&label, FontRole::KeyNumber);
    themes.keepTextColor(&label, Role::Error);
    themes.keepTextColor(&label, Role::Good);
    themes.setScale(1.5);
    themes.setSchemeChoice(SchemeChoice::Dark);
    EXPECT_EQ(label.font().pixelSize(), 30);
    EXPECT_EQ(label.palette().color(QPalette::WindowText), Theme(Scheme::Dark).color(Role::Good));
}

TEST(ThemeManager, ClampsTheScale) {
    ThemeManager themes;
    themes.setScale(9.0);
    EXPECT_EQ(themes.scale(), 2.5);
    themes.setScale(0.1);
    EXPECT_EQ(themes.scale(), 1.0);
}

TEST(ThemeManager, StillsMotionWhenAsked) {
    ThemeManager themes;
    themes.setMotionChoice(MotionChoice::Full);
    EXPECT_EQ(themes.theme().duration(Motion::Fold), 160);
    themes.setMotionChoice(MotionChoice::Less);
    EXPECT_EQ(themes.theme().duration(Motion::Fold), 0);
}

TEST(SystemAppearance, TheDesktopsAnswerGoesBeforeThePalette) {
    SystemAppearance system;
    const Scheme first = system.scheme();
    const Scheme other = first == Scheme::Light ? Scheme::Dark : Scheme::Light;
    int changes = 0;
    QObject::connect(&system, &SystemAppearance::changed, &system, [&changes] { ++changes; });
    system.receiveScheme(other);
    EXPECT_EQ(system.scheme(), other);
    system.receiveScheme(other);
    EXPECT_EQ(changes, 1);
    system.receiveScheme(std::nullopt);
    EXPECT_EQ(system.scheme(), first);
    system.receiveLessMotion(true);
    EXPECT_TRUE(system.lessMotion());
    EXPECT_EQ(changes, 3);
}

TEST(ThemeManager, LaterWidgetsOutliveNothing) {
    ThemeManager themes;
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.apply();
    {
        QLabel gone;
        themes.keepFont(&gone, FontRole::Caption);
    }
    themes.setSchemeChoice(SchemeChoice::Dark);
    EXPECT_TRUE(themes.theme().isDark());
}

}  // namespace
}  // namespace glassbox
