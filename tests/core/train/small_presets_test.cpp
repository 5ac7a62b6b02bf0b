#include "core/data/catalog.h"
#include "core/train/trainer.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <filesystem>

namespace glassbox::test {
namespace {

/// Trains a preset on data that are made for it, to its end.
std::unique_ptr<Trainer> trained(const std::string& name) {
    const ExperimentSpec experiment = preset(name);
    const auto dataset = loadDataset(experiment.data.dataset, experiment.data.options, {});
    EXPECT_TRUE(dataset) << dataset.error().toString();
    TrainerOptions options;
    options.threads = 1;
    auto trainer = makeTrainer(experiment, *dataset, options);
    while (trainer && !trainer->finished()) {
        const auto stepped = trainer->step();
        EXPECT_TRUE(stepped) << stepped.error().toString();
        if (!stepped) break;
    }
    return trainer;
}

TEST(SmallPresets, XorIsLearnedWhole) {
    const auto trainer = trained("xor_mlp");
    ASSERT_NE(trainer, nullptr);
    const auto test = trainer->finalTest();
    ASSERT_TRUE(test);
    EXPECT_EQ(test->accuracy, 1);
    EXPECT_LT(test->loss, 0.05);
}

TEST(SmallPresets, TheThresholdUnitsLearnAnd) {
    const auto trainer = trained("perceptron_and");
    ASSERT_NE(trainer, nullptr);
    const auto test = trainer->finalTest();
    ASSERT_TRUE(test);
    EXPECT_EQ(test->accuracy, 1);
}

TEST(SmallPresets, SpiralsAreToldApart) {
    const auto trainer = trained("spiral_mlp");
    ASSERT_NE(trainer, nullptr);
    const auto test = trainer->finalTest();
    ASSERT_TRUE(test);
    EXPECT_EQ(test->count, 400);
    EXPECT_GE(test->accuracy, 0.98);
}

/// Solves the normal equations X'X w = X'y, X = [1, x1, x2], by Gauss and Jordan.
std::array<double, 3> leastSquares(const Dataset& data, const std::vector<std::int64_t>& samples) {
    double system[3][4] = {};
    for (const std::int64_t i : samples) {
        const double row[3] = {1, data.train.samples.at(2 * i), data.train.samples.at(2 * i + 1)};
        for (int a = 0; a < 3; ++a) {
            for (int b = 0; b < 3; ++b)
                system[a][b] += row[a] * row[b];
            system[a][3] += row[a] * data.train.labels.at(i);
        }
    }
    for (int pivot = 0; pivot < 3; ++pivot)
        for (int a = 0; a < 3; ++a) {
            const double factor = a == pivot ? 0 : system[a][pivot] / system[pivot][pivot];
            for (int b = 0; b < 4; ++b)
                system[a][b] -= factor * system[pivot][b];
        }
    return {system[0][3] / system[0][0], system[1][3] / system[1][1], system[2][3] / system[2][2]};
}

TEST(SmallPresets, LinearRegressionEqualsTheClosedForm) {
    const auto trainer = trained("linear_regression");
    ASSERT_NE(trainer, nullptr);
    const std::array<double, 3> closed = leastSquares(trainer->dataset(), trainer->split().training);
    EXPECT_NEAR(closed[1], 2, 0.1);
    EXPECT_NEAR(closed[2], -3, 0.1);
    const Tensor weight = trainer->parameters().value("line.weight"), bias = trainer->parameters().value("line.bias");
    EXPECT_NEAR(bias.at(0), closed[0], 1e-3);
    EXPECT_NEAR(weight.at(0), closed[1], 1e-3);
    EXPECT_NEAR(weight.at(1), closed[2], 1e-3);
}

TEST(SmallPresets, AnAutoencodersTargetIsTheNormalizedSample) {
    ExperimentSpec experiment = preset("mnist_autoencoder");
    experiment.data.normalization = "standardize";
    experiment.batchSize = 5;
    TrainerOptions options;
    options.threads = 1;
    options.keepAll = true;
    const auto trainer = makeTrainer(experiment, mnist(), options);
    ASSERT_NE(trainer, nullptr);
    ASSERT_TRUE(trainer->step());
    const Lowered& lowered = trainer->lowered();
    const Tensor input = trainer->executor().read(lowered.inputs.at("input"));
    const Tensor target = trainer->executor().read(lowered.targets.at("output"));
    const Tensor output = trainer->executor().read(lowered.outputs.at("output"));
    ASSERT_EQ(input.elements(), 5 * 784);
    ASSERT_EQ(target.elements(), input.elements());
    double loss = 0;
    for (std::int64_t i = 0; i < input.elements(); ++i) {
        ASSERT_EQ(target.at(i), input.at(i)) << i;
        loss += std::pow(output.at(i) - target.at(i), 2) / static_cast<double>(input.elements());
    }
    EXPECT_NEAR(trainer->history().steps.back().loss, loss, 1e-5);
    EXPECT_LT(input.at(0), 0) << "standardized: paper is below 0";
}

}  // namespace
}  // namespace glassbox::test
