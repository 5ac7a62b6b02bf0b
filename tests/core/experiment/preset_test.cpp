#include "core/experiment/experiment_spec.h"
#include "core/network/analysis.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

namespace glassbox::testing {
namespace {

const std::filesystem::path presets = std::filesystem::path(GLASSBOX_SOURCE_DIR) / "resources" / "presets";

TEST(Presets, AllLoadAndHold) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(presets)) {
        if (entry.path().extension() != ".json") continue;
        ++count;
        const Result<ExperimentSpec> experiment = loadExperiment(entry.path());
        ASSERT_TRUE(experiment.ok()) << entry.path() << experiment.error().toString();
        const Result<void> checked = validate(*experiment);
        EXPECT_TRUE(checked.ok()) << entry.path() << checked.error().toString();
        EXPECT_EQ(parseExperiment(writeExperiment(*experiment)).value(), *experiment);
        EXPECT_FALSE(experiment->name.empty());
        const Setting* cycled = experiment->schedule.settings.find("cycle_momentum");
        EXPECT_TRUE(!cycled || *cycled == Setting(false)) << entry.path();
    }
    EXPECT_GE(count, 3);
}

TEST(Presets, LeNetIsTheOneOfTheIssue) {
    const ExperimentSpec experiment = loadExperiment(presets / "lenet5.json").value();
    NetworkSpec network = experiment.network;
    network.notes.clear();
    EXPECT_EQ(network, lenet5());
    EXPECT_EQ(experiment.optimizer.type, "sgd");
    EXPECT_GT(experiment.optimizer.settings.real("momentum"), 0);
    EXPECT_EQ(experiment.optimizer.settings.real("weight_decay"), 0);
    EXPECT_EQ(experiment.batchSize, 64);
    EXPECT_EQ(experiment.data.normalization, "standardize");
    EXPECT_FALSE(experiment.stopAt.has_value());
    EXPECT_FALSE(experiment.watchTest);
}

TEST(Presets, TheOthersAreAsTheIssueSays) {
    const ExperimentSpec mlp = loadExperiment(presets / "mnist_mlp.json").value();
    EXPECT_EQ(analyse(mlp.network).parameters, 784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10);
    EXPECT_EQ(mlp.batchSize, 128);
    const ExperimentSpec fast = loadExperiment(presets / "mnist_fast.json").value();
    EXPECT_TRUE(fast.watchTest);
}

TEST(Presets, CifarCnnIsTheOneOfTheIssue) {
    const ExperimentSpec experiment = loadExperiment(presets / "cifar_cnn.json").value();
    // Two times two convolutions of 3x3, two dense layers: weights and biases by hand.
    EXPECT_EQ(analyse(experiment.network).parameters, 896 + 9248 + 18496 + 36928 + 1048832 + 2570);
    EXPECT_EQ(experiment.data.dataset, "cifar10");
    EXPECT_EQ(experiment.optimizer.type, "sgd");
    EXPECT_EQ(experiment.optimizer.settings.real("momentum"), 0.9);
    EXPECT_EQ(experiment.schedule.type, "one_cycle");
    EXPECT_FALSE(experiment.watchTest);
}

/// He et al. 2016, section 4.2: 3x3 convolutions without bias, two numbers a channel in each BatchNorm, n = 3.
TEST(Presets, ResNetHasThePublishedSizes) {
    const NetworkAnalysis network = analyse(loadExperiment(presets / "resnet20.json").value().network);
    ASSERT_TRUE(network.valid());
    const auto same = [](std::int64_t width) { return 2 * (9 * width * width + 2 * width); };
    const auto down = [](std::int64_t width) { return 9 * width * width / 2 + 9 * width * width + 4 * width; };
    const std::int64_t stages = 3 * same(16) + down(32) + 2 * same(32) + down(64) + 2 * same(64);
    EXPECT_EQ(network.parameters, 9 * 3 * 16 + 2 * 16 + stages + 64 * 10 + 10);
    EXPECT_EQ(network.parameters, 269722);
}

/// Four blocks of attention with four heads and a dense pair, 128 wide, 64 characters back.
TEST(Presets, CharGptHasTheSizesOfTheIssueAndCopyGptIsTheSameNetwork) {
    const ExperimentSpec text = loadExperiment(presets / "char_gpt.json").value();
    const std::int64_t width = 128, hidden = 512;
    const std::int64_t attention = 3 * width * width + 3 * width + width * width + width;
    const std::int64_t block = 4 * width + attention + 2 * width * hidden + hidden + width;
    EXPECT_EQ(analyse(text.network).parameters, 65 * width + 64 * width + 4 * block + 2 * width + 65 * width + 65);
    const NetworkSpec copy = loadExperiment(presets / "copy_gpt.json").value().network;
    EXPECT_EQ(copy.wires, text.network.wires);
    ASSERT_EQ(copy.blocks.size(), text.network.blocks.size());
    for (std::size_t i = 0; i < copy.blocks.size(); ++i)
        if (copy.blocks[i].id != "embed" && copy.blocks[i].id != "head") {
            EXPECT_EQ(copy.blocks[i], text.network.blocks[i]);
        }
}

}  // namespace
}  // namespace glassbox::testing
