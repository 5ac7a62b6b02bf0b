#include "core/experiment/experiment_spec.h"
#include "core/train/trainer.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numbers>

namespace glassbox::test {
namespace {

/// A label and the picture itself from one hidden layer, and whether the bar is at the left as a decision.
constexpr const char* twoHeads = R"({
 "format": "glassbox.experiment/1", "name": "two heads",
 "network": {"format": "glassbox.network/1", "name": "two heads",
  "blocks": [
   {"id": "input", "type": "Input", "shape": [1, 8, 8]},
   {"id": "flatten", "type": "Flatten"},
   {"id": "fc1", "type": "Dense", "units": 24},
   {"id": "tanh", "type": "Activation", "function": "tanh"},
   {"id": "fc2", "type": "Dense", "units": 3},
   {"id": "label", "type": "Output", "task": "classification"},
   {"id": "fc3", "type": "Dense", "units": 64},
   {"id": "picture", "type": "Output", "task": "regression"},
   {"id": "fc4", "type": "Dense", "units": 3},
   {"id": "sides", "type": "Output", "task": "binary"}],
  "wires": [["input", "flatten"], ["flatten", "fc1"], ["fc1", "tanh"], ["tanh", "fc2"], ["fc2", "label"],
            ["tanh", "fc3"], ["fc3", "picture"], ["tanh", "fc4"], ["fc4", "sides"]]},
 "data": {"dataset": "mnist", "inputs": {"input": "image"},
          "targets": {"label": "label", "picture": "image", "sides": "label"},
          "split": {"validation": 0.2, "seed": 1}, "normalization": {"type": "standardize", "per": "channel"}},
 "losses": {"label": {"type": "cross_entropy", "class_weights": "1, 2, 1"},
            "picture": {"type": "huber", "weight": 0.5, "delta": 1.5},
            "sides": {"type": "binary_cross_entropy", "weight": 2}},
 "optimizer": {"type": "sgd", "learning_rate": 0.05, "momentum": 0.9}, "schedule": {"type": "constant"},
 "batch_size": 32, "epochs": 4, "watch": "test", "seed": 1, "precision": "float32"})";

ExperimentSpec headsExperiment() {
    auto experiment = parseExperiment(twoHeads);
    EXPECT_TRUE(experiment.ok()) << (experiment.ok() ? "" : experiment.error().toString());
    return *experiment;
}

const HeadEvaluation& headOf(const std::vector<HeadEvaluation>& heads, const std::string& block) {
    for (const HeadEvaluation& head : heads)
        if (head.block == block) return head;
    throw std::out_of_range(block);
}

TEST(MultiOutput, TrainsAllHeadsOnTheWeightedSumOfTheirLosses) {
    const auto trainer = makeTrainer(headsExperiment(), smallDataset());
    const Evaluation before = *trainer->evaluate("validation");
    train(*trainer, trainer->totalSteps());
    const EpochRecord& last = trainer->history().epochs.back();
    ASSERT_EQ(last.validationHeads.size(), 3u);
    const HeadEvaluation &label = headOf(last.validationHeads, "label"),
                         &picture = headOf(last.validationHeads, "picture"),
                         &sides = headOf(last.validationHeads, "sides");
    EXPECT_NEAR(last.validationLoss, label.loss + 0.5 * picture.loss + 2 * sides.loss, 1e-9);
    EXPECT_LT(last.validationLoss, 0.6 * before.loss);
    EXPECT_GT(label.accuracy, 0.95);
    EXPECT_GT(sides.accuracy, 0.95);
    EXPECT_EQ(picture.accuracy, -1);
    EXPECT_LT(picture.rootMeanSquare, headOf(before.heads, "picture").rootMeanSquare);
    EXPECT_EQ(last.validationAccuracy, label.accuracy);
    EXPECT_EQ(label.bitsPerToken, -1);
    EXPECT_EQ(last.testHeads.size(), 3u);
}

TEST(MultiOutput, TheLossOfAStepIsTheSumOfTheHeads) {
    const auto trainer = makeTrainer(headsExperiment(), smallDataset());
    ASSERT_TRUE(trainer->setTaps({"label.loss", "picture.loss", "sides.loss"}).ok());
    train(*trainer, 3);
    const auto read = [&](const char* name) {
        return trainer->executor().readElement(trainer->lowered().graph->find(name), {});
    };
    EXPECT_NEAR(trainer->history().steps.back().loss,
                read("label.loss") + 0.5 * read("picture.loss") + 2 * read("sides.loss"), 1e-5);
}

TEST(MultiOutput, BitsDoNotDependOnThreadsAndSurviveACheckpoint) {
    TrainerOptions two;
    two.threads = 2;
    const auto first = makeTrainer(headsExperiment(), smallDataset());
    const auto second = makeTrainer(headsExperiment(), smallDataset(), two);
    train(*first, 10);
    train(*second, 10);
    EXPECT_EQ(parameterBits(*first), parameterBits(*second));
    const auto file = std::filesystem::temp_directory_path() / "glassbox_multi_output.checkpoint";
    ASSERT_TRUE(first->saveCheckpoint(file).ok());
    const auto resumed = makeTrainer(headsExperiment(), smallDataset());
    const Result<void> loaded = resumed->loadCheckpoint(file);
    ASSERT_TRUE(loaded.ok()) << loaded.error().toString();
    std::filesystem::remove(file);
    ASSERT_EQ(resumed->history().epochs.size(), 1u);
    const HeadEvaluation kept = headOf(resumed->history().epochs[0].validationHeads, "picture");
    const HeadEvaluation made = headOf(first->history().epochs[0].validationHeads, "picture");
    EXPECT_EQ(kept.loss, made.loss);
    EXPECT_EQ(kept.rootMeanSquare, made.rootMeanSquare);
    EXPECT_TRUE(resumed->history().testHeads.empty());
    train(*first, 5);
    train(*resumed, 5);
    EXPECT_EQ(parameterBits(*first), parameterBits(*resumed));
}

/// Sequences of two channels whose every step says whether the first is larger than the second; every fourth step has
/// no label.
std::shared_ptr<const Dataset> sequenceData(std::int64_t count, std::int64_t length) {
    const auto part = [length](std::int64_t samples) {
        DataPart made{Tensor(DType::F32, {samples, length, 2}), Tensor(DType::I32, {samples, length})};
        const auto numbers = made.samples.span<float>();
        for (std::size_t i = 0; i < numbers.size(); ++i)
            numbers[i] = static_cast<float>((i * 7919 + 13) % 1009) / 504.5f - 1.0f;
        const auto labels = made.labels.span<std::int32_t>();
        for (std::size_t i = 0; i < labels.size(); ++i)
            labels[i] = i % 4 == 3 ? -1 : numbers[2 * i] > numbers[2 * i + 1] ? 1 : 0;
        return made;
    };
    auto data = std::make_shared<Dataset>();
    data->name = "mnist";
    data->kind = AxisKind::Sequence;
    data->sampleShape = {length, 2};
    data->classes = {"no", "yes"};
    data->train = part(count);
    data->test = part(count / 4);
    return data;
}

/// An experiment on them with these blocks between Input and Output.
ExperimentSpec sequenceExperiment(const std::string& blocks, const std::string& wires) {
    ExperimentSpec experiment = headsExperiment();
    experiment.network = *parseNetwork(
        R"({"format": "glassbox.network/1", "name": "steps", "blocks": [
           {"id": "input", "type": "Input", "shape": [6, 2]}, )" +
        blocks + R"(, {"id": "output", "type": "Output", "task": "classification"}], "wires": [)" + wires + "]}");
    experiment.losses = {{"output", {"cross_entropy", 1.0, {}}}};
    experiment.data.inputs = {{"input", "image"}};
    experiment.data.targets = {{"output", "label"}};
    experiment.data.normalization = "none";
    return experiment;
}

TEST(SequenceOutput, LearnsAnAnswerForEveryStepAndCountsBits) {
    ExperimentSpec experiment = sequenceExperiment(
        R"({"id": "fc1", "type": "Dense", "units": 8}, {"id": "tanh", "type": "Activation", "function": "tanh"},
           {"id": "fc2", "type": "Dense", "units": 2})",
        R"(["input", "fc1"], ["fc1", "tanh"], ["tanh", "fc2"], ["fc2", "output"])");
    experiment.optimizer.settings.set("learning_rate", 0.5);
    experiment.epochs = 12;
    const auto trainer = makeTrainer(experiment, sequenceData(160, 6));
    train(*trainer, trainer->totalSteps());
    const auto test = trainer->finalTest();
    ASSERT_TRUE(test.ok());
    EXPECT_GT(test->accuracy, 0.95);
    EXPECT_EQ(test->predictions.size(), 180u);  // three of four steps have a label
    EXPECT_NEAR(test->heads[0].bitsPerToken, test->loss / std::numbers::ln2, 1e-12);
    EXPECT_LT(test->heads[0].bitsPerToken, 0.5);
}

TEST(SequenceOutput, RefusesOneAnswerWhereEveryStepHasALabel) {
    const ExperimentSpec experiment =
        sequenceExperiment(R"({"id": "flatten", "type": "Flatten"}, {"id": "fc", "type": "Dense", "units": 2})",
                           R"(["input", "flatten"], ["flatten", "fc"], ["fc", "output"])");
    const auto refused = Trainer::make(experiment, sequenceData(160, 6), {});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, "train.output_steps");
    EXPECT_EQ(refused.error().message(), "output answers 1 times a sample, but mnist has 6 labels");
}

}  // namespace
}  // namespace glassbox::test
