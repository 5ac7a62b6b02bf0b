#include "core/train/trainer.h"
#include "tests/conformance/golden_presets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace glassbox::testing {
namespace {

/// A trainer over the golden file's data and initial weights, in file order.
std::unique_ptr<Trainer> trainerFor(const GoldenPreset& golden, DType precision) {
    ExperimentSpec experiment = goldenExperiment(golden);
    experiment.precision = precision;
    TrainerOptions options;
    options.shuffle = false;
    options.threads = 2;
    auto trainer = Trainer::make(experiment, goldenData(golden, experiment), options);
    EXPECT_TRUE(trainer.ok()) << trainer.error().toString();
    if (!trainer) return nullptr;
    for (const std::string& name : golden.parameters) {
        const ParameterEntry* entry = (*trainer)->parameters().find(name);
        EXPECT_NE(entry, nullptr) << name;
        if (entry == nullptr) return nullptr;
        const auto set = (*trainer)->parameters().setValue(
            name, Tensor::of<double>(entry->shape, goldenPresetWeights(name, entry->shape)));
        EXPECT_TRUE(set.ok()) << set.error().toString();
    }
    return std::move(*trainer);
}

class Presets : public ::testing::TestWithParam<GoldenPreset> {
protected:
    /// Trains all steps; `loss` and `gradient` are how far from PyTorch's the loss (relative; of the last step, of the
    /// others in proportion, because rounding adds up) and a tensor of the first step's gradients may be.
    void trainsAsPyTorch(DType precision, const std::vector<double>& losses, double loss,
                         const std::vector<GoldenTensor>& gradients, double gradient) {
        const std::unique_ptr<Trainer> trainer = trainerFor(GetParam(), precision);
        ASSERT_NE(trainer, nullptr);
        std::size_t trained = 0;
        for (const ParameterEntry& entry : trainer->parameters().entries())
            trained += !entry.frozen;
        EXPECT_EQ(trained, gradients.size());
        for (std::size_t step = 0; step < losses.size(); ++step) {
            const auto stepped = trainer->step();
            ASSERT_TRUE(stepped.ok()) << stepped.error().toString();
            const double allowed = loss * static_cast<double>(step + 1) / static_cast<double>(losses.size());
            EXPECT_NEAR(trainer->history().steps.back().loss, losses[step], allowed * losses[step]) << "step " << step;
            for (std::size_t i = 0; step == 0 && i < gradients.size(); ++i)
                EXPECT_LT(difference(trainer->parameters().gradient(GetParam().parameters[i]), gradients[i]), gradient)
                    << GetParam().parameters[i];
        }
    }

    /// Where rounding of single precision grows from step to step.
    bool amplifies() const {
        const std::vector<BlockSpec>& blocks = goldenExperiment(GetParam()).network.blocks;
        return std::ranges::any_of(blocks, [](const BlockSpec& block) { return block.type == "BatchNorm"; });
    }
};

TEST_P(Presets, TrainInDoubleAsInPyTorch) {
    trainsAsPyTorch(DType::F64, GetParam().losses, 1e-8, GetParam().gradientsDouble, 1e-8);
}

TEST_P(Presets, TrainInSinglePrecisionNearPyTorch) {
    std::vector<double> losses = GetParam().lossesSingle;
    if (amplifies()) losses.resize(1);
    trainsAsPyTorch(DType::F32, losses, amplifies() ? 1e-4 : 4e-4, GetParam().gradientsSingle, 1e-4);
}

INSTANTIATE_TEST_SUITE_P(Golden, Presets, ::testing::ValuesIn(readGoldenPresets()),
                         [](const auto& one) { return one.param.name; });

TEST(GoldenPresets, AreFromTheScriptsAndPresetsThatAreHere) {
    for (const ScriptHashes& hashes : goldenPresetHashes())
        EXPECT_EQ(hashes.recorded, hashes.present) << "run tests/golden/make_presets.py";
}

}  // namespace
}  // namespace glassbox::testing
