#include "core/base/philox.h"
#include "core/data/catalog.h"
#include "core/train/faults.h"
#include "core/train/origin.h"
#include "tests/core/train/preset_runs.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace glassbox::test {
namespace {

/// What a run of at most so many steps is found to suffer from; ends early at the fault that is looked for.
std::vector<Fault> faultsOf(const ExperimentSpec& experiment, std::shared_ptr<const Dataset> dataset,
                            std::int64_t steps, std::optional<FaultKind> wanted = std::nullopt) {
    const auto trainer = makeTrainer(experiment, std::move(dataset));
    if (!trainer) return {};
    PulseOptions options;
    options.every = 20;
    const auto taker = PulseTaker::make(*trainer, options);
    EXPECT_TRUE(taker);
    FaultWatch watch(**taker);
    const auto found = [&] {
        return wanted && std::ranges::find(watch.faults(), *wanted, &Fault::kind) != watch.faults().end();
    };
    for (std::int64_t step = 0; step < steps && !found(); ++step) {
        const auto stepped = watch.step();
        if (!stepped || !*stepped) break;
    }
    return {watch.faults().begin(), watch.faults().end()};
}

std::string textOf(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults)
        text += "step " + std::to_string(fault.step) + ": " + fault.evidence.message() + '\n';
    return text;
}

/// The fault of that kind; the test fails where it is missing, or where its remedies are not two that can be applied.
Fault expectFault(const std::vector<Fault>& faults, FaultKind kind, const ExperimentSpec& experiment) {
    const auto found = std::ranges::find(faults, kind, &Fault::kind);
    if (found == faults.end()) {
        ADD_FAILURE() << "not told; told:\n" << textOf(faults);
        return {};
    }
    EXPECT_NE(found->remedies[0].id, found->remedies[1].id);
    for (const Remedy& remedy : found->remedies) {
        const ExperimentSpec changed = edited(experiment, remedy.edit);
        EXPECT_FALSE(changed == experiment) << remedy.id << " changes nothing";
        EXPECT_TRUE(validate(changed)) << remedy.id;
        EXPECT_EQ(remedy.sentence().find('{'), std::string::npos) << remedy.sentence();
    }
    EXPECT_EQ(found->evidence.message().find('{'), std::string::npos) << found->evidence.message();
    return *found;
}

bool has(const std::vector<Fault>& faults, FaultKind kind) {
    return std::ranges::find(faults, kind, &Fault::kind) != faults.end();
}

/// So many Dense layers of 16 with an activation on the bars, 250 of them.
ExperimentSpec deepNetwork(int layers, const std::string& function, double learningRate) {
    ExperimentSpec experiment = smallExperiment();
    NetworkSpec network;
    network.name = "deep";
    const auto add = [&](const std::string& id, const std::string& type) -> Settings& {
        BlockSpec block{id, type, Settings::defaults(findBlockType(type)->settings)};
        if (!network.blocks.empty()) network.wires.push_back({{network.blocks.back().id, "out"}, {id, "in"}});
        network.blocks.push_back(block);
        return network.blocks.back().settings;
    };
    add("input", "Input").set("shape", std::vector<std::int64_t>{1, 8, 8});
    add("flatten", "Flatten");
    for (int layer = 1; layer <= layers; ++layer) {
        add("fc" + std::to_string(layer), "Dense").set("units", std::int64_t{16});
        add("act" + std::to_string(layer), "Activation").set("function", function);
    }
    add("last", "Dense").set("units", std::int64_t{3});
    add("output", "Output").set("task", std::string("classification"));
    experiment.network = network;
    experiment.schedule = {"constant", {}};
    experiment.optimizer.settings.set("learning_rate", learningRate);
    return experiment;
}

TEST(Faults, GradientsThatVanishInADeepSigmoidNetwork) {
    const ExperimentSpec experiment = deepNetwork(9, "sigmoid", 0.05);
    const Fault fault = expectFault(faultsOf(experiment, smallDataset(), 20), FaultKind::Vanishing, experiment);
    EXPECT_EQ(fault.block, "fc1");
    EXPECT_EQ(fault.remedies[0].id, "relu_everywhere");
    const ExperimentSpec mended = edited(experiment, fault.remedies[0].edit);
    EXPECT_FALSE(has(faultsOf(mended, smallDataset(), 20), FaultKind::Vanishing)) << "the remedy helps";
}

TEST(Faults, UnitsThatDieOfTooHighARate) {
    ExperimentSpec experiment = deepNetwork(2, "relu", 3);
    experiment.epochs = 60;
    const Fault fault =
        expectFault(faultsOf(experiment, smallDataset(), 200, FaultKind::DeadUnits), FaultKind::DeadUnits, experiment);
    EXPECT_TRUE(fault.block.starts_with("act"));
    EXPECT_EQ(fault.remedies[0].id, "leaky_relu");
    EXPECT_EQ(fault.remedies[1].id, "lower_rate");
    const ExperimentSpec mended = edited(experiment, fault.remedies[1].edit);
    EXPECT_FALSE(has(faultsOf(edited(mended, fault.remedies[1].edit), smallDataset(), 100), FaultKind::DeadUnits));
}

TEST(Faults, ATanhThatSaturatesUnderLargeWeights) {
    ExperimentSpec experiment = deepNetwork(2, "tanh", 0.01);
    for (BlockSpec& block : experiment.network.blocks) {
        if (block.type != "Dense") continue;
        block.settings.set("initializer", std::string("normal"));
        block.settings.set("init_deviation", 5.0);
    }
    const Fault fault = expectFault(faultsOf(experiment, smallDataset(), 10), FaultKind::Saturated, experiment);
    EXPECT_EQ(fault.block, "act1");
    EXPECT_EQ(fault.remedies[0].id, "initial_weights");
    EXPECT_FALSE(has(faultsOf(edited(experiment, fault.remedies[0].edit), smallDataset(), 30), FaultKind::Saturated));
}

TEST(Faults, GradientsThatExplodeUntilNothingIsANumber) {
    ExperimentSpec experiment = preset("linear_regression");
    experiment.optimizer.settings.set("learning_rate", 5.0);
    experiment.epochs = 1000;
    const auto data = loadDataset(experiment.data.dataset, experiment.data.options, {});
    ASSERT_TRUE(data);
    const std::vector<Fault> faults = faultsOf(experiment, *data, 1000);
    const Fault exploding = expectFault(faults, FaultKind::Exploding, experiment);
    const Fault notFinite = expectFault(faults, FaultKind::NotFinite, experiment);
    EXPECT_LT(exploding.step, notFinite.step);
    EXPECT_EQ(exploding.remedies[0].id, "clip_norm");
    EXPECT_FALSE(notFinite.op.empty() && notFinite.block.empty());
    EXPECT_TRUE(faultsOf(preset("linear_regression"), *data, 100).empty());
}

TEST(Faults, InitialWeightsThatMakeEveryLayerLouder) {
    ExperimentSpec experiment = deepNetwork(9, "relu", 0.01);
    for (BlockSpec& block : experiment.network.blocks) {
        if (block.type != "Dense") continue;
        block.settings.set("initializer", std::string("normal"));
        block.settings.set("init_deviation", 2.0);
    }
    const Fault fault = expectFault(faultsOf(experiment, smallDataset(), 10), FaultKind::Exploding, experiment);
    EXPECT_EQ(fault.step, 1);
    EXPECT_EQ(fault.remedies[0].id, "initial_weights");
    EXPECT_FALSE(has(faultsOf(edited(experiment, fault.remedies[0].edit), smallDataset(), 30), FaultKind::Exploding));
}

TEST(Faults, ARateThatIsTooLowToLearnAnything) {
    const ExperimentSpec experiment = deepNetwork(3, "relu", 1e-7);
    ExperimentSpec longer = experiment;
    longer.epochs = 30;
    const Fault fault = expectFault(faultsOf(longer, smallDataset(), 200), FaultKind::NotLearning, longer);
    EXPECT_EQ(fault.remedies[0].id, "raise_rate");
    longer.optimizer.settings.set("learning_rate", 0.05);
    EXPECT_TRUE(faultsOf(longer, smallDataset(), 200).empty()) << "a good rate";
}

/// Labels that say nothing about the pictures can only be learned by heart.
TEST(Faults, LearningByHeart) {
    ExperimentSpec experiment = deepNetwork(2, "relu", 0.01);
    experiment.optimizer = {"adam", Settings::defaults(findOptimizerType("adam")->settings)};
    experiment.epochs = 60;
    auto data = std::make_shared<Dataset>(*smallDataset());
    const RandomStream random(7, RandomPurpose::Test, 3);
    for (std::int64_t i = 0; i < data->train.labels.elements(); ++i)
        data->train.labels.set(i, static_cast<double>(random.below(3, static_cast<std::uint64_t>(i))));
    const std::vector<Fault> faults = faultsOf(experiment, data, 1000);
    const Fault fault = expectFault(faults, FaultKind::Overfitting, experiment);
    EXPECT_EQ(fault.remedies[0].id, "early_stopping");
    EXPECT_EQ(fault.remedies[1].id, "l2");
    EXPECT_EQ(faults.size(), 1u) << textOf(faults);
}

TEST(Faults, AreToldOnce) {
    const ExperimentSpec experiment = deepNetwork(9, "sigmoid", 0.05);
    const std::vector<Fault> faults = faultsOf(experiment, smallDataset(), 28);
    EXPECT_EQ(std::ranges::count(faults, FaultKind::Vanishing, &Fault::kind), 1);
}

/// A trainer of the small network whose first Dense layer has these weights.
std::unique_ptr<Trainer> withWeights(float number) {
    auto trainer = makeTrainer(smallExperiment(), smallDataset());
    if (!trainer) return nullptr;
    Tensor weight = trainer->parameters().value("fc1.weight");
    std::ranges::fill(weight.span<float>(), number);
    EXPECT_TRUE(trainer->parameters().setValue("fc1.weight", weight));
    return trainer;
}

TEST(Origin, IsTheFirstOpThatMadeANumberInfinite) {
    const auto trainer = withWeights(3e38f);
    const auto origin = findOrigin(*trainer);
    ASSERT_TRUE(origin && *origin);
    EXPECT_EQ((*origin)->source, Origin::Source::Op);
    EXPECT_EQ((*origin)->block, "fc1");
    EXPECT_EQ((*origin)->op, "product");
    EXPECT_EQ((*origin)->value, "fc1.product");
    EXPECT_FALSE((*origin)->backward);
    EXPECT_GT((*origin)->count, 0);
}

TEST(Origin, IsTheWeightThatAnUpdateSpoiled) {
    const auto trainer = withWeights(std::numeric_limits<float>::quiet_NaN());
    const auto origin = findOrigin(*trainer);
    ASSERT_TRUE(origin && *origin);
    EXPECT_EQ((*origin)->source, Origin::Source::Update);
    EXPECT_EQ((*origin)->value, "fc1.weight");
    EXPECT_TRUE((*origin)->notANumber);
}

TEST(Origin, IsToldForTheStepThatFailed) {
    const auto trainer = withWeights(3e38f);
    const auto taker = PulseTaker::make(*trainer);
    ASSERT_TRUE(taker);
    FaultWatch watch(**taker);
    const auto stepped = watch.step();
    ASSERT_FALSE(stepped);
    EXPECT_EQ(stepped.error().code, "train.diverged");
    ASSERT_EQ(watch.faults().size(), 1u);
    EXPECT_EQ(watch.faults()[0].kind, FaultKind::NotFinite);
    EXPECT_EQ(watch.faults()[0].step, 1);
    EXPECT_EQ(watch.faults()[0].op, "product");
    EXPECT_EQ(watch.faults()[0].block, "fc1");
}

class EveryHealthyPreset : public testing::TestWithParam<std::string> {};

TEST_P(EveryHealthyPreset, IsSilentForAnEpochOfAFewSamples) {
    const PresetRun run = presetRun(GetParam(), 16, 10);
    const std::vector<Fault> faults = faultsOf(run.experiment, run.dataset, 10);
    EXPECT_TRUE(faults.empty()) << textOf(faults);
}

TEST_P(EveryHealthyPreset, HasNoNumberThatIsNotFinite) {
    const PresetRun run = presetRun(GetParam(), 4, 2);
    const auto trainer = makeTrainer(run.experiment, run.dataset);
    ASSERT_NE(trainer, nullptr);
    const auto origin = findOrigin(*trainer);
    ASSERT_TRUE(origin) << origin.error().toString();
    EXPECT_FALSE(*origin) << (*origin)->value;
}

INSTANTIATE_TEST_SUITE_P(Presets, EveryHealthyPreset, testing::ValuesIn(presetNames()),
                         [](const auto& tested) { return tested.param; });

/// Whole runs of the presets that take no time.
TEST(HealthyRuns, AreSilentToTheEnd) {
    for (const char* name : {"xor_mlp", "perceptron_and", "linear_regression", "spiral_mlp"}) {
        const ExperimentSpec experiment = preset(name);
        const auto data = loadDataset(experiment.data.dataset, experiment.data.options, {});
        ASSERT_TRUE(data);
        const std::vector<Fault> faults = faultsOf(experiment, *data, 2000);
        EXPECT_TRUE(faults.empty()) << name << '\n' << textOf(faults);
    }
}

TEST(HealthyRuns, OfTheSmallNetworkAreSilent) {
    ExperimentSpec experiment = smallExperiment();
    experiment.epochs = 20;
    const std::vector<Fault> faults = faultsOf(experiment, smallDataset(), 200);
    EXPECT_TRUE(faults.empty()) << textOf(faults);
}

}  // namespace
}  // namespace glassbox::test
