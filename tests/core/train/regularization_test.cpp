#include "core/optim/regularizer.h"
#include "core/optim/schedule.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace glassbox::test {
namespace {

namespace fs = std::filesystem;

ChoiceSpec regularizer(std::string_view name,
                       std::initializer_list<std::pair<std::string_view, Setting>> settings = {}) {
    ChoiceSpec choice{std::string(name), Settings::defaults(findRegularizerType(name)->settings)};
    for (const auto& [key, value] : settings)
        choice.settings.set(key, value);
    return choice;
}

ChoiceSpec schedule(std::string_view name, std::initializer_list<std::pair<std::string_view, Setting>> settings = {}) {
    ChoiceSpec choice{std::string(name), Settings::defaults(findScheduleType(name)->settings)};
    for (const auto& [key, value] : settings)
        choice.settings.set(key, value);
    return choice;
}

/// Everything at once: penalties, clipping, max-norm, noise, early stopping and a schedule that looks at the losses.
ExperimentSpec regularized() {
    ExperimentSpec experiment = smallExperiment();
    experiment.schedule = schedule("reduce_on_plateau", {{"patience", std::int64_t{0}}, {"threshold", 0.5}});
    experiment.regularization = {regularizer("l1", {{"strength", 1e-4}}),
                                 regularizer("l2", {{"strength", 1e-3}, {"exclude_biases", false}}),
                                 regularizer("clip_norm", {{"limit", 0.5}}),
                                 regularizer("clip_value", {{"limit", 0.05}}),
                                 regularizer("max_norm", {{"limit", 1.0}}),
                                 regularizer("input_noise", {{"deviation", 0.3}}),
                                 regularizer("early_stopping", {{"patience", std::int64_t{1}}, {"min_delta", 0.2}})};
    return experiment;
}

/// A run that goes wrong after its first epochs: early stopping must end it.
ExperimentSpec worsening() {
    ExperimentSpec experiment = smallExperiment();
    experiment.epochs = 40;
    experiment.schedule = schedule("constant");
    experiment.optimizer.settings.set("learning_rate", 0.02);
    experiment.regularization = {regularizer("early_stopping", {{"patience", std::int64_t{2}}, {"min_delta", 0.02}})};
    return experiment;
}

void trainToTheEnd(Trainer& trainer) {
    while (!trainer.finished())
        ASSERT_TRUE(trainer.step());
}

TEST(Regularization, ThreadsChangeNoBit) {
    TrainerOptions options;
    options.threads = 1;
    const auto expected = makeTrainer(regularized(), smallDataset(), options);
    train(*expected, 15);
    for (const int threads : {2, 3, 4}) {
        options.threads = threads;
        const auto trainer = makeTrainer(regularized(), smallDataset(), options);
        train(*trainer, 15);
        EXPECT_EQ(parameterBits(*trainer), parameterBits(*expected)) << threads;
    }
}

TEST(Regularization, EachPartMovesTheWeightsButNotTheReportedLossOfTheFirstStep) {
    const auto plain = makeTrainer(smallExperiment(), smallDataset());
    train(*plain, 3);
    for (const ChoiceSpec& choice : regularized().regularization) {
        if (choice.type == "early_stopping") continue;
        ExperimentSpec experiment = smallExperiment();
        experiment.regularization = {choice};
        const auto trainer = makeTrainer(experiment, smallDataset());
        ASSERT_NE(trainer, nullptr);
        train(*trainer, 3);
        EXPECT_NE(parameterBits(*trainer), parameterBits(*plain)) << choice.type;
        const bool same = trainer->history().steps[0].loss == plain->history().steps[0].loss;
        EXPECT_EQ(same, choice.type != "input_noise") << choice.type;
    }
}

TEST(Regularization, InputNoiseCanBeTapped) {
    ExperimentSpec experiment = smallExperiment();
    experiment.regularization = {regularizer("input_noise", {{"deviation", 0.3}})};
    TrainerOptions options;
    options.keepAll = true;
    const auto trainer = makeTrainer(experiment, smallDataset(), options);
    train(*trainer, 1);
    const Graph& graph = *trainer->lowered().graph;
    const Tensor clean = trainer->executor().read(graph.find("input.out"));
    const Tensor noisy = trainer->executor().read(graph.find("input.noisy"));
    double sum = 0, squares = 0;
    for (std::int64_t i = 0; i < clean.elements(); ++i) {
        const double noise = noisy.at(i) - clean.at(i);
        sum += noise;
        squares += noise * noise;
    }
    const auto count = static_cast<double>(clean.elements());  // 2048: a standard error of 0.007
    EXPECT_NEAR(sum / count, 0, 0.03);
    EXPECT_NEAR(std::sqrt(squares / count), 0.3, 0.025);
}

TEST(Regularization, ResumesBitByBitFromAnyStep) {
    const fs::path file = fs::path(testing::TempDir()) / "regularization_test.safetensors";
    const auto whole = makeTrainer(regularized(), smallDataset());
    trainToTheEnd(*whole);
    const std::int64_t end = whole->stepNumber();
    for (const std::int64_t at : {std::int64_t{3}, std::int64_t{7}, end - 8, end}) {
        const auto first = makeTrainer(regularized(), smallDataset());
        train(*first, at);
        ASSERT_TRUE(first->saveCheckpoint(file));
        const auto second = makeTrainer(regularized(), smallDataset());
        const Result<void> loaded = second->loadCheckpoint(file);
        ASSERT_TRUE(loaded) << loaded.error().toString();
        trainToTheEnd(*second);
        EXPECT_EQ(second->stepNumber(), end) << "from step " << at;
        EXPECT_EQ(parameterBits(*second), parameterBits(*whole)) << "from step " << at;
    }
    fs::remove(file);
}

TEST(Regularization, ResumesOnlyWithTheSameWatchedPartWhereTheStepsDependOnIt) {
    const fs::path file = fs::path(testing::TempDir()) / "watched_test.safetensors";
    const auto codeOf = [&file](ExperimentSpec experiment) {
        const auto first = makeTrainer(experiment, smallDataset());
        train(*first, 8);
        EXPECT_TRUE(first->saveCheckpoint(file));
        experiment.watchTest = true;
        const auto second = makeTrainer(experiment, smallDataset());
        const Result<void> loaded = second->loadCheckpoint(file);
        return loaded ? std::string("accepted") : loaded.error().code;
    };
    EXPECT_EQ(codeOf(smallExperiment()), "accepted");
    EXPECT_EQ(codeOf(worsening()), "checkpoint.other_experiment");
    fs::remove(file);
}

TEST(EarlyStopping, EndsTheRunWithTheBestWeights) {
    const auto trainer = makeTrainer(worsening(), smallDataset());
    trainToTheEnd(*trainer);
    const std::vector<EpochRecord>& epochs = trainer->history().epochs;
    ASSERT_LT(epochs.size(), 40u);
    const std::size_t best = epochs.size() - 4;  // three epochs without gain, the third is one too many
    for (std::size_t i = best + 1; i < epochs.size(); ++i)
        EXPECT_GE(epochs[i].validationLoss, epochs[best].validationLoss - 0.02);
    const Result<Evaluation> now = trainer->evaluate("validation");
    ASSERT_TRUE(now);
    EXPECT_EQ(now->loss, epochs[best].validationLoss);
}

TEST(EarlyStopping, NeedsSomethingToWatch) {
    ExperimentSpec experiment = worsening();
    experiment.data.validation = 0;
    const auto made = Trainer::make(experiment, smallDataset(), {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "experiment.early_stopping");
}

TEST(Regularization, BadEntriesAreErrorsThatNameThem) {
    ExperimentSpec experiment = smallExperiment();
    experiment.regularization = {regularizer("l2"), regularizer("l2")};
    EXPECT_EQ(validate(experiment).error().place, "regularization[1]");
    experiment.regularization = {{"l3", {}}};
    EXPECT_EQ(validate(experiment).error().place, "regularization[0].type");
    experiment.regularization = {regularizer("clip_norm", {{"limit", -1.0}})};
    EXPECT_EQ(validate(experiment).error().place, "regularization[0].limit");
}

TEST(RangeTest, EndsOnceTheLossHasRisen) {
    ExperimentSpec experiment = smallExperiment();
    experiment.optimizer.settings.set("momentum", 0.0);
    experiment.schedule = schedule("range_test", {{"min_rate", 1e-3}, {"max_rate", 1000.0}});
    experiment.epochs = 10;
    const auto trainer = makeTrainer(experiment, smallDataset());
    trainToTheEnd(*trainer);
    EXPECT_LT(trainer->stepNumber(), trainer->totalSteps());
    EXPECT_GT(trainer->stepNumber(), 20);
    EXPECT_EQ(trainer->history().steps.front().learningRate, 1e-3);
    EXPECT_TRUE(std::ranges::is_sorted(trainer->history().steps, {}, &StepRecord::learningRate));
}

TEST(ReduceOnPlateau, LowersTheRateOfARunThatNoLongerGains) {
    ExperimentSpec experiment = smallExperiment();
    experiment.epochs = 8;
    experiment.schedule =
        schedule("reduce_on_plateau", {{"patience", std::int64_t{0}}, {"threshold", 0.9}, {"factor", 0.5}});
    const auto trainer = makeTrainer(experiment, smallDataset());
    trainToTheEnd(*trainer);
    EXPECT_EQ(trainer->history().steps.front().learningRate, 0.05);
    EXPECT_LE(trainer->history().steps.back().learningRate, 0.0125);
}

}  // namespace
}  // namespace glassbox::test
