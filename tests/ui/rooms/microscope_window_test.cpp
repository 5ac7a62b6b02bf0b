#include "core/base/platform/directories.h"
#include "tests/ui/shell/window_fixture.h"
#include "tests/ui/shell/window_walk.h"
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

#include <QAccessible>
#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTest>

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace glassbox {
namespace {

/// The room in the window: how one comes in and out, and its keys there.
class MicroscopeWindow : public ::testing::Test, protected WindowFixture {
protected:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(window.get(), key, modifiers);
    }
    bool comes() {
        return QTest::qWaitFor([&] { return session().view().stage != nullptr; }, patience);
    }
    bool settles() {
        return QTest::qWaitFor([&] { return session().view().position == session().position(); }, patience);
    }
    MicroscopeRoom& room() { return window->microscopeRoom(); }
    MicroscopeSession& session() { return room().session(); }
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

/// What can't be read, apart from what lies in a page that scrolls up and down; such a page is never too wide.
QStringList cutIn(MainWindow& window) {
    QStringList found = unreadable(window);
    found.removeIf([](const QString& line) {
        return line.contains(QStringLiteral("QScrollArea >")) || line.contains(QStringLiteral("QFocusFrame"));
    });
    for (const QScrollArea* area : window.microscopeRoom().findChildren<QScrollArea*>())
        if (area->isVisible() && area->horizontalScrollBar()->maximum() > 0)
            found.append(
                QStringLiteral("a page is wider than its place by %1").arg(area->horizontalScrollBar()->maximum()));
    return found;
}

/// Nothing of the room is cut, shortened without a tip, or outside: at the sizes of the look page and at the smallest,
/// and at twice the scale on a large screen.
TEST_F(MicroscopeWindow, NothingIsCutAtAnySizeInBothLanguages) {
    struct Place {
        QSize size;
        double scale;
    };
    openPreset("lenet5");
    press(Qt::Key_3, Qt::ControlModifier);
    ASSERT_TRUE(comes());
    const Score& score = session().view().stage->score;
    const Graph& graph = *session().view().stage->lowered.graph;
    for (const char* code : {"en", "zh_CN"}) {
        language.choose(QString::fromLatin1(code));
        themes.setLocale(language.locale());
        for (const Place& place : {Place{{1024, 768}, 1}, Place{{1280, 720}, 1}, Place{{1366, 768}, 1},
                                   Place{{1440, 900}, 1}, Place{{1920, 1080}, 1}, Place{{1920, 1080}, 2}}) {
            themes.setScale(place.scale);
            window->resize(place.size);
            for (const int position :
                 {*score.lineOf(graph.find("conv2.product")) + 1, *score.lineOf(graph.find("output.losses")) + 1,
                  *score.lineOf(graph.find("grad(conv2.weight)")) + 1, score.begin(StepPhase::Update) + 1}) {
                session().moveTo(position);
                ASSERT_TRUE(settles());
                for (int i = 0; i < 5; ++i)
                    QApplication::processEvents();
                EXPECT_EQ(window->size(), place.size) << code << ' ' << position;
                const QStringList found = cutIn(*window);
                EXPECT_TRUE(found.isEmpty())
                    << code << ' ' << place.size.width() << " x" << place.scale << " at " << position << ":\n"
                    << found.join(u'\n').toStdString();
            }
        }
    }
}

}  // namespace
}  // namespace glassbox
