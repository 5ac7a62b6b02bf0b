#pragma once

#include "core/base/platform/directories.h"
#include "ui/session/lab_session.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QSettings>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace glassbox {

/// A fresh English, light window of 1440x900 over the data that ship, and active.
class WindowFixture {
protected:
    static constexpr int patience = 60000;

    explicit WindowFixture(MotionChoice motion = MotionChoice::Less) {
        QSettings().clear();
        language.choose(QStringLiteral("en"));
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.setMotionChoice(motion);
        themes.apply();
        window = std::make_unique<MainWindow>(themes, language, preferences, DataPlaces::standard(),
                                              resourceDirectory() / "presets");
        window->resize(1440, 900);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~WindowFixture() { language.choose(QStringLiteral("en")); }

    LabSession& lab() { return window->session(); }
    bool reaches(RunState state) {
        return QTest::qWaitFor([&] { return lab().status().state == state; }, patience);
    }
    void openPreset(const std::string& stem) {
        const auto file = resourceDirectory() / "presets" / (stem + ".json");
        ASSERT_FALSE(window->openFile(QString::fromStdString(file.string()), false));
        ASSERT_TRUE(reaches(RunState::Idle));
    }
    /// Trains until strip and canvas have something to show, and pauses.
    void trainALittle() {
        ASSERT_TRUE(QTest::qWaitFor([&] { return lab().dataset() != nullptr; }, patience));
        lab().train();
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return lab().status().step > 5 && !lab().stripAnswer().part.empty(); }, patience));
        lab().pause();
        ASSERT_TRUE(QTest::qWaitFor([&] { return lab().status().state != RunState::Running; }, patience));
    }

    Language language;
    Preferences preferences;
    ThemeManager themes;
    std::unique_ptr<MainWindow> window;
};

}  // namespace glassbox
