#include "ui/rooms/range_test_dialog.h"

#include "core/base/platform/directories.h"
#include "ui/instruments/range_plot.h"
#include "ui/session/lab_session.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace glassbox {
namespace {

class RangeTestDialogTest : public ::testing::Test {
protected:
    static constexpr int patience = 60000;

    RangeTestDialogTest() { themes.apply(); }

    void open(const std::string& stem) {
        auto experiment = loadExperiment(resourceDirectory() / "presets" / (stem + ".json"));
        ASSERT_TRUE(experiment.ok());
        session.startOver(std::move(*experiment));
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Idle; }, patience));
    }
    void runTest() {
        dialog.run();
        ASSERT_TRUE(QTest::qWaitFor([this] { return dialog.test().state() == RangeTestState::Done; }, patience));
    }
    QPushButton* button(const char* text) {
        for (auto* one : dialog.findChildren<QPushButton*>())
            if (one->text() == QString::fromLatin1(text)) return one;
        return nullptr;
    }
    double experimentRate() { return session.document().experiment().optimizer.settings.real("learning_rate"); }
    RangePlot& plot() { return *dialog.findChild<RangePlot*>(); }

    ThemeManager themes;
    LabSession session{DataPlaces::standard()};
    RangeTestDialog dialog{session, themes};
};

TEST_F(RangeTestDialogTest, TriesRatesAndTheSuggestedOneIsTakenOverByKeyboard) {
    open("spiral_mlp");
    runTest();
    const RangeTestProgress& result = dialog.test().progress();
    ASSERT_GT(result.rates.size(), 50U);
    EXPECT_TRUE(std::ranges::is_sorted(result.rates));
    EXPECT_EQ(result.rates.front(), result.lowest);
    ASSERT_GT(result.suggestion, 0);
    EXPECT_TRUE(session.history().steps.empty()) << "the run feels nothing of it";
    QPushButton* use = button("Use this rate");
    ASSERT_TRUE(use->isEnabled());
    const double before = experimentRate();
    QTest::keyClick(use, Qt::Key_Space);
    EXPECT_NEAR(experimentRate(), result.suggestion, 0.01 * result.suggestion);
    EXPECT_TRUE(dialog.isHidden());
    session.document().undoStack().undo();
    EXPECT_EQ(experimentRate(), before);
}

TEST_F(RangeTestDialogTest, AnotherRateIsChosenInThePlotByMouseAndKeys) {
    open("spiral_mlp");
    runTest();
    const std::vector<double> rates = dialog.test().progress().rates;
    const double wanted = rates[rates.size() / 2];
    QTest::mouseClick(&plot(), Qt::LeftButton, {}, QPoint(qRound(plot().placeOf(wanted)), plot().height() / 2));
    EXPECT_NEAR(plot().chosenRate(), wanted, 0.2 * wanted);
    const double clicked = plot().chosenRate();
    QTest::keyClick(&plot(), Qt::Key_Right);
    const double next = *std::ranges::upper_bound(rates, clicked);
    EXPECT_EQ(plot().chosenRate(), next);
    QTest::mouseClick(button("Use this rate"), Qt::LeftButton);
    EXPECT_NEAR(experimentRate(), next, 0.01 * next);
}

TEST_F(RangeTestDialogTest, ARunUnderWayIsPausedKeepsItsWeightsAndGoesOnWithTheRate) {
    open("mnist_mlp");
    session.train();
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().step > 5; }, patience));
    dialog.run();
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Paused; }, patience));
    const std::int64_t step = session.status().step;
    const auto before = session.learnedWeights();
    ASSERT_FALSE(before.empty());
    ASSERT_TRUE(QTest::qWaitFor([this] { return dialog.test().state() == RangeTestState::Done; }, patience));
    for (const auto& [name, tensor] : session.learnedWeights())
        EXPECT_TRUE(std::ranges::equal(tensor.span<float>(), before.at(name).span<float>())) << name;
    EXPECT_LT(dialog.test().progress().losses.front(), session.history().steps.front().loss)
        << "it starts where the run stands";
    QTest::mouseClick(button("Use this rate"), Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([this] { return !session.events().empty(); }, patience));
    EXPECT_EQ(session.events().back().kind, "learning_rate");
    EXPECT_EQ(session.status().step, step) << "the run is not set aside";
}

TEST_F(RangeTestDialogTest, ClosingGivesTheTestUp) {
    open("mnist_mlp");
    dialog.run();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_TRUE(dialog.isHidden());
    EXPECT_NE(dialog.test().state(), RangeTestState::Running);
    EXPECT_FALSE(button("Use this rate")->isEnabled());
}

TEST_F(RangeTestDialogTest, ANetworkThatCantRunIsNotTested) {
    open("spiral_mlp");
    ExperimentSpec experiment = session.document().experiment();
    experiment.network.blocks.pop_back();
    session.document().editExperiment(std::move(experiment), QStringLiteral("break"));
    dialog.run();
    EXPECT_EQ(dialog.test().state(), RangeTestState::Idle);
    EXPECT_FALSE(button("Test again")->isEnabled());
}

}  // namespace
}  // namespace glassbox
