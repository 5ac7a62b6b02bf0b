#include "ui/shell/main_window.h"

#include "core/base/platform/directories.h"
#include "core/network/edit.h"
#include "ui/canvas/network_view.h"
#include "ui/forms/inspector.h"
#include "ui/instruments/digit_pad.h"
#include "ui/instruments/run_bar.h"
#include "ui/instruments/sample_strip.h"
#include "ui/instruments/tile_field.h"
#include "ui/rooms/network_room.h"
#include "ui/rooms/range_test_dialog.h"
#include "ui/rooms/side_drawer.h"
#include "ui/rooms/start_card.h"
#include "ui/session/lab_session.h"
#include "ui/shell/language.h"
#include "ui/shell/notice_bar.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/notice_card.h"
#include "ui/theme/widgets/panel_header.h"
#include "ui/theme/widgets/status_line.h"

#include "tests/ui/shell/window_fixture.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <gtest/gtest.h>

namespace glassbox {
namespace {

class MainWindowTest : public ::testing::Test, protected WindowFixture {
protected:
    MainWindowTest() : WindowFixture(MotionChoice::System) {}

    template <class Widget>
    Widget* visible(const QString& text) {
        for (Widget* widget : window->findChildren<Widget*>()) {
            if (widget->isVisible() && widget->text().startsWith(text)) return widget;
        }
        return nullptr;
    }
    LabSession& session() { return lab(); }
    void openLenet() { openPreset("lenet5"); }
};

TEST_F(MainWindowTest, OnePressOnTheStartPageTrains) {
    QPushButton* train = visible<QPushButton>(QStringLiteral("Train"));
    ASSERT_NE(train, nullptr);
    QTest::mouseClick(train, Qt::LeftButton);
    EXPECT_TRUE(window->networkRoom().isVisible());
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().status().step > 10; }, patience));
    EXPECT_EQ(session().document().network().name, "LeNet-5");
}

TEST_F(MainWindowTest, KeysTrainPauseStepAndRestart) {
    openLenet();
    QTest::keyClick(window.get(), Qt::Key_F10);
    ASSERT_TRUE(reaches(RunState::Paused));
    EXPECT_EQ(session().status().step, 1);
    QTest::keyClick(window.get(), Qt::Key_F5);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().status().step > 5; }, patience));
    QTest::keyClick(window.get(), Qt::Key_F5);
    ASSERT_TRUE(reaches(RunState::Paused));
    QTest::keyClick(window.get(), Qt::Key_F5, Qt::ShiftModifier);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session().status().step == 0; }, patience));
}

TEST_F(MainWindowTest, TheTrainButtonBecomesPauseAndBack) {
    openLenet();
    auto* bar = window->findChild<RunBar*>();
    ASSERT_NE(bar, nullptr);
    QPushButton* button = visible<QPushButton>(QStringLiteral("Train"));
    ASSERT_NE(button, nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return button->text() == QStringLiteral("Pause"); }, patience));
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return button->text() == QStringLiteral("Train"); }, patience));
    EXPECT_EQ(session().status().state, RunState::Paused);
}

TEST_F(MainWindowTest, ControlAndNumberSwitchRooms) {
    openLenet();
    EXPECT_TRUE(window->networkRoom().isVisible());
    QTest::keyClick(window.get(), Qt::Key_1, Qt::ControlModifier);
    EXPECT_FALSE(window->networkRoom().isVisible());
    QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
    EXPECT_TRUE(window->networkRoom().isVisible());
}

TEST_F(MainWindowTest, LanguageSwitchesLive) {
    openLenet();
    EXPECT_NE(visible<QPushButton>(QStringLiteral("Train")), nullptr);
    language.choose(QStringLiteral("zh_CN"));
    themes.setLocale(language.locale());
    QCoreApplication::processEvents();
    EXPECT_EQ(visible<QPushButton>(QStringLiteral("Train")), nullptr);
    EXPECT_NE(visible<QPushButton>(QStringLiteral("训练")), nullptr);
}

TEST_F(MainWindowTest, ThemeSwitchesLive) {
    openLenet();
    const QColor before = window->grab().toImage().pixelColor(720, 300);
    themes.setSchemeChoice(SchemeChoice::Dark);
    QCoreApplication::processEvents();
    const QColor after = window->grab().toImage().pixelColor(720, 300);
    EXPECT_GT(before.lightness(), 200);
    EXPECT_LT(after.lightness(), 60);
}

TEST_F(MainWindowTest, UndoFromTheMenu) {
    openLenet();
    const NetworkSpec before = session().document().network();
    session().document().edit(removeBlocks(before, {"relu1"}, true), QStringLiteral("remove"));
    EXPECT_NE(session().document().network(), before);
    window->networkRoom().view().action(CanvasAction::Undo)->trigger();
    EXPECT_EQ(session().document().network(), before);
}

TEST_F(MainWindowTest, SavedFilesAreRemembered) {
    openLenet();
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("mine.json"));
    ASSERT_FALSE(session().save(file));
    ASSERT_FALSE(window->openFile(file, false));
    ASSERT_EQ(preferences.recentFiles().size(), 1);
    EXPECT_TRUE(preferences.recentFiles().constFirst().endsWith(QStringLiteral("mine.json")));
}

TEST_F(MainWindowTest, ABrokenFileLeavesTheWindowAsItIsAndIsSaidUntilClosed) {
    openLenet();
    auto* notice = window->findChild<NoticeBar*>();
    EXPECT_FALSE(notice->isVisible());
    EXPECT_TRUE(window->openFile(QStringLiteral("/nowhere/nothing.json"), true).has_value());
    EXPECT_EQ(session().document().network().name, "LeNet-5");
    EXPECT_TRUE(notice->isVisible());
    EXPECT_NE(visible<QLabel>(QStringLiteral("nothing.json")), nullptr);
    auto* card = notice->findChild<NoticeCard*>();
    Q_EMIT card->dismissed();
    EXPECT_FALSE(notice->isVisible());
}

TEST_F(MainWindowTest, ANetworkThatCantRunIsSaidOnceAtItsBlock) {
    openLenet();
    session().document().edit(removeBlocks(session().document().network(), {"flatten"}, true),
                              QStringLiteral("remove"));
    QTest::keyClick(window.get(), Qt::Key_F5);
    EXPECT_FALSE(window->findChild<NoticeBar*>()->isVisible());
    EXPECT_EQ(session().document().selectedBlock(), "fc1");
    EXPECT_TRUE(window->findChild<StatusLine*>()->text().contains(QStringLiteral("can't run yet")));
}

TEST_F(MainWindowTest, AnEditThatEndsARunSaysSo) {
    openLenet();
    QTest::keyClick(window.get(), Qt::Key_F10);
    ASSERT_TRUE(reaches(RunState::Paused));
    ASSERT_EQ(session().status().step, 1);
    ExperimentSpec longer = session().document().experiment();
    ++longer.epochs;
    session().document().editExperiment(longer, QStringLiteral("epochs"));
    EXPECT_TRUE(window->findChild<StatusLine*>()->text().contains(QStringLiteral("ended the run")));
}

TEST_F(MainWindowTest, ADivergedRunOffersALowerRate) {
    openLenet();
    session().setLearningRate(1000);
    session().train();
    ASSERT_TRUE(reaches(RunState::Failed));
    QPushButton* slower = visible<QPushButton>(QStringLiteral("Restart with a tenth"));
    ASSERT_NE(slower, nullptr);
    QTest::mouseClick(slower, Qt::LeftButton);
    const auto* rate = session().document().experiment().optimizer.settings.find("learning_rate");
    ASSERT_NE(rate, nullptr);
    EXPECT_DOUBLE_EQ(std::get<double>(*rate), 100);
}

TEST_F(MainWindowTest, AFileDroppedOntoTheWindowOpens) {
    openLenet();
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("dropped.json"));
    ASSERT_FALSE(session().save(file));
    window->showStart();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter(QPoint(500, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(500, 400), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(window.get(), &drop);
    EXPECT_TRUE(window->networkRoom().isVisible());
    EXPECT_EQ(session().document().file(), file);
}

TEST_F(MainWindowTest, NarrowWindowsHaveTheInspectorInADrawer) {
    window->resize(1280, 720);
    openLenet();
    auto* drawer = window->findChild<SideDrawer*>();
    EXPECT_FALSE(drawer->isVisible());
    session().document().select({"conv1"});
    EXPECT_TRUE(drawer->isVisible());
    EXPECT_TRUE(drawer->isAncestorOf(window->findChild<Inspector*>()));
    session().document().select({});
    EXPECT_FALSE(drawer->isVisible());
    window->resize(1440, 900);
    QCoreApplication::processEvents();
    EXPECT_FALSE(drawer->isVisible());
    EXPECT_TRUE(window->findChild<Inspector*>()->isVisible());
}

TEST_F(MainWindowTest, InstrumentsFoldToTheirHeadersTogether) {
    openLenet();
    const int before = window->networkRoom().view().height();
    auto* pad = window->findChild<DigitPad*>();
    auto* header = pad->findChild<PanelHeader*>();
    QTest::mouseDClick(header, Qt::LeftButton, {}, QPoint(header->width() / 2, header->height() / 2));
    QCoreApplication::processEvents();
    EXPECT_EQ(pad->height(), header->height());
    EXPECT_GT(window->networkRoom().view().height(), before + 100);
    QTest::mouseDClick(header, Qt::LeftButton, {}, QPoint(header->width() / 2, header->height() / 2));
    QCoreApplication::processEvents();
    EXPECT_NEAR(window->networkRoom().view().height(), before, 2);
}

TEST_F(MainWindowTest, ATabComesForwardWhenTheFocusGoesIntoIt) {
    window->resize(1280, 720);
    openLenet();
    auto* strip = window->findChild<SampleStrip*>();
    auto* field = strip->findChild<TileField*>();
    ASSERT_TRUE(field->viewport()->visibleRegion().isEmpty());
    for (int i = 0; i < 8 && !field->hasFocus() && !strip->isAncestorOf(QApplication::focusWidget()); ++i)
        QTest::keyClick(window.get(), Qt::Key_F6);
    QCoreApplication::processEvents();
    EXPECT_FALSE(field->viewport()->visibleRegion().isEmpty());
}

TEST_F(MainWindowTest, TheInterfaceScaleGoesInStepsAndBack) {
    QTest::keyClick(window.get(), Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(themes.scale(), 1.25);
    QTest::keyClick(window.get(), Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(themes.scale(), 1.5);
    QTest::keyClick(window.get(), Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(preferences.scale(), 1.25);
    QTest::keyClick(window.get(), Qt::Key_0, Qt::ControlModifier);
    EXPECT_DOUBLE_EQ(themes.scale(), 1.0);
}

TEST_F(MainWindowTest, MarginsFollowTheScaleAndComeBack) {
    QLayout* layout = window->findChild<RunBar*>()->layout();
    const QMargins before = layout->contentsMargins();
    const int spacing = layout->spacing();
    themes.setScale(2.0);
    EXPECT_EQ(layout->contentsMargins(), before * 2);
    EXPECT_EQ(layout->spacing(), spacing * 2);
    themes.setScale(1.0);
    EXPECT_EQ(layout->contentsMargins(), before);
    EXPECT_EQ(layout->spacing(), spacing);
}

/// Names of a window's controls, for people who don't see them.
void expectNames(const QWidget& window, const char* where) {
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusProxy() != nullptr || (widget->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        QAccessibleInterface* access = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        ASSERT_NE(access, nullptr);
        EXPECT_FALSE(access->text(QAccessible::Name).isEmpty())
            << where << ": " << widget->metaObject()->className() << " in "
            << widget->parentWidget()->metaObject()->className();
    }
}

TEST_F(MainWindowTest, EveryControlHasAName) {
    expectNames(*window, "start page");
    for (const char* stem : {"lenet5", "char_gpt", "spiral_mlp", "linear_regression"}) {
        openPreset(stem);
        expectNames(*window, stem);
        for (const BlockSpec& block : session().document().network().blocks) {
            session().document().select({block.id});
            QApplication::processEvents();
            expectNames(*window, (std::string(stem) + '.' + block.id).c_str());
        }
    }
    window->resize(1280, 720);
    QApplication::processEvents();
    expectNames(*window, "narrow");
    window->networkRoom().testRange();
    expectNames(*window->findChild<RangeTestDialog*>(), "range test");
}

TEST_F(MainWindowTest, LenetFillsTheNarrowestScreenInEachLanguage) {
    for (const char* code : {"en", "zh_CN"}) {
        language.choose(QString::fromLatin1(code));
        themes.setLocale(language.locale());
        window->resize(1280, 720);
        openLenet();
        QApplication::processEvents();
        EXPECT_GE(window->networkRoom().view().zoom(), 0.8) << code;
    }
}

TEST_F(MainWindowTest, PanelsGoRoundWithF6) {
    openLenet();
    QWidget* first = nullptr;
    int moves = 0;
    for (int i = 0; i < 6; ++i) {
        QTest::keyClick(window.get(), Qt::Key_F6);
        QWidget* now = QApplication::focusWidget();
        ASSERT_NE(now, nullptr);
        if (now != first) ++moves;
        first = now;
    }
    EXPECT_GE(moves, 5);
}

}  // namespace
}  // namespace glassbox
