#include "ui/session/window_probe.h"

#include "core/train/trainer.h"
#include "tests/core/train/preset_runs.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cstring>

namespace glassbox::test {
namespace {

/// A run that has trained a little, as the probe thread sees it.
class WindowProbeTest : public testing::Test {
protected:
    void load(const ExperimentSpec& experiment, const std::shared_ptr<const Dataset>& dataset) {
        trainer_ = makeTrainer(experiment, dataset);
        ASSERT_NE(trainer_, nullptr);
        auto setup = std::make_shared<ProbeSetup>();
        setup->network = experiment.network;
        setup->dataset = dataset;
        setup->normalization = trainer_->normalization();
        setup->part = "training";
        setup->indices = trainer_->split().training;
        setup->seed = experiment.seed;
        setup_ = setup;
        probe_.setSetup(setup_);
        std::vector<std::string> names;
        auto predictor = Predictor::make(experiment.network, 1, pool_, names);
        ASSERT_TRUE(predictor.ok());
        predictor_ = std::move(*predictor);
        look(0);
    }

    void look(std::int64_t steps) {
        train(*trainer_, steps);
        auto snapshot = std::make_shared<ParameterSnapshot>();
        snapshot->step = static_cast<std::int64_t>(trainer_->history().steps.size());
        const std::size_t bytes = parameterBits(*trainer_).size();
        snapshot->values = Tensor(DType::F32, {static_cast<std::int64_t>(bytes / sizeof(float))});
        std::memcpy(snapshot->values.raw(), trainer_->parameters().values(), bytes);
        parameters_ = snapshot;
        predictor_->setFlatParameters(parameters_->values.raw());
    }

    SampleView fill(const WindowWishes& wishes, std::vector<std::string> blocks = {}) {
        probe_.want(wishes);
        SampleView view;
        view.step = parameters_->step;
        for (const std::string& block : blocks)
            view.blocks[block] = {};
        probe_.fill(view, *predictor_, parameters_);
        return view;
    }

    ThreadPool pool_{1};
    std::unique_ptr<Trainer> trainer_;
    std::shared_ptr<const ProbeSetup> setup_;
    std::shared_ptr<const ParameterSnapshot> parameters_;
    std::unique_ptr<Predictor> predictor_;
    WindowProbe probe_{pool_};
};

TEST_F(WindowProbeTest, GivesNothingThatIsNotWanted) {
    const PresetRun run = presetRun("xor_mlp", 4);
    load(run.experiment, run.dataset);
    const SampleView view = fill({});
    EXPECT_EQ(view.surfaces, nullptr);
    EXPECT_TRUE(view.weights.empty());
}

TEST_F(WindowProbeTest, GivesTheWeightsOfTheWantedBlocks) {
    const PresetRun run = presetRun("xor_mlp", 4);
    load(run.experiment, run.dataset);
    look(1);
    const SampleView view = fill({.weights = {"hidden"}});
    ASSERT_EQ(view.weights.size(), 1U);
    ASSERT_EQ(view.weights.at("hidden").size(), 2U);
    for (const WeightPicture& picture : view.weights.at("hidden")) {
        const Tensor value = trainer_->parameters().value(picture.name);
        for (std::int64_t i = 0; i < value.elements(); ++i)
            EXPECT_EQ(picture.values[static_cast<std::size_t>(i)], static_cast<float>(value.at(i))) << picture.name;
    }
}

TEST_F(WindowProbeTest, GivesSurfacesOfTheLatestParameters) {
    const PresetRun run = presetRun("xor_mlp", 4);
    load(run.experiment, run.dataset);
    const auto first = fill({.surfaces = true, .weights = {}}).surfaces;
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->points.size(), setup_->indices.size());
    EXPECT_EQ(fill({.surfaces = true, .weights = {}}).surfaces, first) << "the same parameters: nothing is computed";
    look(1);
    const auto second = fill({.surfaces = true, .weights = {}}).surfaces;
    EXPECT_EQ(second->step, 1);
    auto plane = PlaneProbe::make(run.experiment.network, trainer_->normalization(), second->plane, pool_);
    ASSERT_TRUE(plane.ok());
    (*plane)->setFlatParameters(trainer_->parameters().values());
    (*plane)->run();
    bool moved = false;
    for (const auto& [block, surface] : (*plane)->surfaces()) {
        for (std::int64_t i = 0; i < surface.elements(); ++i) {
            ASSERT_EQ(second->blocks.at(block).at(i), surface.at(i)) << block;
            moved = moved || first->blocks.at(block).at(i) != surface.at(i);
        }
    }
    EXPECT_TRUE(moved) << "the step changed something";
}

TEST_F(WindowProbeTest, GivesWhatTheLastStepRemoved) {
    ExperimentSpec experiment = smallExperiment();
    load(experiment, smallDataset());
    std::string block;
    for (const BlockSpec& one : experiment.network.blocks)
        if (one.type == "Dropout") block = one.id;
    ASSERT_FALSE(block.empty());
    EXPECT_TRUE(fill({.masks = true, .weights = {}}, {block}).blocks.at(block).kept.empty()) << "no step was made";
    look(2);
    const std::vector<std::uint8_t> kept = fill({.masks = true, .weights = {}}, {block}).blocks.at(block).kept;
    auto masks = DropoutMasks::make(experiment.network, pool_);
    ASSERT_TRUE(masks.ok());
    const Tensor wanted = (*masks)->draw(experiment.seed, 1).at(block);
    ASSERT_EQ(static_cast<std::int64_t>(kept.size()), wanted.elements());
    for (std::int64_t i = 0; i < wanted.elements(); ++i)
        EXPECT_EQ(kept[static_cast<std::size_t>(i)], wanted.at(i));
}

TEST_F(WindowProbeTest, HasNoSurfacesForPictures) {
    load(smallExperiment(), smallDataset());
    EXPECT_EQ(fill({.surfaces = true, .weights = {}}).surfaces, nullptr);
}

}  // namespace
}  // namespace glassbox::test
