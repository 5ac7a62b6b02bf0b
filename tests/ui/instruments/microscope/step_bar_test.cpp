#include "ui/instruments/microscope/step_bar.h"
#include "tests/ui/instruments/microscope/looked_at.h"
#include "ui/instruments/microscope/phase_strip.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/button.h"
#include "ui/theme/widgets/icon_button.h"
#include "ui/theme/widgets/segmented_control.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QSlider>
#include <QTest>

namespace glassbox::test {
namespace {

class StepBarTest : public ::testing::Test {
protected:
    StepBarTest() : bar(themes, &window) {
        themes.apply();
        bar.setScore(step().score());
        bar.resize(1368, bar.sizeHint().height());
        window.resize(1900, 100);
        window.show();
        QApplication::processEvents();
    }
    static const LookedAt& step() {
        static const LookedAt looked("spiral_mlp", 0, {0});
        return looked;
    }
    Button* button(const QString& text) {
        for (Button* each : bar.findChildren<Button*>())
            if (each->text() == text) return each;
        return nullptr;
    }

    ThemeManager themes;
    QWidget window;
    StepBar bar;
};

TEST_F(StepBarTest, NextAndBackSayTheirSize) {
    std::vector<StepSize> next, back;
    QObject::connect(&bar, &StepBar::nextPressed, [&](StepSize size) { next.push_back(size); });
    QObject::connect(&bar, &StepBar::backPressed, [&](StepSize size) { back.push_back(size); });
    ASSERT_NE(button(QStringLiteral("Next op")), nullptr);
    QTest::mouseClick(button(QStringLiteral("Next op")), Qt::LeftButton);
    auto* segments = bar.findChild<SegmentedControl*>();
    segments->setCurrentId(static_cast<int>(StepSize::Block));
    ASSERT_NE(button(QStringLiteral("Next block")), nullptr);
    QTest::keyClick(button(QStringLiteral("Next block")), Qt::Key_Space);
    QTest::mouseClick(bar.findChild<IconButton*>(), Qt::LeftButton);
    EXPECT_EQ(next, (std::vector{StepSize::Op, StepSize::Block}));
    EXPECT_EQ(back, (std::vector{StepSize::Block}));
}

TEST_F(StepBarTest, ChosenFromOutsideTheSizeSendsNothing) {
    int sent = 0;
    QObject::connect(&bar, &StepBar::stepSizeChosen, [&] { ++sent; });
    bar.setStepSize(StepSize::Phase);
    EXPECT_EQ(bar.stepSize(), StepSize::Phase);
    EXPECT_NE(button(QStringLiteral("Next phase")), nullptr);
    EXPECT_EQ(sent, 0);
}

TEST_F(StepBarTest, PlayBecomesStopAndTheSpeedIsOnALogScale) {
    std::vector<bool> played;
    double speed = 0;
    QObject::connect(&bar, &StepBar::playToggled, [&](bool play) { played.push_back(play); });
    QObject::connect(&bar, &StepBar::speedChosen, [&](double chosen) { speed = chosen; });
    QTest::mouseClick(button(QStringLiteral("Play")), Qt::LeftButton);
    bar.setPlaying(true);
    QTest::mouseClick(button(QStringLiteral("Stop")), Qt::LeftButton);
    EXPECT_EQ(played, (std::vector{true, false}));
    EXPECT_DOUBLE_EQ(bar.speed(), 2);
    QTest::keyClick(bar.findChild<QSlider*>(), Qt::Key_PageUp);
    EXPECT_DOUBLE_EQ(speed, 4);
    bar.setSpeed(0.25);
    EXPECT_DOUBLE_EQ(bar.speed(), 0.25);
}

TEST_F(StepBarTest, TheStripShowsThePartAndGoesToPartsByKeyAndPress) {
    PhaseStrip& strip = bar.strip();
    const Score& score = step().score();
    std::vector<int> asked;
    QObject::connect(&bar, &StepBar::positionChosen, [&](int position) { asked.push_back(position); });
    bar.setPosition(1);
    EXPECT_EQ(strip.phase(), StepPhase::Forward);
    QTest::keyClick(&strip, Qt::Key_Right);
    bar.setPosition(score.end());
    EXPECT_EQ(strip.phase(), StepPhase::Update);
    QTest::keyClick(&strip, Qt::Key_Left);
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(2, strip.height() / 2));
    EXPECT_EQ(asked, (std::vector{score.begin(StepPhase::Loss), score.begin(StepPhase::Update), 0}));
    bar.setPosition(score.begin(StepPhase::Backward) + 1);
    EXPECT_EQ(strip.phase(), StepPhase::Backward);
}

TEST_F(StepBarTest, NothingIsCutWhereTheBarIsNarrow) {
    ShownSample sample;
    sample.name = QStringLiteral("Test picture 18");
    sample.verdict = QStringLiteral("is 3, seen as 5");
    bar.setSample(sample);
    for (const int width : {1868, 1368, 1232, bar.minimumSizeHint().width()}) {
        bar.resize(width, bar.height());
        QApplication::processEvents();
        int right = 0;
        for (const QWidget* part : bar.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            if (!part->isVisible()) continue;
            EXPECT_GE(part->width(), part->minimumSizeHint().width()) << part->metaObject()->className();
            right = std::max(right, part->geometry().right());
        }
        EXPECT_LT(right, width);
    }
}

}  // namespace
}  // namespace glassbox::test
