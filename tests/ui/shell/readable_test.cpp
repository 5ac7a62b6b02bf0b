// Everything that can be seen can be read, at the sizes and scales of a class room, in both languages.
#include "tests/ui/shell/window_fixture.h"
#include "tests/ui/shell/window_walk.h"

#include "core/base/platform/directories.h"
#include "ui/session/lab_session.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

/// A screen and the interface scale that is used on it.
struct Screen {
    int width, height;
    double scale;
};

constexpr Screen screens[] = {{1024, 768, 1}, {1280, 720, 1},    {1366, 768, 1},
                              {1440, 900, 1}, {1920, 1080, 1.5}, {1920, 1080, 2}};

constexpr int lateness = 5000, stillness = 500;  ///< ms

/// Layouts answer each other in several turns.
void settle() {
    for (int turn = 0; turn < 10; ++turn)
        QApplication::processEvents();
}

class ReadableTest : public ::testing::TestWithParam<const char*>, protected WindowFixture {
protected:
    void walk() {
        for (const QString& code : Language::codes()) {
            language.choose(code);
            themes.setLocale(language.locale());
            for (const Screen& screen : screens) {
                themes.setScale(screen.scale);
                window->resize(screen.width, screen.height);
                for (const WalkPlace& place : walkPlaces(themes, language, preferences))
                    look(place, screen, code);
            }
        }
    }

    void look(const WalkPlace& place, const Screen& screen, const QString& code) {
        const std::unique_ptr<QWidget> dialog = place.show(*window);
        settle();
        QWidget& seen = dialog ? *dialog : *window;
        const QString where = QStringLiteral("%1, %2x%3 at %4 %, %5")
                                  .arg(place.name)
                                  .arg(screen.width)
                                  .arg(screen.height)
                                  .arg(100 * screen.scale)
                                  .arg(code);
        EXPECT_LE(seen.width(), screen.width) << qPrintable(where);
        EXPECT_LE(seen.height(), screen.height) << qPrintable(where);
        QStringList problems;  // numbers that arrive late change the layout: what remains is wrong
        (void)QTest::qWaitFor(
            [&] {
                problems = unreadable(seen);
                return problems.isEmpty();
            },
            lateness);
        for (const QString& problem : problems)
            ADD_FAILURE() << qPrintable(where) << ": " << qPrintable(problem);
    }
};

TEST_P(ReadableTest, NothingIsCutAndNothingLiesOutside) {
    openPreset(GetParam());
    trainALittle();
    walk();
}

/// Widgets of a window with where they are, a line each.
QStringList geometry(QWidget& window) {
    QStringList lines;
    for (const QWidget* widget : seenWidgets(window)) {
        const QRect box(widget->mapTo(&window, QPoint()), widget->size());
        lines += QStringLiteral("%1: %2,%3 %4x%5")
                     .arg(pathOf(*widget))
                     .arg(box.x())
                     .arg(box.y())
                     .arg(box.width())
                     .arg(box.height());
    }
    return lines;
}

/// The same once nothing moves any more.
QStringList restingGeometry(QWidget& window) {
    QStringList last;
    QElapsedTimer unchanged;
    unchanged.start();
    (void)QTest::qWaitFor(
        [&] {
            const QStringList now = geometry(window);
            if (now != last) unchanged.restart();
            last = now;
            return unchanged.elapsed() > stillness;
        },
        lateness);
    return last;
}

/// A window that was scaled live is laid out as one that was made at that scale.
TEST(InterfaceScale, TakesEffectAtOnceOnEverythingThatIsLaidOut) {
    QSettings().clear();
    Language language;
    Preferences preferences;
    ThemeManager themes;
    themes.setSchemeChoice(SchemeChoice::Light);
    themes.setMotionChoice(MotionChoice::Less);
    themes.apply();
    std::vector<QStringList> seen[2];
    for (const bool live : {true, false}) {
        themes.setScale(live ? 1.0 : 1.5);
        MainWindow window(themes, language, preferences, DataPlaces::standard(), resourceDirectory() / "presets");
        window.resize(1920, 1200);
        window.show();
        ASSERT_TRUE(QTest::qWaitFor([&] { return !window.session().watchedPart().empty(); }, 60000));
        std::vector<std::unique_ptr<QWidget>> open;
        const auto places = walkPlaces(themes, language, preferences);
        for (const WalkPlace& place : places) {
            open.push_back(place.show(window));
            settle();
        }
        themes.setScale(1.5);
        settle();
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (!open[i]) places[i].show(window);
            settle();
            if (open[i]) open[i]->adjustSize();
            settle();
            seen[live ? 0 : 1].push_back(restingGeometry(open[i] ? *open[i] : window));
        }
    }
    ASSERT_EQ(seen[0].size(), seen[1].size());
    for (std::size_t i = 0; i < seen[0].size(); ++i) {
        for (const QString& line : seen[0][i])
            EXPECT_TRUE(seen[1][i].contains(line)) << "only when scaled live: " << qPrintable(line);
        for (const QString& line : seen[1][i])
            EXPECT_TRUE(seen[0][i].contains(line)) << "only when made at that scale: " << qPrintable(line);
    }
}

INSTANTIATE_TEST_SUITE_P(Presets, ReadableTest, ::testing::Values("lenet5", "char_lstm", "linear_regression"),
                         [](const auto& preset) { return std::string(preset.param); });

}  // namespace
}  // namespace glassbox
