#include "tests/session/session_fixture.h"

#include <algorithm>

namespace glassbox {
namespace {

/// A trainer alone that has made as many steps as the session.
std::unique_ptr<Trainer> trainerAfter(const ExperimentSpec& experiment, const LabSession& session, std::int64_t steps) {
    auto trainer = Trainer::make(experiment, session.dataset(), {});
    EXPECT_TRUE(trainer.ok());
    for (std::int64_t i = 0; i < steps; ++i)
        EXPECT_TRUE((*trainer)->step().ok());
    return std::move(*trainer);
}

double meanOf(const Tensor& tensor) {
    double sum = 0;
    for (std::int64_t i = 0; i < tensor.elements(); ++i)
        sum += tensor.at(i);
    return sum / static_cast<double>(tensor.elements());
}

TEST_F(SessionTest, ARunThatIsWatchedHasTheBitsOfATrainerAlone) {
    const ExperimentSpec experiment = preset("mnist_mlp");
    start(experiment);
    session.watchLayers(true);
    session.watchUpdate(UpdateWish{"fc1.weight", {}});
    session.train();
    waitFor(RunState::Finished);
    ASSERT_NE(session.health(), nullptr);
    EXPECT_GT(session.health()->columns.size(), 5U);
    EXPECT_TRUE(session.faults().empty());
    expectTheBitsOfATrainerAlone(experiment);
}

TEST_F(SessionTest, LayersAreToldAsTheTrainerHasThem) {
    const ExperimentSpec experiment = preset("lenet5");
    start(experiment);
    session.watchLayers(true);
    for (std::int64_t step = 1; step <= 7; ++step) {
        session.stepOnce();
        ASSERT_TRUE(QTest::qWaitFor([&] { return session.health() && session.health()->columns.back()->step == step; },
                                    patience));
    }
    const RunHealth& health = *session.health();
    EXPECT_EQ(health.columns.size(), 6U) << "five that are always taken, and the last that was looked at";
    EXPECT_EQ(health.columns[4]->step, 5);
    auto trainer = trainerAfter(experiment, session, 6);
    ASSERT_TRUE(trainer->setTaps({"conv1.z"}));
    ASSERT_TRUE(trainer->step().ok());
    const Tensor z = trainer->executor().read(trainer->lowered().graph->find("conv1.z"));
    const auto layer = std::ranges::find(*health.layers, "conv1", &PulsedLayer::block);
    ASSERT_NE(layer, health.layers->end());
    const LayerPulse& pulse = health.columns.back()->layers[static_cast<std::size_t>(layer - health.layers->begin())];
    EXPECT_NEAR(pulse.output.mean, meanOf(z), 1e-7);
    EXPECT_EQ(pulse.step, 7);
    session.restart();
    EXPECT_EQ(session.health(), nullptr) << "it was another run's";
}

TEST_F(SessionTest, NobodyLooksNothingIsTold) {
    start(preset("lenet5"));
    session.watchLayers(true);
    session.watchLayers(true);
    session.watchLayers(false);
    session.stepOnce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.health() != nullptr; }, patience)) << "one still watches";
    session.watchLayers(false);
    session.stepOnce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step == 2; }, patience));
    session.stepOnce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step == 3; }, patience));
    EXPECT_EQ(session.health()->columns.back()->step, 1);
    session.watchLayers(true);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.health()->columns.back()->step == 3; }, patience))
        << "what was missed is there as soon as somebody looks";
}

TEST_F(SessionTest, AnUpdateIsWhatTheStepMadeOfANumber) {
    ExperimentSpec experiment = preset("lenet5");
    experiment.optimizer = {"adam", Settings::defaults(findOptimizerType("adam")->settings)};
    start(experiment);
    session.stepOnce();
    waitFor(RunState::Paused);
    session.watchUpdate(UpdateWish{"conv2.weight", 37});
    session.stepOnce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.updateView() != nullptr; }, patience));
    const auto trainer = trainerAfter(experiment, session, 1);
    const double before = trainer->parameters().value("conv2.weight").at(37);
    const auto stateOf = [&](const char* name) {
        return trainer->optimizer().stateOf(name, *trainer->parameters().find("conv2.weight")).at(37);
    };
    const double m = stateOf("exp_avg"), v = stateOf("exp_avg_sq");
    ASSERT_TRUE(trainer->step().ok());
    const UpdateView fixed = *session.updateView();
    EXPECT_EQ(fixed.step, 2);
    EXPECT_EQ(fixed.element, 37);
    EXPECT_FALSE(fixed.largest);
    EXPECT_EQ(fixed.learningRate, trainer->history().steps.back().learningRate);
    EXPECT_EQ(fixed.update.gradient, trainer->parameters().gradient("conv2.weight").at(37));
    EXPECT_EQ(fixed.update.before, before);
    EXPECT_EQ(fixed.update.after, trainer->parameters().value("conv2.weight").at(37));
    ASSERT_EQ(fixed.update.stateCount, 2U);
    EXPECT_EQ(fixed.update.states[0].before, m);
    EXPECT_EQ(fixed.update.states[0].after, stateOf("exp_avg"));
    EXPECT_EQ(fixed.update.states[1].before, v);
    EXPECT_EQ(fixed.update.states[1].after, stateOf("exp_avg_sq"));
    // Another number of the same step, while the run stands still: by default the one with the largest gradient.
    session.watchUpdate(UpdateWish{"fc1.weight", {}});
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.updateView()->parameter == "fc1.weight"; }, patience));
    const Tensor gradient = trainer->parameters().gradient("fc1.weight");
    double largest = 0;
    for (std::int64_t i = 0; i < gradient.elements(); ++i)
        largest = std::max(largest, std::abs(gradient.at(i)));
    EXPECT_TRUE(session.updateView()->largest);
    EXPECT_EQ(std::abs(session.updateView()->update.gradient), largest);
}

TEST_F(SessionTest, AFaultIsToldAndItsRemedyStartsAnotherRun) {
    ExperimentSpec experiment = preset("lenet5", 3);
    experiment.optimizer.settings.set("learning_rate", 5.0);
    experiment.schedule = {"constant", {}};
    start(experiment);
    session.train();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !session.faults().empty(); }, patience));
    const Fault fault = session.faults().front();
    EXPECT_GT(fault.step, 0);
    const auto lower = std::ranges::find(fault.remedies, "lower_rate", &Remedy::id);
    ASSERT_NE(lower, fault.remedies.end());
    session.tryRemedy(*lower, QStringLiteral("Lower the rate"));
    EXPECT_TRUE(session.faults().empty()) << "they were of the run before";
    EXPECT_EQ(session.document().experiment(), edited(experiment, lower->edit));
    EXPECT_EQ(session.document().undoStack().undoText(), QStringLiteral("Lower the rate"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step > 0; }, patience)) << "it trains at once";
    session.document().undoStack().undo();
    EXPECT_EQ(session.document().experiment(), experiment);
}

TEST_F(SessionTest, TheTimesOfAStepAreOfItsOps) {
    start(preset("lenet5"));
    session.stepOnce();
    waitFor(RunState::Paused);
    const NamedTensors before = weights();
    session.requestTimes();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.times() != nullptr; }, patience));
    const StepTimes& times = *session.times();
    EXPECT_EQ(times.batch, 64);
    EXPECT_EQ(times.step, 1);
    EXPECT_GT(times.ceilingGflops, 0);
    EXPECT_TRUE(std::ranges::is_sorted(times.rows, std::ranges::greater{},
                                       [](const StepTimes::Row& row) { return row.time.seconds; }));
    const auto of = [&](const char* block, bool backward) {
        return std::ranges::any_of(times.rows, [&](const StepTimes::Row& row) {
            return row.block == block && row.backward == backward && row.time.flops > 0;
        });
    };
    EXPECT_TRUE(of("conv1", false) && of("conv2", true) && of("fc1", false));
    double busy = 0;
    for (const StepTimes::Row& row : times.rows)
        busy += row.time.seconds;
    EXPECT_NEAR(busy + times.idleSeconds, times.planSeconds * times.threads, 1e-9);
    EXPECT_EQ(times.trainSeconds, 0) << "one step says little";
    const NamedTensors after = weights();
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_TRUE(sameBits(before[i].second, after[i].second)) << "the run does not feel it";
}

}  // namespace
}  // namespace glassbox
