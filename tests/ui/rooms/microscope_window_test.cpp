#include "core/base/platform/directories.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_view.h"
#include "ui/rooms/microscope_pane.h"
#include "ui/rooms/microscope_room.h"
#include "ui/rooms/network_room.h"
#include "ui/session/lab_session.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/chip.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace glassbox {
namespace {

/// The room in the window: how one comes in and out, and its keys there.
class MicroscopeWindow : public ::testing::Test {
protected:
    static constexpr int patience = 60000;

    MicroscopeWindow() {
        QSettings().clear();
        language.choose(QStringLiteral("en"));
        themes.setMotionChoice(MotionChoice::Less);
        themes.setSchemeChoice(SchemeChoice::Light);
        themes.apply();
        window = std::make_unique<MainWindow>(themes, language, preferences, DataPlaces::standard(),
                                              resourceDirectory() / "presets");
        window->resize(1440, 900);
        window->show();
        QApplication::setActiveWindow(window.get());
    }
    ~MicroscopeWindow() override { language.choose(QStringLiteral("en")); }

    void openPreset(const std::string& stem) {
        const auto file = resourceDirectory() / "presets" / (stem + ".json");
        ASSERT_FALSE(window->openFile(QString::fromStdString(file.string()), false));
        ASSERT_TRUE(QTest::qWaitFor([&] { return lab().status().state == RunState::Idle; }, patience));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.get(), key, modifiers);
    }
    bool comes() {
        return QTest::qWaitFor([&] { return session().view().stage != nullptr; }, patience);
    }
    bool settles() {
        return QTest::qWaitFor([&] { return session().view().position == session().position(); }, patience);
    }
    LabSession& lab() { return window->session(); }
    MicroscopeRoom& room() { return window->microscopeRoom(); }
    MicroscopeSession& session() { return room().session(); }

    Language language;
    Preferences preferences;
    ThemeManager themes;
    std::unique_ptr<MainWindow> window;
};

TEST_F(MicroscopeWindow, ControlThreeLeadsInAndAnotherRoomClosesIt) {
    openPreset("lenet5");
    press(Qt::Key_3, Qt::ControlModifier);
    EXPECT_TRUE(room().isVisible());
    ASSERT_TRUE(comes());
    press(Qt::Key_2, Qt::ControlModifier);
    EXPECT_FALSE(room().isVisible());
    EXPECT_FALSE(session().isOpen());
}

TEST_F(MicroscopeWindow, EnterOnABlockOpensItsFirstOp) {
    openPreset("lenet5");
    lab().document().select({"conv2"});
    CanvasView* canvas = window->networkRoom().view().canvas();
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Return);
    ASSERT_TRUE(room().isVisible());
    ASSERT_TRUE(comes());
    ASSERT_TRUE(QTest::qWaitFor([&] { return room().forwardPane().unfolded().has_value(); }, patience));
    EXPECT_EQ(room().forwardPane().unfolded()->value, "conv2.product");
}

TEST_F(MicroscopeWindow, TheInspectorLeadsToTheBlockToo) {
    openPreset("lenet5");
    lab().document().select({"fc1"});
    QApplication::processEvents();
    for (QPushButton* button : window->findChildren<QPushButton*>())
        if (button->isVisible() && button->text() == QStringLiteral("Open in microscope"))
            QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(room().isVisible());
    ASSERT_TRUE(comes());
    ASSERT_TRUE(QTest::qWaitFor([&] { return room().forwardPane().unfolded().has_value(); }, patience));
    EXPECT_EQ(room().forwardPane().unfolded()->value, "fc1.product");
}

/// A whole step of LeNet by F10, into the next one, and back into what was done.
TEST_F(MicroscopeWindow, F10GoesThroughAWholeStepAndIntoTheNext) {
    openPreset("lenet5");
    press(Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(comes());
    const int end = session().view().stage->score.end();
    for (int line = 1; line <= end; ++line) {
        press(Qt::Key_F10);
        ASSERT_TRUE(settles());
        ASSERT_EQ(session().position(), line);
    }
    EXPECT_EQ(lab().status().step, 0);
    press(Qt::Key_F10);
    ASSERT_TRUE(QTest::qWaitFor([&] { return lab().status().step == 1; }, patience));
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().view().stage->moment.step == 1 && session().position() == 0; },
                                patience));
    press(Qt::Key_F10);
    ASSERT_TRUE(settles());
    press(Qt::Key_F10, Qt::ShiftModifier);
    ASSERT_TRUE(settles());
    EXPECT_EQ(session().position(), 0);
    press(Qt::Key_F10, Qt::ShiftModifier);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return session().view().stage && session().view().stage->step == LookedAtStep::Last; }, patience));
    EXPECT_EQ(session().view().stage->moment.step, 0);
    EXPECT_EQ(session().position(), end);
}

TEST_F(MicroscopeWindow, F5LeavesSlowMotionAndTrains) {
    openPreset("lenet5");
    press(Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(comes());
    press(Qt::Key_F5);
    EXPECT_TRUE(window->networkRoom().isVisible());
    EXPECT_FALSE(session().isOpen());
    EXPECT_TRUE(QTest::qWaitFor([&] { return lab().status().step > 3; }, patience));
}

TEST_F(MicroscopeWindow, F6GoesRoundItsPanels) {
    openPreset("lenet5");
    press(Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(comes());
    std::set<const QWidget*> visited;
    for (std::size_t i = 0; i < room().panels().size(); ++i) {
        press(Qt::Key_F6);
        for (const QWidget* panel : room().panels())
            if (panel == QApplication::focusWidget() || panel->isAncestorOf(QApplication::focusWidget()))
                visited.insert(panel);
    }
    EXPECT_EQ(visited.size(), room().panels().size());
}

TEST_F(MicroscopeWindow, EveryControlHasAName) {
    openPreset("lenet5");
    press(Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(comes());
    room().showNetwork(true);
    for (const char* value : {"conv2.product", "grad(conv2.weight)"}) {
        const auto line = session().view().stage->score.lineOf(session().view().stage->lowered.graph->find(value));
        session().moveTo(*line + 1);
        ASSERT_TRUE(QTest::qWaitFor([&] { return room().forwardPane().unfolded().has_value(); }, patience));
        for (const QWidget* widget : room().findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusProxy() != nullptr || (widget->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            QAccessibleInterface* access = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            ASSERT_NE(access, nullptr);
            EXPECT_FALSE(access->text(QAccessible::Name).isEmpty())
                << widget->metaObject()->className() << " in " << widget->parentWidget()->metaObject()->className();
        }
    }
}

/// Words that are cut off: labels that don't wrap and don't elide, buttons and chips.
QStringList cutWords(const QWidget& root) {
    QStringList cut;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const bool plain = label != nullptr && !label->wordWrap() && !label->text().isEmpty() &&
                           label->metaObject()->className() == QByteArray("QLabel");
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool words = button != nullptr && !button->text().isEmpty();
        if ((plain || words) && widget->width() < widget->minimumSizeHint().width())
            cut.append(plain ? label->text() : button->text());
    }
    return cut;
}

TEST_F(MicroscopeWindow, NothingIsCutAtThreeSizesInBothLanguages) {
    openPreset("lenet5");
    press(Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(comes());
    for (const char* code : {"en", "zh_CN"}) {
        language.choose(QString::fromLatin1(code));
        themes.setLocale(language.locale());
        for (const QSize size : {QSize(1280, 720), QSize(1440, 900), QSize(1920, 1080)}) {
            window->resize(size);
            for (const char* value : {"conv2.product", "output.losses", "grad(conv2.weight)"}) {
                const auto line =
                    session().view().stage->score.lineOf(session().view().stage->lowered.graph->find(value));
                session().moveTo(*line + 1);
                ASSERT_TRUE(settles());
                for (int i = 0; i < 5; ++i)
                    QApplication::processEvents();
                EXPECT_EQ(window->size(), size) << code << ' ' << value;
                const QStringList cut = cutWords(room());
                EXPECT_TRUE(cut.isEmpty()) << code << ' ' << size.width() << ' ' << value << ": "
                                           << cut.join(QStringLiteral(" | ")).toStdString();
            }
        }
    }
}

}  // namespace
}  // namespace glassbox
