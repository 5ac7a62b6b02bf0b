#include "core/network/composite_edit.h"
#include "core/network/edit.h"
#include "core/train/trainer.h"
#include "tests/session/session_fixture.h"

#include <QSignalSpy>

#include <algorithm>
#include <numeric>

namespace glassbox {
namespace {

TEST_F(SessionTest, TrainsToTheSameBitsAsATrainerAlone) {
    const ExperimentSpec experiment = preset("mnist_mlp");
    start(experiment);
    std::vector<std::uint8_t> picture(28 * 28, 0);
    picture[400] = 255;
    session.setPadPicture(picture);
    session.train();
    waitFor(RunState::Finished);
    expectTheBitsOfATrainerAlone(experiment);
}

TEST_F(SessionTest, HandsOverEveryStepAndEpoch) {
    start(preset("mnist_mlp", 2));
    session.train();
    waitFor(RunState::Finished);
    const History& history = session.history();
    ASSERT_EQ(static_cast<std::int64_t>(history.steps.size()), session.status().totalSteps);
    for (std::size_t i = 0; i < history.steps.size(); ++i)
        ASSERT_EQ(history.steps[i].step, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(history.epochs.size(), 2U);
    ASSERT_NE(session.finalTest(), nullptr);
    EXPECT_EQ(session.finalTest()->count, 10000);
    EXPECT_EQ(session.status().accuracyPart, "test");
    EXPECT_GT(session.status().accuracy, 0.95);
}

TEST_F(SessionTest, OneStepThenPaused) {
    start(preset("lenet5"));
    session.stepOnce();
    waitFor(RunState::Paused);
    EXPECT_EQ(session.status().step, 1);
    session.stepOnce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step == 2; }, patience));
    EXPECT_EQ(session.status().state, RunState::Paused);
}

TEST_F(SessionTest, RestartBeginsAgainWithTheSameNumbers) {
    start(preset("lenet5"));
    session.stepOnce();
    waitFor(RunState::Paused);
    const NamedTensors first = weights();
    session.restart();
    waitFor(RunState::Idle);
    EXPECT_EQ(session.status().step, 0);
    EXPECT_TRUE(session.history().steps.empty());
    session.stepOnce();
    waitFor(RunState::Paused);
    const NamedTensors again = weights();
    ASSERT_EQ(first.size(), again.size());
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_TRUE(sameBits(first[i].second, again[i].second));
}

TEST_F(SessionTest, LearningRateMovesAtOnceAndIsRecorded) {
    ExperimentSpec experiment = preset("mnist_mlp");
    experiment.schedule = {"constant", {}};
    start(experiment);
    session.stepOnce();
    waitFor(RunState::Paused);
    session.setLearningRate(0.123);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !session.events().empty(); }, patience));
    EXPECT_DOUBLE_EQ(session.events()[0].value, 0.123);
    session.stepOnce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.history().steps.size() == 2; }, patience));
    EXPECT_DOUBLE_EQ(session.history().steps[1].learningRate, 0.123);
}

TEST_F(SessionTest, AStructuralEditPausesAndKeepsUnchangedWeights) {
    start(preset("lenet5"));
    session.train();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step > 20; }, patience));
    const auto changed = changeSetting(session.document().network(), "conv2", "filters", Setting(std::int64_t{12}));
    ASSERT_TRUE(session.document().edit(changed, QStringLiteral("test")));
    waitFor(RunState::Idle);
    EXPECT_EQ(session.status().step, 0);
    const NamedTensors kept = weights();
    session.restart();
    waitFor(RunState::Idle);
    const NamedTensors fresh = weights();
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const bool unchanged = kept[i].first.rfind("conv2", 0) != 0 && kept[i].first != "fc1.weight";
        EXPECT_NE(sameBits(kept[i].second, fresh[i].second), unchanged) << kept[i].first;
    }
}

TEST_F(SessionTest, WeightsFollowBlocksIntoACompositeAndBack) {
    start(preset("mnist_mlp"));
    session.stepOnce();
    waitFor(RunState::Paused);
    const NamedTensors before = weights();
    NetworkDocument& document = session.document();
    const std::string id = before.front().first.substr(0, before.front().first.find('.'));
    const auto expectKept = [&](const std::string& prefix) {
        const NamedTensors after = weights();
        ASSERT_EQ(after.size(), before.size());
        for (const auto& [name, tensor] : before) {
            const std::string wanted = name.starts_with(id + '.') ? prefix + name : name;
            const auto found = std::ranges::find(after, wanted, [](const auto& entry) { return entry.first; });
            ASSERT_NE(found, after.end()) << wanted;
            EXPECT_TRUE(sameBits(found->second, tensor)) << wanted;
        }
    };
    ASSERT_TRUE(document.regroup(group(document.network(), {id}, "Layer"), QStringLiteral("group")));
    waitFor(RunState::Idle);
    expectKept("layer1.");
    document.undoStack().undo();
    const QString file = folder.filePath(QStringLiteral("back.safetensors"));
    const auto isBack = [&] {
        if (session.saveWeights(file)) return false;  // being prepared
        const auto tensors = readSafetensors(file.toStdString());
        return tensors && tensors->front().first == before.front().first;
    };
    ASSERT_TRUE(QTest::qWaitFor(isBack, patience));
    expectKept("");
}

TEST_F(SessionTest, LookingInsideABlockDoesNotDisturbARun) {
    ExperimentSpec experiment = preset("mnist_mlp");
    experiment.network = group(experiment.network, {"fc1"}, "Layer").value().network;
    start(experiment);
    session.stepOnce();
    waitFor(RunState::Paused);
    session.document().enter("layer1");
    NetworkSpec moved = session.document().network();
    moved.layout["fc1"] = {500, 20};
    session.document().edit(moved, QStringLiteral("move"));
    QTest::qWait(0);
    EXPECT_EQ(session.status().state, RunState::Paused);
    EXPECT_EQ(session.status().step, 1);
}

TEST_F(SessionTest, MovingABlockDoesNotDisturbARun) {
    start(preset("lenet5"));
    session.stepOnce();
    waitFor(RunState::Paused);
    NetworkSpec moved = session.document().network();
    moved.layout["conv1"] = {500, 20};
    session.document().edit(moved, QStringLiteral("move"));
    QTest::qWait(0);
    EXPECT_EQ(session.status().state, RunState::Paused);
    EXPECT_EQ(session.status().step, 1);
}

TEST_F(SessionTest, AnswersAboutSamplePadAndStrip) {
    const ExperimentSpec experiment = preset("lenet5");
    start(experiment);
    session.setSample(7);
    std::vector<std::uint8_t> picture(28 * 28, 0);
    std::fill(picture.begin() + 300, picture.begin() + 320, std::uint8_t{255});
    session.setPadPicture(picture);
    session.watchWeights({"conv1.weight"});
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            return session.padAnswer().probabilities.size() == 10 && session.sampleView().index == 7 &&
                   session.stripAnswer().tiles.size() == LabSession::stripSamples && !session.weights().empty();
        },
        patience));
    const auto& probabilities = session.padAnswer().probabilities;
    EXPECT_NEAR(std::accumulate(probabilities.begin(), probabilities.end(), 0.0F), 1.0F, 1e-5F);
    for (const BlockSpec& block : experiment.network.blocks)
        EXPECT_TRUE(session.sampleView().blocks.contains(block.id)) << block.id;
    EXPECT_EQ(session.sampleView().blocks.at("conv1").values.size(), 6U * 28 * 28);
    EXPECT_EQ(session.weights()[0].values.size(), 6U * 25);
    EXPECT_EQ(session.watchedPart(), "validation");
}

TEST_F(SessionTest, AMissingDataSetIsSaidAndNothingRuns) {
    LabSession elsewhere{DataPlaces{{std::filesystem::path(folder.path().toStdString())}}};
    QSignalSpy failures(&elsewhere, &LabSession::failed);
    elsewhere.startOver(preset("lenet5"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return failures.count() == 1; }, patience));
    EXPECT_NE(failures[0][0].value<Error>().toString().find("mnist"), std::string::npos);
    EXPECT_EQ(elsewhere.status().state, RunState::Idle);
}

TEST_F(SessionTest, AStepAskedForWhileTheDataLoadIsMadeWhenTheyAreHere) {
    session.startOver(preset("lenet5"));
    ASSERT_EQ(session.dataset(), nullptr);
    session.stepOnce();
    waitFor(RunState::Paused);
    EXPECT_EQ(session.status().step, 1);
}

TEST_F(SessionTest, RestartWithAnotherRateChangesTheExperimentAndTrains) {
    start(preset("lenet5"));
    session.restartWithRate(0.01);
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step > 2; }, patience));
    EXPECT_DOUBLE_EQ(session.status().baseLearningRate, 0.01);
    session.document().undoStack().undo();
    const Setting* rate = session.document().experiment().optimizer.settings.find("learning_rate");
    EXPECT_DOUBLE_EQ(std::get<double>(*rate),
                     std::get<double>(*preset("lenet5").optimizer.settings.find("learning_rate")));
}

TEST_F(SessionTest, ABrokenFileIsRefusedAndTheDocumentStays) {
    start(preset("lenet5"));
    const QString file = folder.filePath(QStringLiteral("broken.json"));
    QFile broken(file);
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("{\"format\": \"glassbox.experiment/1\", \"epochz\": 3}");
    broken.close();
    const auto refused = session.open(file);
    ASSERT_TRUE(refused.has_value());
    EXPECT_NE(refused->toString().find("epochz"), std::string::npos) << refused->toString();
    EXPECT_EQ(session.document().network().name, "LeNet-5");
}

TEST_F(SessionTest, OpeningTwiceWhileTheDataLoadPreparesOnce) {
    session.startOver(preset("lenet5"));
    start(preset("mnist_mlp"));
    session.stepOnce();
    waitFor(RunState::Paused);
    session.stepOnce();
    ASSERT_TRUE(QTest::qWaitFor([&] { return session.status().step == 2; }, patience));
    EXPECT_EQ(session.document().network().name, preset("mnist_mlp").network.name);
}

TEST_F(SessionTest, SavesAndOpensAgain) {
    start(preset("lenet5"));
    const QString file = folder.filePath(QStringLiteral("saved.json"));
    ASSERT_FALSE(session.save(file).has_value());
    const ExperimentSpec before = session.document().experiment();
    ASSERT_FALSE(session.open(file).has_value());
    EXPECT_EQ(session.document().experiment(), before);
    EXPECT_TRUE(session.save(QStringLiteral("/proc/nowhere/saved.json")).has_value());
}

}  // namespace
}  // namespace glassbox
