#include "core/base/platform/file.h"
#include "core/interop/safetensors.h"
#include "tests/core/train/small_experiment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace glassbox::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class CheckpointTest : public testing::Test {
protected:
    CheckpointTest() : file_(fs::path(testing::TempDir()) / "checkpoint_test.safetensors") {}
    ~CheckpointTest() override { fs::remove(file_); }

    std::string problem(const ExperimentSpec& experiment) {
        const auto trainer = makeTrainer(experiment, smallDataset());
        if (!trainer) return "no trainer";
        const std::vector<std::byte> before = parameterBits(*trainer);
        const Result<void> loaded = trainer->loadCheckpoint(file_);
        EXPECT_TRUE(loaded.ok() || parameterBits(*trainer) == before) << "a refused checkpoint changes nothing";
        return loaded ? "accepted" : loaded.error().toString();
    }

    fs::path file_;
};

ExperimentSpec adamExperiment() {
    ExperimentSpec experiment = smallExperiment();
    experiment.optimizer = {"adam", Settings::defaults(findOptimizerType("adam")->settings)};
    experiment.optimizer.settings.set("learning_rate", 0.01);
    return experiment;
}

TEST_F(CheckpointTest, ResumesBitByBitFromAnyStep) {
    for (const ExperimentSpec& experiment : {smallExperiment(), adamExperiment()}) {
        const auto whole = makeTrainer(experiment, smallDataset());
        ASSERT_NE(whole, nullptr);
        train(*whole, 20);
        for (const std::int64_t at : {0, 1, 6, 7, 10, 14, 19}) {
            const auto first = makeTrainer(experiment, smallDataset());
            ASSERT_NE(first, nullptr);
            train(*first, at);
            ASSERT_TRUE(first->saveCheckpoint(file_));
            const auto second = makeTrainer(experiment, smallDataset());
            ASSERT_NE(second, nullptr);
            const Result<void> loaded = second->loadCheckpoint(file_);
            ASSERT_TRUE(loaded) << loaded.error().toString();
            EXPECT_EQ(second->stepNumber(), at);
            train(*second, 20 - at);
            EXPECT_EQ(parameterBits(*second), parameterBits(*whole)) << "from step " << at;
            ASSERT_EQ(second->history().steps.size(), 20u);
            for (std::size_t i = 0; i < 20; ++i) {
                EXPECT_EQ(second->history().steps[i].step, whole->history().steps[i].step);
                EXPECT_EQ(second->history().steps[i].loss, whole->history().steps[i].loss);
            }
            ASSERT_EQ(second->history().epochs.size(), 2u);
            EXPECT_EQ(second->history().epochs[0].validationLoss, whole->history().epochs[0].validationLoss);
            EXPECT_EQ(second->history().epochs[1].trainLoss, whole->history().epochs[1].trainLoss);
        }
    }
}

TEST_F(CheckpointTest, KeepsEventsAndRates) {
    const auto whole = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(whole, nullptr);
    train(*whole, 4);
    whole->setLearningRate(0.013);
    train(*whole, 2);
    ASSERT_TRUE(whole->saveCheckpoint(file_));
    train(*whole, 6);
    const auto resumed = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(resumed, nullptr);
    ASSERT_TRUE(resumed->loadCheckpoint(file_));
    EXPECT_EQ(resumed->baseLearningRate(), 0.013);
    EXPECT_EQ(resumed->events(), whole->events());
    train(*resumed, 6);
    EXPECT_EQ(parameterBits(*resumed), parameterBits(*whole));
}

TEST_F(CheckpointTest, MayGoOnForMoreEpochs) {
    const auto first = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(first, nullptr);
    train(*first, first->totalSteps());
    ASSERT_TRUE(first->saveCheckpoint(file_));
    ExperimentSpec longer = smallExperiment();
    longer.epochs = 6;
    const auto second = makeTrainer(longer, smallDataset());
    ASSERT_NE(second, nullptr);
    ASSERT_TRUE(second->loadCheckpoint(file_));
    EXPECT_FALSE(second->finished());
    train(*second, 14);
    EXPECT_TRUE(second->finished());
}

TEST_F(CheckpointTest, HoldsTheWeightsUnderTheirNames) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 2);
    ASSERT_TRUE(trainer->saveCheckpoint(file_));
    const auto read = readSafetensors(file_);
    ASSERT_TRUE(read);
    EXPECT_EQ((*read)[0].first, "conv1.weight");
    EXPECT_EQ((*read)[0].second.at(3), trainer->parameters().value("conv1.weight").at(3));
}

TEST_F(CheckpointTest, RefusesWhatDoesNotBelongToTheExperiment) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 3);
    ASSERT_TRUE(trainer->saveCheckpoint(file_));
    EXPECT_EQ(problem(smallExperiment()), "accepted");
    ExperimentSpec other = smallExperiment();
    other.seed = 5;
    EXPECT_THAT(problem(other), HasSubstr("another experiment"));
    EXPECT_THAT(problem(adamExperiment()), HasSubstr("another experiment"));
}

TEST_F(CheckpointTest, RefusesBrokenFiles) {
    EXPECT_THAT(problem(smallExperiment()), HasSubstr("checkpoint_test"));
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 3);
    ASSERT_TRUE(trainer->saveCheckpoint(file_));
    const auto whole = readSafetensors(file_);
    ASSERT_TRUE(whole);
    for (std::size_t left = 0; left < whole->size(); ++left) {
        NamedTensors without = *whole;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(left));
        ASSERT_TRUE(writeSafetensors(file_, without));
        EXPECT_THAT(problem(smallExperiment()), HasSubstr("lacks")) << (*whole)[left].first;
    }
    NamedTensors garbled = *whole;
    for (auto& [name, tensor] : garbled)
        if (name == "run") tensor.span<std::uint8_t>()[0] = 'x';
    ASSERT_TRUE(writeSafetensors(file_, garbled));
    EXPECT_THAT(problem(smallExperiment()), HasSubstr("not a sound checkpoint"));
}

}  // namespace
}  // namespace glassbox::test
