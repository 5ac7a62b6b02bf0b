#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace glassbox::test {
namespace {

using Bits = std::vector<std::byte>;

constexpr std::int64_t steps = 200;

/// LeNet-5 on MNIST; tails do not come up in its first 200 steps, the small experiment has them.
Bits afterLeNetSteps(const TrainerOptions& options, const std::vector<std::string>& taps = {}) {
    const auto trainer = makeTrainer(preset("lenet5"), mnist(), options);
    if (!trainer) return {};
    EXPECT_TRUE(trainer->setTaps(taps));
    train(*trainer, steps);
    return parameterBits(*trainer);
}

Bits afterSmallRun(const TrainerOptions& options, const std::vector<std::string>& taps = {}) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset(), options);
    if (!trainer) return {};
    EXPECT_TRUE(trainer->setTaps(taps));
    train(*trainer, trainer->totalSteps());
    return parameterBits(*trainer);
}

TrainerOptions threads(int count, bool keepAll = false) {
    TrainerOptions options;
    options.threads = count;
    options.keepAll = keepAll;
    return options;
}

TEST(Determinism, ThreadsTapsAndKeepingChangeNoBitOfLeNet) {
    const Bits expected = afterLeNetSteps(threads(1));
    ASSERT_FALSE(expected.empty());
    for (const int count : {2, 3, 4})
        EXPECT_EQ(afterLeNetSteps(threads(count)), expected) << count << " threads";
    EXPECT_EQ(afterLeNetSteps(threads(2), {"conv1.z", "relu3.out", "grad(fc1.weight)", "grad(pool1.out)"}), expected);
    EXPECT_EQ(afterLeNetSteps(threads(2, true)), expected);
}

TEST(Determinism, ThreadsTapsAndKeepingChangeNoBitWithTailsAndDropout) {
    const Bits expected = afterSmallRun(threads(1));
    ASSERT_FALSE(expected.empty());
    for (const int count : {2, 3, 4})
        EXPECT_EQ(afterSmallRun(threads(count)), expected) << count << " threads";
    EXPECT_EQ(afterSmallRun(threads(3), {"drop.out", "grad(conv1.z)"}), expected);
    EXPECT_EQ(afterSmallRun(threads(2, true)), expected);
    TrainerOptions inFileOrder = threads(2);
    inFileOrder.shuffle = false;
    EXPECT_NE(afterSmallRun(inFileOrder), expected);
}

TEST(Determinism, TapsMayComeAndGo) {
    const Bits expected = afterSmallRun(threads(1));
    const auto trainer = makeTrainer(smallExperiment(), smallDataset(), threads(2));
    ASSERT_NE(trainer, nullptr);
    for (std::int64_t step = 0; step < trainer->totalSteps(); ++step) {
        ASSERT_TRUE(trainer->setTaps(step % 3 == 0 ? std::vector<std::string>{"conv1.z"} : std::vector<std::string>{}));
        train(*trainer, 1);
    }
    EXPECT_EQ(parameterBits(*trainer), expected);
}

TEST(Determinism, TappedStepsMayTakeTurnsWithOthers) {
    const Bits expected = afterSmallRun(threads(1));
    const auto trainer = makeTrainer(smallExperiment(), smallDataset(), threads(2));
    ASSERT_NE(trainer, nullptr);
    ASSERT_TRUE(trainer->setTaps({"conv1.z", "grad(fc1.z)"}));
    const ValueId conv = trainer->lowered().graph->find("conv1.z");
    for (std::int64_t step = 0; step < trainer->totalSteps(); ++step) {
        const bool tapped = step % 3 == 1;
        trainer->setTapped(tapped);
        train(*trainer, 1);
        EXPECT_EQ(trainer->executor().plan().readable(conv), tapped) << "step " << step;
    }
    EXPECT_EQ(parameterBits(*trainer), expected);
}

TEST(Determinism, SteppingOpByOpComputesTheSameGradients) {
    const auto trainer = makeTrainer(smallExperiment(), smallDataset(), threads(2));
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 3);
    // Runs the last batch again, op by op, on a plan that keeps everything, from the weights before the step.
    const auto before = makeTrainer(smallExperiment(), smallDataset(), threads(1));
    ASSERT_NE(before, nullptr);
    train(*before, 2);
    PlanOptions options = trainer->executor().plan().options();
    options.keep = Keep::All;
    const auto plan = Plan::make(trainer->lowered().graph, options);
    ASSERT_TRUE(plan);
    Executor executor(*plan, trainer->pool());
    const Dataset& dataset = trainer->dataset();
    InputBatch input{dataset.train.samples.raw(), DType::U8, trainer->lastBatch().data()};
    input.mean = trainer->normalization().mean.data();
    input.inverseDeviation = trainer->normalization().inverseDeviation.data();
    executor.setInput(trainer->lowered().inputs.at("input"), input);
    executor.setTarget(trainer->lowered().targets.at("output"),
                       {dataset.train.labels.raw(), DType::I32, trainer->lastBatch().data()});
    const RunContext context{1, 2, before->parameters().values(), before->parameters().gradients()};
    while (executor.runOne(context)) {
    }
    for (const ParameterEntry& entry : trainer->parameters().entries()) {
        const Tensor stepped = before->parameters().gradient(entry.name);
        const Tensor whole = trainer->parameters().gradient(entry.name);
        for (std::int64_t i = 0; i < whole.elements(); ++i)
            ASSERT_EQ(stepped.at(i), whole.at(i)) << entry.name << ' ' << i;
    }
}

TEST(Determinism, RecordedRatesReplayToTheSameBits) {
    const auto recorded = makeTrainer(smallExperiment(), smallDataset(), threads(2));
    ASSERT_NE(recorded, nullptr);
    train(*recorded, 5);
    recorded->setLearningRate(0.02);
    train(*recorded, 7);
    recorded->setLearningRate(0.07);
    recorded->setLearningRate(0.06);
    train(*recorded, 3);
    const auto replayed = makeTrainer(smallExperiment(), smallDataset(), threads(1));
    ASSERT_NE(replayed, nullptr);
    replayed->replay(recorded->events());
    train(*replayed, 15);
    EXPECT_EQ(parameterBits(*replayed), parameterBits(*recorded));
    EXPECT_EQ(replayed->events(), recorded->events());
    const auto untouched = makeTrainer(smallExperiment(), smallDataset(), threads(1));
    ASSERT_NE(untouched, nullptr);
    train(*untouched, 15);
    EXPECT_NE(parameterBits(*untouched), parameterBits(*recorded));
}

TEST(Determinism, SeedsDiffer) {
    ExperimentSpec other = smallExperiment();
    other.seed = 2;
    const auto first = makeTrainer(smallExperiment(), smallDataset()), second = makeTrainer(other, smallDataset());
    ASSERT_TRUE(first && second);
    EXPECT_NE(parameterBits(*first), parameterBits(*second));
}

}  // namespace
}  // namespace glassbox::test
