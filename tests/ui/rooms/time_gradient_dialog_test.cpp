#include "ui/rooms/time_gradient_dialog.h"

#include "core/base/platform/directories.h"
#include "ui/instruments/time_gradient_plot.h"
#include "ui/session/lab_session.h"
#include "ui/theme/numbers.h"
#include "ui/theme/theme_manager.h"
#include "ui/theme/widgets/segmented_control.h"

#include <gtest/gtest.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

namespace glassbox {
namespace {

class TimeGradientDialogTest : public ::testing::Test {
protected:
    static constexpr int patience = 60000;

    TimeGradientDialogTest() { themes.apply(); }

    void open(const std::string& stem) {
        auto experiment = loadExperiment(resourceDirectory() / "presets" / (stem + ".json"));
        ASSERT_TRUE(experiment.ok());
        session.startOver(std::move(*experiment));
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Idle; }, patience));
    }
    void await() {
        ASSERT_TRUE(QTest::qWaitFor([this] { return !dialog.measurement().isBusy(); }, patience));
    }
    const std::vector<TimeGradient>& measured() { return dialog.measurement().progress().gradients; }
    TimeGradientPlot& plot() { return *dialog.findChild<TimeGradientPlot*>(); }
    /// What the engine says, asked without the window.
    std::vector<TimeGradient> engine(std::int64_t sequence, std::int64_t steps) {
        ThreadPool pool(1);
        TimeGradientRequest request;
        request.experiment = session.document().experiment();
        request.dataset = session.dataset();
        request.sample = sequence;
        request.steps = steps;
        return *gradientsThroughTime(request, pool);
    }

    ThemeManager themes;
    LabSession session{DataPlaces::standard()};
    TimeGradientDialog dialog{session, themes};
};

TEST_F(TimeGradientDialogTest, ShowsTheEnginesNumbersForThreeKindsOfLayer) {
    open("adding_problem");
    dialog.run();
    await();
    const std::vector<TimeGradient> wanted = engine(0, 0);
    ASSERT_EQ(measured().size(), 3U);
    QTest::keyClick(&plot(), Qt::Key_Home);
    QTest::keyClick(&plot(), Qt::Key_Right);
    EXPECT_EQ(plot().stepBack(), 1);
    const Numbers numbers(themes.theme().locale());
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(measured()[i].lengths, wanted[i].lengths);
        const QString text = numbers.significant(wanted[i].lengths[98], 3);
        EXPECT_TRUE(plot().accessibleDescription().contains(text)) << qPrintable(plot().accessibleDescription());
    }
    QTest::keyClick(&plot(), Qt::Key_C, Qt::ControlModifier);
    const QStringList rows = QGuiApplication::clipboard()->text().split('\n');
    ASSERT_GT(rows.size(), 100);
    EXPECT_EQ(rows[0], QStringLiteral("t\tRNN\tLSTM\tGRU"));
    EXPECT_EQ(rows[1].split('\t')[2].toDouble(), wanted[1].lengths[0]);
}

TEST_F(TimeGradientDialogTest, TheMouseChoosesAStep) {
    open("adding_problem");
    dialog.run();
    await();
    QTest::mouseMove(&plot(), QPoint(qRound(plot().placeOf(40)), plot().height() / 2));
    EXPECT_EQ(plot().stepBack(), 40);
}

TEST_F(TimeGradientDialogTest, AnotherSequenceAndMoreTrainingAreMeasuredAtOnce) {
    open("adding_problem");
    dialog.run();
    await();
    auto* sequence = dialog.findChild<QSpinBox*>();
    QTest::keyClick(sequence, Qt::Key_Up);
    EXPECT_TRUE(dialog.measurement().isBusy());
    await();
    EXPECT_EQ(measured()[0].lengths, engine(1, 0)[0].lengths);
    auto* trained = dialog.findChild<SegmentedControl*>();
    trained->setFocus();
    QTest::keyClick(trained, Qt::Key_Right);
    ASSERT_EQ(trained->currentId(), 100);
    await();
    EXPECT_EQ(measured()[2].lengths, engine(1, 100)[2].lengths);
}

TEST_F(TimeGradientDialogTest, ClosingGivesTheMeasurementUp) {
    open("char_lstm");
    dialog.run();
    dialog.findChild<SegmentedControl*>()->setCurrentId(500);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_FALSE(dialog.measurement().isBusy());
    EXPECT_TRUE(measured().empty());
}

TEST_F(TimeGradientDialogTest, SaysWhatItNeedsWhereThereIsNoSequence) {
    open("spiral_mlp");
    dialog.run();
    EXPECT_FALSE(dialog.measurement().isBusy());
    bool said = false;
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        said = said || label->text().contains(QStringLiteral("RNN, LSTM or GRU block"));
    EXPECT_TRUE(said);
}

}  // namespace
}  // namespace glassbox
