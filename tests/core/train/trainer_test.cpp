#include "tests/core/train/small_experiment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>

namespace glassbox::test {
namespace {

using testing::HasSubstr;

TEST(Trainer, LearnsAndReportsEveryStepAndEpoch) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    EXPECT_EQ(trainer->split().training.size(), 200u);
    EXPECT_EQ(trainer->split().validation.size(), 50u);
    EXPECT_EQ(trainer->stepsPerEpoch(), 7);
    EXPECT_EQ(trainer->totalSteps(), 28);
    EXPECT_FALSE(trainer->epochEnded());
    train(*trainer, 28);
    EXPECT_TRUE(trainer->finished());
    EXPECT_FALSE(*trainer->step());
    const History& history = trainer->history();
    ASSERT_EQ(history.steps.size(), 28u);
    ASSERT_EQ(history.epochs.size(), 4u);
    for (std::size_t i = 0; i < 28; ++i)
        EXPECT_EQ(history.steps[i].step, static_cast<std::int64_t>(i + 1));
    EXPECT_EQ(history.epochs[3].epoch, 4);
    EXPECT_EQ(history.epochs[3].step, 28);
    EXPECT_GT(history.epochs[3].validationAccuracy, 0.9);
    EXPECT_LT(history.epochs[3].trainLoss, history.epochs[0].trainLoss);
    EXPECT_LT(history.epochs[3].testLoss, 0) << "the test part is not looked at before the end";
    EXPECT_FALSE(history.finalTest);
    const auto test = trainer->finalTest();
    ASSERT_TRUE(test);
    EXPECT_EQ(test->count, 60);
    EXPECT_EQ(test->predictions.size(), 60u);
    EXPECT_GT(test->accuracy, 0.9);
    EXPECT_TRUE(history.finalTest);
    EXPECT_EQ(history.testAccuracy, test->accuracy);
}

TEST(Trainer, EpochMeansAreTheMeansOfItsSteps) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 14);
    double loss = 0, accuracy = 0;
    for (std::size_t i = 7; i < 14; ++i) {
        loss += trainer->history().steps[i].loss / 7;
        accuracy += trainer->history().steps[i].accuracy / 7;
    }
    EXPECT_NEAR(trainer->history().epochs[1].trainLoss, loss, 1e-12);
    EXPECT_NEAR(trainer->history().epochs[1].trainAccuracy, accuracy, 1e-12);
    EXPECT_GT(trainer->history().epochs[1].samplesPerSecond, 0);
}

TEST(Trainer, EveryEpochVisitsEverySampleOnce) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    std::vector<std::int64_t> orders[2];
    for (std::vector<std::int64_t>& order : orders)
        for (int i = 0; i < 7; ++i) {
            train(*trainer, 1);
            EXPECT_EQ(trainer->lastBatch().size(), i < 6 ? 32u : 8u);
            order.insert(order.end(), trainer->lastBatch().begin(), trainer->lastBatch().end());
        }
    EXPECT_NE(orders[0], orders[1]);
    std::ranges::sort(orders[0]);
    EXPECT_EQ(orders[0], trainer->split().training);
}

TEST(Trainer, DropLastLeavesTheTailOut) {
    ExperimentSpec experiment = smallExperiment();
    experiment.dropLast = true;
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    EXPECT_EQ(trainer->stepsPerEpoch(), 6);
    train(*trainer, 6);
    EXPECT_TRUE(trainer->epochEnded());
    EXPECT_EQ(trainer->lastBatch().size(), 32u);
}

TEST(Trainer, WithoutShufflingTheWholeSetComesInFileOrder) {
    TrainerOptions options;
    options.shuffle = false;
    const auto trainer = makeTrainer(smallExperiment(), smallDataset(), options);
    ASSERT_NE(trainer, nullptr);
    EXPECT_EQ(trainer->stepsPerEpoch(), 8);
    EXPECT_TRUE(trainer->split().validation.empty());
    train(*trainer, 2);
    for (std::int64_t i = 0; i < 32; ++i)
        EXPECT_EQ(trainer->lastBatch()[static_cast<std::size_t>(i)], 32 + i);
    train(*trainer, 6);
    EXPECT_LT(trainer->history().epochs[0].validationAccuracy, 0);
}

TEST(Trainer, StopsAtItsTarget) {
    ExperimentSpec experiment = smallExperiment();
    experiment.epochs = 50;
    experiment.stopAt = StopTarget{"validation_accuracy", 0.6};
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    while (!trainer->finished())
        train(*trainer, 1);
    EXPECT_LT(trainer->epochNumber(), 50);
    EXPECT_TRUE(trainer->epochEnded());
    EXPECT_GE(trainer->history().epochs.back().validationAccuracy, 0.6);
    for (std::size_t i = 0; i + 1 < trainer->history().epochs.size(); ++i)
        EXPECT_LT(trainer->history().epochs[i].validationAccuracy, 0.6);
}

TEST(Trainer, WatchedTestPartIsEvaluatedEveryEpoch) {
    ExperimentSpec experiment = smallExperiment();
    experiment.watchTest = true;
    experiment.data.validation = 0;
    experiment.stopAt = StopTarget{"test_accuracy", 0.6};
    experiment.epochs = 50;
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    while (!trainer->finished())
        train(*trainer, 1);
    const EpochRecord& last = trainer->history().epochs.back();
    EXPECT_LT(last.validationLoss, 0);
    EXPECT_GE(last.testAccuracy, 0.6);
    const auto test = trainer->finalTest();
    ASSERT_TRUE(test);
    EXPECT_EQ(test->accuracy, last.testAccuracy);
    EXPECT_EQ(test->loss, last.testLoss);
}

TEST(Trainer, EvaluationAgreesWithItself) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 7);
    const auto validation = trainer->evaluate("validation");
    ASSERT_TRUE(validation);
    EXPECT_EQ(validation->loss, trainer->history().epochs[0].validationLoss);
    double loss = 0, right = 0;
    for (std::size_t i = 0; i < validation->predictions.size(); ++i) {
        loss += static_cast<double>(validation->losses[i]);
        const std::int64_t sample = trainer->split().validation[i];
        right += validation->predictions[i] == trainer->dataset().train.labels.at(sample) ? 1 : 0;
        EXPECT_GE(validation->confidence[i], 1.0f / 3);
    }
    EXPECT_NEAR(validation->loss, loss / 50, 1e-6);
    EXPECT_DOUBLE_EQ(validation->accuracy, right / 50);
    EXPECT_FALSE(trainer->evaluate("tset"));
}

TEST(Trainer, ChangedWeightsAreEvaluatedAnew) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    const double before = trainer->evaluate("test")->loss;
    const Tensor bias(DType::F32, {3});
    ASSERT_TRUE(trainer->parameters().setValue("fc2.weight", Tensor(DType::F32, {3, 20})));
    EXPECT_NEAR(trainer->evaluate("test")->loss, std::log(3.0), 1e-6);
    EXPECT_NE(before, trainer->evaluate("test")->loss);
}

TEST(Trainer, ADivergedLossIsAnErrorAndKeepsTheState) {
    ExperimentSpec experiment = smallExperiment();
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 2);
    Tensor broken = trainer->parameters().value("fc2.bias");
    broken.set(0, std::nan(""));
    ASSERT_TRUE(trainer->parameters().setValue("fc2.bias", broken));
    const std::vector<std::byte> before = parameterBits(*trainer);
    const auto stepped = trainer->step();
    ASSERT_FALSE(stepped);
    EXPECT_EQ(stepped.error().code, "train.diverged");
    EXPECT_EQ(stepped.error().argument("step"), "3");
    EXPECT_EQ(trainer->stepNumber(), 2);
    EXPECT_EQ(trainer->history().steps.size(), 2u);
    EXPECT_EQ(parameterBits(*trainer), before);
}

TEST(Trainer, DataThatDoesNotFitIsAnErrorThatNamesTheBlock) {
    ExperimentSpec experiment = smallExperiment();
    experiment.network.find("fc2")->settings.set("units", std::int64_t{2});
    EXPECT_THAT(Trainer::make(experiment, smallDataset(), {}).error().toString(), HasSubstr("output gives 2"));
    const auto picture = Trainer::make(preset("lenet5"), smallDataset(), {});
    ASSERT_FALSE(picture);
    EXPECT_THAT(picture.error().toString(), HasSubstr("1x28x28"));
    EXPECT_THAT(picture.error().toString(), HasSubstr("1x8x8"));
    ExperimentSpec large = smallExperiment();
    large.batchSize = 1000;
    large.dropLast = true;
    EXPECT_EQ(Trainer::make(large, smallDataset(), {}).error().place, "batch_size");
}

TEST(Trainer, StartsFromGivenOrCarriedWeights) {
    const auto first = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(first, nullptr);
    train(*first, 3);
    TrainerOptions options;
    for (const ParameterEntry& entry : first->parameters().entries())
        options.initial.emplace(entry.name, first->parameters().value(entry.name));
    const auto second = makeTrainer(smallExperiment(), smallDataset(), options);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(parameterBits(*second), parameterBits(*first));
    options.initial.erase("fc1.bias");
    EXPECT_EQ(Trainer::make(smallExperiment(), smallDataset(), options).error().argument("name"), "fc1.bias");
    TrainerOptions carrying;
    carrying.carried.emplace("conv1.weight", first->parameters().value("conv1.weight"));
    carrying.carried.emplace("fc1.weight", Tensor(DType::F32, {1, 1}));  // another shape: left out
    const auto third = makeTrainer(smallExperiment(), smallDataset(), carrying);
    ASSERT_NE(third, nullptr);
    const Tensor kept = third->parameters().value("conv1.weight"), made = third->parameters().value("fc1.weight");
    EXPECT_EQ(kept.at(5), first->parameters().value("conv1.weight").at(5));
    EXPECT_NE(made.at(5), 0);
}

TEST(Trainer, FrozenBlocksKeepTheirWeights) {
    ExperimentSpec experiment = smallExperiment();
    experiment.network.find("conv1")->trainable = false;
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    const Tensor conv = trainer->parameters().value("conv1.weight"), dense = trainer->parameters().value("fc1.weight");
    train(*trainer, 3);
    for (std::int64_t i = 0; i < conv.elements(); ++i)
        EXPECT_EQ(trainer->parameters().value("conv1.weight").at(i), conv.at(i));
    EXPECT_NE(trainer->parameters().value("fc1.weight").at(0), dense.at(0));
}

TEST(Trainer, RegressionOnClassesLearnsOneNumberAClass) {
    ExperimentSpec experiment = smallExperiment();
    experiment.network.find("output")->settings.set("task", std::string("regression"));
    experiment.losses["output"] = {"mean_squared_error", 1.0, {}};
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 28);
    EXPECT_LT(trainer->history().epochs[3].validationLoss, 0.5 * trainer->history().epochs[0].trainLoss);
    EXPECT_EQ(trainer->history().steps[0].accuracy, -1);
}

TEST(Trainer, TheRateIsTheOneThatTheStepUsed) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    const double first = trainer->learningRate();
    EXPECT_NEAR(first, 0.05 / 25, 1e-12);
    train(*trainer, 1);
    EXPECT_EQ(trainer->history().steps[0].learningRate, first);
    trainer->setLearningRate(0.1);
    EXPECT_EQ(trainer->baseLearningRate(), 0.1);
    const double second = trainer->learningRate();
    train(*trainer, 1);
    EXPECT_EQ(trainer->history().steps[1].learningRate, second);
    ASSERT_EQ(trainer->events().size(), 1u);
    EXPECT_EQ(trainer->events()[0], (RunEvent{1, "learning_rate", 0.1}));
}

TEST(Trainer, AWeightSetByHandIsAnEventThatReplaysToTheSameBits) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 3);
    const double was = trainer->parameters().value("fc1.weight").at(1);
    const auto before = trainer->setWeight("fc1.weight", {0, 1}, 0.75);
    ASSERT_TRUE(before.ok());
    EXPECT_EQ(*before, was);
    EXPECT_EQ(trainer->parameters().value("fc1.weight").at(1), 0.75);
    ASSERT_EQ(trainer->events().size(), 1u);
    EXPECT_EQ(trainer->events()[0], (RunEvent{3, "weight", 0.75, "fc1.weight", {0, 1}}));
    EXPECT_FALSE(trainer->setWeight("fc1.weight", {0}, 1).ok());
    EXPECT_FALSE(trainer->setWeight("fc1.weight", {0, 1 << 20}, 1).ok());
    EXPECT_FALSE(trainer->setWeight("nobody", {0}, 1).ok());
    EXPECT_FALSE(trainer->setWeight("fc1.weight", {0, 1}, std::nan("")).ok());
    EXPECT_EQ(trainer->events().size(), 1u);
    const auto again = makeTrainer(smallExperiment(), smallDataset());
    ASSERT_NE(again, nullptr);
    again->replay(trainer->events());
    train(*again, 3);
    const StepOrigin next = again->nextOrigin();
    EXPECT_EQ(std::memcmp(next.parameters.raw(), trainer->parameters().values(), next.parameters.bytes()), 0);
    train(*trainer, 4);
    train(*again, 4);
    for (const ParameterEntry& entry : trainer->parameters().entries()) {
        const Tensor one = trainer->parameters().value(entry.name), other = again->parameters().value(entry.name);
        EXPECT_EQ(std::memcmp(one.raw(), other.raw(), one.bytes()), 0) << entry.name;
    }
    EXPECT_EQ(again->events(), trainer->events());
}

TEST(Trainer, ABatchLargerThanThePartIsOneBatch) {
    ExperimentSpec experiment = smallExperiment();
    experiment.batchSize = 4096;
    const auto trainer = makeTrainer(experiment, smallDataset());
    ASSERT_NE(trainer, nullptr);
    EXPECT_EQ(trainer->stepsPerEpoch(), 1);
    train(*trainer, 1);
    EXPECT_EQ(trainer->lastBatch().size(), 200u);
}

}  // namespace
}  // namespace glassbox::test
