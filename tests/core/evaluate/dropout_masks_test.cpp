#include "core/evaluate/dropout_masks.h"
#include "core/explain/slow_motion.h"
#include "tests/core/train/preset_runs.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

namespace glassbox::test {
namespace {

/// A preset with two Dropout blocks, one on pictures.
ExperimentSpec dropping(ExperimentSpec experiment) {
    NetworkSpec& network = experiment.network;
    for (const std::string after : {"relu1", "relu3"}) {
        const BlockType* type = findBlockType("Dropout", blockTypes());
        BlockSpec block{"drop_" + after, "Dropout", {}, true};
        block.settings = Settings::defaults(type->settings);
        network.blocks.push_back(block);
        for (WireSpec& wire : network.wires)
            if (wire.from.block == after) wire.from = {block.id, "out"};
        network.wires.push_back({{after, "out"}, {block.id, "in"}});
    }
    return experiment;
}

TEST(DropoutMasks, AreThoseOfTrainingsFirstSample) {
    const PresetRun run = presetRun("lenet5", 3);
    const ExperimentSpec experiment = dropping(run.experiment);
    ThreadPool pool(1);
    auto masks = DropoutMasks::make(experiment.network, pool);
    ASSERT_TRUE(masks.ok()) << masks.error().toString();
    ASSERT_NE(*masks, nullptr);
    const auto trainer = makeTrainer(experiment, run.dataset);
    ASSERT_NE(trainer, nullptr);
    for (const std::uint64_t step : {0U, 1U}) {
        auto motion = SlowMotion::make(nextMoment(*trainer), pool);
        ASSERT_TRUE(motion.ok()) << motion.error().toString();
        (*motion)->moveTo((*motion)->score().end());
        const auto drawn = (*masks)->draw(experiment.seed, step);
        ASSERT_EQ(drawn.size(), 2U);
        for (const auto& [block, mask] : drawn) {
            const Tensor real = (*motion)->ofSample((*motion)->graph().find(block + ".mask"), 0);
            ASSERT_EQ(mask.shape(), real.shape()) << block;
            std::int64_t removed = 0;
            for (std::int64_t i = 0; i < mask.elements(); ++i) {
                ASSERT_EQ(mask.at(i), real.at(i)) << block << ' ' << i << " step " << step;
                removed += mask.at(i) == 0 ? 1 : 0;
            }
            EXPECT_GT(removed, mask.elements() / 4);
        }
        train(*trainer, 1);
    }
}

TEST(DropoutMasks, AreNoneWithoutDropout) {
    ThreadPool pool(1);
    const auto masks = DropoutMasks::make(presetRun("xor_mlp", 2).experiment.network, pool);
    ASSERT_TRUE(masks.ok());
    EXPECT_EQ(*masks, nullptr);
}

}  // namespace
}  // namespace glassbox::test
