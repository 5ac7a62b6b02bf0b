#include "core/evaluate/input_plane.h"
#include "core/train/trainer.h"
#include "core/train/training_graph.h"
#include "tests/core/train/preset_runs.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::test {
namespace {

class InputPlaneTest : public testing::TestWithParam<std::string> {
protected:
    PresetRun run_ = presetRun(GetParam(), 4);
    ThreadPool pool_{1};
};

/// Each place of each unit's surface is what the network says to that one sample.
TEST_P(InputPlaneTest, SurfacesAreTheUnitsAnswers) {
    const auto trainer = makeTrainer(run_.experiment, run_.dataset);
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 2);
    const auto plane = planeOf(*run_.dataset, 5);
    ASSERT_TRUE(plane.has_value());
    auto probe = PlaneProbe::make(run_.experiment.network, trainer->normalization(), *plane, pool_);
    ASSERT_TRUE(probe.ok()) << probe.error().toString();
    (*probe)->setFlatParameters(trainer->parameters().values());
    (*probe)->run();
    const std::map<std::string, Tensor> surfaces = (*probe)->surfaces();
    std::vector<std::string> names;
    std::map<std::string, std::string> valueOf;
    const Result<Lowered> lowered = inferenceGraph(run_.experiment.network);
    ASSERT_TRUE(lowered.ok());
    for (const auto& [block, id] : lowered->blockOutputs) {
        names.push_back(lowered->graph->value(id).name);
        valueOf[block] = names.back();
    }
    auto single = Predictor::make(run_.experiment.network, 1, pool_, names);
    ASSERT_TRUE(single.ok());
    (*single)->setFlatParameters(trainer->parameters().values());
    EXPECT_FALSE(surfaces.contains("input"));
    for (const char* block : {"tanh", "tanh1"}) {
        if (valueOf.contains(block)) {
            EXPECT_TRUE(surfaces.contains(block));
        }
    }
    int compared = 0;
    for (const int row : {0, 2, 4}) {
        const int column = 4 - row;
        const float place[2] = {static_cast<float>(plane->x(column)), static_cast<float>(plane->y(row))};
        InputBatch batch;
        batch.samples = place;
        batch.dtype = DType::F32;
        const Normalization& normalization = trainer->normalization();
        if (!normalization.mean.empty()) {
            batch.mean = normalization.mean.data();
            batch.inverseDeviation = normalization.inverseDeviation.data();
            batch.channels = static_cast<int>(normalization.mean.size());
        }
        (*single)->run(batch);
        for (const auto& [block, surface] : surfaces) {
            const Tensor alone = (*single)->value(valueOf.at(block));
            ASSERT_EQ(surface.shape(), Shape({alone.elements(), 5, 5}));
            for (std::int64_t unit = 0; unit < alone.elements(); ++unit, ++compared)
                EXPECT_NEAR(surface.at(unit * 25 + row * 5 + column), alone.at(unit), 1e-5) << block << ' ' << unit;
        }
    }
    EXPECT_GT(compared, 20);
}

INSTANTIATE_TEST_SUITE_P(Presets, InputPlaneTest, testing::Values("xor_mlp", "spiral_mlp"),
                         [](const auto& preset) { return preset.param; });

TEST(InputPlane, HoldsAllSamplesWithAMargin) {
    const PresetRun run = presetRun("spiral_mlp", 4);
    const InputPlane plane = *planeOf(*run.dataset, 24);
    const Tensor& samples = run.dataset->train.samples;
    double nearest = 1e9;
    for (std::int64_t i = 0; i < samples.elements(); i += 2) {
        EXPECT_GT(samples.at(i), plane.left);
        EXPECT_LT(samples.at(i), plane.right);
        EXPECT_GT(samples.at(i + 1), plane.bottom);
        EXPECT_LT(samples.at(i + 1), plane.top);
        nearest = std::min(nearest, samples.at(i) - plane.left);
    }
    EXPECT_LE(nearest, 0.15 * (plane.right - plane.left));
    EXPECT_LT(plane.x(0), plane.x(1));
    EXPECT_GT(plane.y(0), plane.y(1)) << "row 0 lies at the top";
    EXPECT_NEAR(plane.x(0) + plane.x(23), plane.left + plane.right, 1e-9);
}

TEST(InputPlane, IsOnlyForTwoInputs) {
    const PresetRun pictures = presetRun("lenet5", 4);
    EXPECT_FALSE(planeOf(*pictures.dataset, 8).has_value());
    ThreadPool pool(1);
    EXPECT_FALSE(PlaneProbe::make(pictures.experiment.network, {}, {}, pool).ok());
}

}  // namespace
}  // namespace glassbox::test
