#include "core/base/platform/directories.h"
#include "ui/instruments/curve_chart.h"
#include "ui/instruments/curve_items.h"
#include "ui/instruments/curve_panel.h"
#include "ui/instruments/curve_view.h"
#include "ui/instruments/health/fault_card.h"
#include "ui/instruments/health/layer_dashboard.h"
#include "ui/instruments/health/layer_panel.h"
#include "ui/instruments/health/step_times_view.h"
#include "ui/instruments/health/update_arrows.h"
#include "ui/instruments/health/update_panel.h"
#include "ui/theme/theme_manager.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include <algorithm>

namespace glassbox {
namespace {

constexpr int patience = 60000;  ///< ms; a bound for broken code, never waited for otherwise

class LivePanelsTest : public ::testing::Test {
protected:
    void start(const std::string& stem, double rate = 0) {
        auto experiment = loadExperiment(resourceDirectory() / "presets" / (stem + ".json"));
        ASSERT_TRUE(experiment.ok());
        experiment->epochs = 1;
        if (rate > 0) {
            experiment->optimizer.settings.set("learning_rate", rate);
            experiment->schedule = {"constant", {}};
        }
        session.startOver(*experiment);
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.status().state == RunState::Idle; }, patience));
    }

    void stepTo(std::int64_t step) {
        session.stepOnce();
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step == step; }, patience));
    }

    ThemeManager themes;
    LabSession session{DataPlaces::standard()};
};

TEST_F(LivePanelsTest, TheDashboardShowsTheEnginesNumbers) {
    LayerPanel panel(session, themes);
    start("lenet5");
    panel.setWatching(true);
    stepTo(1);
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.dashboard().health() != nullptr; }, patience));
    auto trainer = Trainer::make(session.document().experiment(), session.dataset(), {});
    ASSERT_TRUE(trainer.ok());
    ASSERT_TRUE((*trainer)->step().ok());
    const RunHealth& health = *panel.dashboard().health();
    const auto layer = std::ranges::find(*health.layers, "fc1", &PulsedLayer::block) - health.layers->begin();
    double squares = 0;
    for (const char* name : {"fc1.weight", "fc1.bias"}) {
        const Tensor gradient = (*trainer)->parameters().gradient(name);
        for (std::int64_t i = 0; i < gradient.elements(); ++i)
            squares += gradient.at(i) * gradient.at(i);
    }
    const Numbers numbers(themes.theme().locale());
    EXPECT_EQ(panel.dashboard().textAt(static_cast<int>(layer), LayerFigure::GradientNorm),
              numbers.significant(std::sqrt(squares), 2));
    panel.chooseBlock("fc1");
    EXPECT_EQ(session.document().selectedBlock(), "fc1");
    panel.setWatching(false);
    const auto before = panel.dashboard().health();
    stepTo(2);
    EXPECT_EQ(panel.dashboard().health(), before) << "nobody looks";
}

TEST_F(LivePanelsTest, TheOptimizersArrowsAreItsNumbers) {
    UpdatePanel panel(session, themes);
    panel.resize(540, 240);
    panel.show();
    start("lenet5");
    panel.setWatching(true);
    ASSERT_GT(panel.parameterBox().count(), 5);
    panel.parameterBox().setCurrentText(QStringLiteral("fc2.weight"));
    QTest::keyClicks(&panel.elementField(), QStringLiteral("3, 17"));
    stepTo(1);
    stepTo(2);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.updateView() && session.updateView()->step == 2; }, patience));
    auto trainer = Trainer::make(session.document().experiment(), session.dataset(), {});
    ASSERT_TRUE(trainer.ok());
    ASSERT_TRUE((*trainer)->step().ok());
    const double before = (*trainer)->parameters().value("fc2.weight").at(3 * 120 + 17);
    ASSERT_TRUE((*trainer)->step().ok());
    const double after = (*trainer)->parameters().value("fc2.weight").at(3 * 120 + 17);
    const double gradient = (*trainer)->parameters().gradient("fc2.weight").at(3 * 120 + 17);
    const std::vector<UpdateRow>& rows = panel.arrows().rows();
    ASSERT_EQ(rows.size(), 4U) << "gradient, momentum, step, plain step";
    EXPECT_EQ(rows[0].value, gradient);
    EXPECT_EQ(rows[2].value, after - before);
    EXPECT_EQ(rows[3].value, -(*trainer)->history().steps.back().learningRate * gradient);
    // To scale: arrows of one group are as long as their numbers say.
    const auto length = [&](std::size_t row) { return panel.arrows().tipOf(row) - panel.arrows().zero(); };
    EXPECT_NEAR(length(2) * rows[3].value, length(3) * rows[2].value, 1e-9);
    EXPECT_NEAR(length(0) * rows[1].value, length(1) * rows[0].value, 1e-6);
    EXPECT_TRUE(panel.sentence().contains(QStringLiteral("fc2.weight[3, 17]"))) << panel.sentence().toStdString();
}

TEST_F(LivePanelsTest, AFaultIsMarkedOnTheCurveAndItsRemedyRuns) {
    CurvePanel panel(session, themes);
    panel.resize(560, 260);
    panel.show();
    start("lenet5", 1.0);
    session.train();
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel.faultCard().shown() != nullptr; }, patience));
    session.pause();
    const Fault fault = *panel.faultCard().shown();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !panel.view().lossChart().marks().marks().faults.empty(); }, patience));
    const double epoch = static_cast<double>(fault.step) / static_cast<double>(session.status().stepsPerEpoch);
    EXPECT_NEAR(panel.view().lossChart().marks().marks().faults.front(), panel.view().lossChart().placeOf(epoch, 1).x(),
                0.01);
    const ExperimentSpec before = session.document().experiment();
    Q_EMIT panel.faultCard().remedyChosen(fault.remedies[0]);
    EXPECT_EQ(session.document().experiment(), edited(before, fault.remedies[0].edit));
    EXPECT_TRUE(panel.faultCard().isHidden());
    session.document().undoStack().undo();
    EXPECT_EQ(session.document().experiment(), before);
}

TEST_F(LivePanelsTest, TheSlowestOpComesFirstAndTheTextHasEveryLine) {
    StepTimesView view(themes);
    view.resize(800, 300);
    start("lenet5");
    session.requestTimes();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.times() != nullptr; }, patience));
    view.setTimes(session.times());
    ASSERT_EQ(view.rows(), static_cast<int>(session.times()->rows.size()));
    const QString text = stepTimesText(*session.times(), themes.theme().locale());
    EXPECT_EQ(text.count(u'\n') + 1, view.rows());
    const StepTimes::Row& slowest = session.times()->rows.front();
    EXPECT_TRUE(view.lineText(0).contains(QString::fromStdString(slowest.block)));
    const Numbers numbers(themes.theme().locale());
    EXPECT_TRUE(view.lineText(0).contains(numbers.significant(1e6 * slowest.time.seconds, 3)));
    EXPECT_TRUE(text.contains(QStringLiteral("conv2"))) << text.toStdString();
}

}  // namespace
}  // namespace glassbox
