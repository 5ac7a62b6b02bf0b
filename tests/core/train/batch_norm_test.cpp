#include "core/interop/safetensors.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <filesystem>

namespace glassbox::test {
namespace {

/// The small experiment with a BatchNorm between convolution and relu, and one between dense layer and relu.
ExperimentSpec normedExperiment() {
    ExperimentSpec experiment = smallExperiment();
    NetworkSpec& network = experiment.network;
    const auto insert = [&](const std::string& id, const std::string& from, const std::string& to) {
        BlockSpec block{id, "BatchNorm", Settings::defaults(findBlockType("BatchNorm")->settings)};
        network.blocks.push_back(block);
        for (WireSpec& wire : network.wires)
            if (wire.from.block == from && wire.to.block == to) wire.to.block = id;
        network.wires.push_back({{id, "out"}, {to, "in"}});
    };
    insert("norm1", "conv1", "relu1");
    insert("norm2", "fc1", "relu2");
    return experiment;
}

Tensor valueOf(const Trainer& trainer, const char* name) {
    return trainer.parameters().value(name);
}

bool same(const Tensor& a, const Tensor& b) {
    return a.bytes() == b.bytes() && std::memcmp(a.raw(), b.raw(), a.bytes()) == 0;
}

TEST(BatchNormTraining, StatisticsFollowTheBatchesAndAreCounted) {
    const auto trainer = makeTrainer(normedExperiment(), smallDataset(), {});
    ASSERT_TRUE(trainer);
    EXPECT_EQ(valueOf(*trainer, "norm1.running_var").at(0), 1);
    train(*trainer, 5);
    const Tensor count = valueOf(*trainer, "norm1.num_batches_tracked");
    EXPECT_EQ(count.dtype(), DType::I64);
    EXPECT_EQ(count.span<std::int64_t>()[0], 5);
    EXPECT_NE(valueOf(*trainer, "norm1.running_mean").at(0), 0);
    EXPECT_NE(valueOf(*trainer, "norm2.running_var").at(0), 1);
    EXPECT_EQ(trainer->parameters().find("norm2.running_var")->frozen, true);
}

TEST(BatchNormTraining, BitsDontDependOnThreadsOrOnWhatIsKept) {
    ExperimentSpec experiment = normedExperiment();
    experiment.batchSize = 50;  // pieces with a tail
    std::vector<std::byte> bits;
    for (int threads = 1; threads <= 4; ++threads) {
        TrainerOptions options;
        options.threads = threads;
        options.keepAll = threads == 3;
        const auto trainer = makeTrainer(experiment, smallDataset(), options);
        ASSERT_TRUE(trainer);
        train(*trainer, 6);
        if (threads == 1) bits = parameterBits(*trainer);
        EXPECT_EQ(parameterBits(*trainer), bits) << threads << " threads";
    }
}

TEST(BatchNormTraining, ResumesWithItsStatistics) {
    const auto file = std::filesystem::path(::testing::TempDir()) / "batch_norm.checkpoint";
    const auto whole = makeTrainer(normedExperiment(), smallDataset(), {});
    const auto first = makeTrainer(normedExperiment(), smallDataset(), {});
    ASSERT_TRUE(whole && first);
    train(*whole, 9);
    train(*first, 4);
    ASSERT_TRUE(first->saveCheckpoint(file));
    const auto second = makeTrainer(normedExperiment(), smallDataset(), {});
    ASSERT_TRUE(second->loadCheckpoint(file));
    train(*second, 5);
    EXPECT_EQ(parameterBits(*second), parameterBits(*whole));
    EXPECT_EQ(valueOf(*second, "norm2.num_batches_tracked").span<std::int64_t>()[0], 9);
    std::filesystem::remove(file);
}

TEST(BatchNormTraining, WeightsFilesCarryStatisticsAndCounters) {
    const auto trainer = makeTrainer(normedExperiment(), smallDataset(), {});
    ASSERT_TRUE(trainer);
    train(*trainer, 3);
    NamedTensors tensors;
    for (const ParameterEntry& entry : trainer->parameters().entries())
        tensors.emplace_back(entry.name, trainer->parameters().value(entry.name));
    const auto encoded = encodeSafetensors(tensors);
    ASSERT_TRUE(encoded);
    const auto decoded = decodeSafetensors(*encoded);
    ASSERT_TRUE(decoded);
    TrainerOptions options;
    options.initial = {decoded->begin(), decoded->end()};
    const auto started = makeTrainer(normedExperiment(), smallDataset(), options);
    ASSERT_TRUE(started);
    EXPECT_EQ(parameterBits(*started), parameterBits(*trainer));
    EXPECT_TRUE(same(valueOf(*started, "norm1.num_batches_tracked"), valueOf(*trainer, "norm1.num_batches_tracked")));
}

TEST(BatchNormTraining, ADivergedStepLeavesStatisticsAlone) {
    const auto trainer = makeTrainer(normedExperiment(), smallDataset(), {});
    ASSERT_TRUE(trainer);
    train(*trainer, 2);
    Tensor bias = valueOf(*trainer, "fc2.bias");
    bias.set(0, std::nan(""));
    ASSERT_TRUE(trainer->parameters().setValue("fc2.bias", bias));
    const Tensor mean = valueOf(*trainer, "norm1.running_mean");
    EXPECT_FALSE(trainer->step());
    EXPECT_TRUE(same(valueOf(*trainer, "norm1.running_mean"), mean));
    EXPECT_EQ(valueOf(*trainer, "norm1.num_batches_tracked").span<std::int64_t>()[0], 2);
}

TEST(BatchNormTraining, ABatchOfOneVectorIsRefusedBeforeTraining) {
    ExperimentSpec experiment = normedExperiment();
    experiment.data.validation = 0;
    experiment.batchSize = 32;
    const auto made = Trainer::make(experiment, smallDataset(97), {});
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, "train.batch_of_one");
    EXPECT_NE(made.error().toString().find("norm2"), std::string::npos);
    experiment.dropLast = true;
    EXPECT_TRUE(Trainer::make(experiment, smallDataset(97), {}));
}

}  // namespace
}  // namespace glassbox::test
