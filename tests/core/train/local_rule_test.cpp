#include "core/optim/optimizer.h"
#include "tests/core/train/small_experiment.h"

#include <gtest/gtest.h>

#include <cmath>

namespace glassbox::test {
namespace {

/// A data set of vectors; the test part is the training part.
std::shared_ptr<const Dataset> vectors(std::int64_t features, const std::vector<float>& samples, Tensor labels,
                                       std::vector<std::string> classes) {
    auto dataset = std::make_shared<Dataset>();
    dataset->name = "and";
    dataset->kind = AxisKind::Vector;
    dataset->sampleShape = {features};
    dataset->inputField = "features";
    dataset->classes = std::move(classes);
    const auto count = static_cast<std::int64_t>(samples.size()) / features;
    dataset->train = {Tensor::of<float>({count, features}, samples), std::move(labels)};
    dataset->test = dataset->train;
    return dataset;
}

/// The four corners with a truth table.
std::shared_ptr<const Dataset> gate(const std::vector<std::int32_t>& truth) {
    return vectors(2, {0, 0, 0, 1, 1, 0, 1, 1}, Tensor::of<std::int32_t>({4}, truth), {"0", "1"});
}

struct LayerText {
    std::string block = R"("type": "Dense", "units": 1, "initializer": "zeros")";
    std::string optimizer = R"({"type": "delta", "learning_rate": 0.1})";
    std::string task = "regression";
    std::string loss = "mean_squared_error";
    std::int64_t inputs = 2, batch = 4, epochs = 20;
};

/// Input, one block, Output.
ExperimentSpec layerExperiment(const LayerText& text) {
    const auto parsed = parseExperiment(
        R"({"format": "glassbox.experiment/1", "name": "layer",
 "network": {"format": "glassbox.network/1", "name": "layer", "blocks": [
   {"id": "input", "type": "Input", "shape": [)" +
        std::to_string(text.inputs) + R"(]}, {"id": "layer", )" + text.block +
        R"(}, {"id": "output", "type": "Output", "task": ")" + text.task +
        R"("}], "wires": [["input", "layer"], ["layer", "output"]]},
 "data": {"dataset": "and", "inputs": {"input": "features"}, "targets": {"output": "label"},
          "split": {"validation": 0}, "normalization": {"type": "none"}},
 "losses": {"output": {"type": ")" +
        text.loss + R"("}}, "optimizer": )" + text.optimizer + R"(, "batch_size": )" + std::to_string(text.batch) +
        R"(, "epochs": )" + std::to_string(text.epochs) + R"(, "precision": "double"})");
    if (!parsed) ADD_FAILURE() << parsed.error().toString();
    return parsed ? *parsed : ExperimentSpec();
}

LayerText perceptronText(const std::string& block) {
    LayerText text;
    text.block = block;
    text.optimizer = R"({"type": "perceptron", "learning_rate": 1.0})";
    text.task = "classification";
    text.loss = "cross_entropy";
    text.batch = 1;
    return text;
}

constexpr const char* twoDense = R"("type": "Dense", "units": 2, "initializer": "zeros")";
constexpr const char* twoThresholds = R"("type": "ThresholdUnit", "units": 2)";

double accuracyAfter(const ExperimentSpec& experiment, const std::shared_ptr<const Dataset>& dataset) {
    const auto trainer = makeTrainer(experiment, dataset);
    if (!trainer) return -1;
    train(*trainer, trainer->totalSteps());
    const Result<Evaluation> evaluation = trainer->evaluate("test");
    return evaluation ? evaluation->accuracy : -1;
}

TEST(PerceptronRule, LearnsAndButNotXor) {
    for (const char* block : {twoDense, twoThresholds}) {
        const ExperimentSpec experiment = layerExperiment(perceptronText(block));
        EXPECT_EQ(accuracyAfter(experiment, gate({0, 0, 0, 1})), 1.0) << block;
        EXPECT_EQ(accuracyAfter(experiment, gate({0, 1, 1, 1})), 1.0) << block;
        EXPECT_LT(accuracyAfter(experiment, gate({0, 1, 1, 0})), 1.0) << block;
    }
}

TEST(PerceptronRule, StepsByHand) {
    // Both units fire at first (0 >= 0). The sample (1, 1) of class 1: unit 0 must not fire, so its weights lose the
    // input and its threshold rises by 1; unit 1 is right and stays.
    LayerText text = perceptronText(twoThresholds);
    TrainerOptions options;
    options.shuffle = false;
    const auto trainer = makeTrainer(
        layerExperiment(text), vectors(2, {1, 1}, Tensor::of<std::int32_t>({1}, std::vector{1}), {"0", "1"}), options);
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 1);
    const ParameterTable& table = trainer->parameters();
    const Tensor weight = table.value("layer.weight"), threshold = table.value("layer.threshold");
    for (const std::int64_t i : {0, 1}) {
        EXPECT_EQ(weight.at(i), -1);
        EXPECT_EQ(weight.at(2 + i), 0);
    }
    EXPECT_EQ(threshold.at(0), 1);
    EXPECT_EQ(threshold.at(1), 0);
}

TEST(DeltaRule, EqualsADescentStepOnHalfTheSquaredError) {
    const std::vector<float> inputs{0.5F, -1, 2, 0.25F, -0.75F, 1.5F};
    const std::vector<float> targets{1, -2, 0.5F};
    LayerText text;
    text.epochs = 7;
    const auto data = vectors(2, inputs, Tensor::of<float>({3, 1}, targets), {});
    TrainerOptions options;
    options.shuffle = false;
    const auto delta = makeTrainer(layerExperiment(text), data, options);
    text.optimizer = R"({"type": "sgd", "learning_rate": 0.05})";  // the mean squared error has twice that gradient
    const auto descent = makeTrainer(layerExperiment(text), data, options);
    ASSERT_TRUE(delta && descent);
    train(*delta, 7);
    train(*descent, 7);
    for (const char* name : {"layer.weight", "layer.bias"}) {
        const Tensor ours = delta->parameters().value(name), theirs = descent->parameters().value(name);
        for (std::int64_t i = 0; i < ours.elements(); ++i)
            EXPECT_NEAR(ours.at(i), theirs.at(i), 1e-14) << name;
        EXPECT_GT(std::abs(ours.at(0)), 0.01) << name;
    }
}

/// Samples along (0.6, 0.8) with deviation 2 and across it with deviation 0.5.
std::shared_ptr<const Dataset> tilted() {
    std::vector<float> samples;
    for (int i = 0; i < 200; ++i) {
        const double along = 2 * std::sin(1.7 * i), across = 0.5 * std::cos(2.9 * i);
        samples.push_back(static_cast<float>(0.6 * along - 0.8 * across));
        samples.push_back(static_cast<float>(0.8 * along + 0.6 * across));
    }
    return vectors(2, samples, Tensor(DType::F32, {200, 1}), {});
}

TEST(OjaRule, FindsTheFirstPrincipalComponent) {
    LayerText text;
    text.block = R"("type": "Dense", "units": 1, "bias": false, "initializer": "constant", "init_value": 0.1)";
    text.optimizer = R"({"type": "oja", "learning_rate": 0.05})";
    text.batch = 20;
    text.epochs = 60;
    const auto trainer = makeTrainer(layerExperiment(text), tilted());
    ASSERT_NE(trainer, nullptr);
    train(*trainer, trainer->totalSteps());
    const Tensor weight = trainer->parameters().value("layer.weight");
    EXPECT_NEAR(std::hypot(weight.at(0), weight.at(1)), 1, 0.05);
    EXPECT_NEAR(std::abs(0.6 * weight.at(0) + 0.8 * weight.at(1)), 1, 0.05);
}

TEST(HebbRule, AddsTheMeanOfAnswerTimesInput) {
    LayerText text;
    text.block = R"("type": "Dense", "units": 1, "bias": false, "initializer": "constant", "init_value": 0.5)";
    text.optimizer = R"({"type": "hebb", "learning_rate": 0.1})";
    TrainerOptions options;
    options.shuffle = false;
    const auto trainer =
        makeTrainer(layerExperiment(text), vectors(2, {1, 2, 3, -1}, Tensor(DType::F32, {2, 1}), {}), options);
    ASSERT_NE(trainer, nullptr);
    train(*trainer, 1);  // answers 1.5 and 1
    const Tensor weight = trainer->parameters().value("layer.weight");
    EXPECT_NEAR(weight.at(0), 0.5 + 0.1 * (1.5 * 1 + 1 * 3) / 2, 1e-15);
    EXPECT_NEAR(weight.at(1), 0.5 + 0.1 * (1.5 * 2 - 1 * 1) / 2, 1e-15);
}

/// The error of training with these choices.
Error refusal(const LayerText& text) {
    const auto made = Trainer::make(layerExperiment(text), gate({0, 0, 0, 1}), {});
    EXPECT_FALSE(made);
    return made ? Error() : made.error();
}

TEST(LocalRules, RefuseOtherNetworksAndNameTheBlock) {
    LayerText text = perceptronText(R"("type": "Activation", "function": "relu")");
    EXPECT_EQ(refusal(text).code, "local_rule.network");
    EXPECT_EQ(refusal(text).place, "layer");
    EXPECT_EQ(refusal(text).argument("rule"), "perceptron");
    text.block = twoThresholds;
    text.optimizer = R"({"type": "delta"})";
    EXPECT_EQ(refusal(text).place, "layer");
    text.block = R"("type": "Dense", "units": 2)";
    text.optimizer = R"({"type": "oja"})";
    EXPECT_EQ(refusal(text).place, "layer");  // its bias
}

TEST(ThresholdUnit, HasNoGradientAndSaysSo) {
    LayerText text = perceptronText(twoThresholds);
    text.optimizer = R"({"type": "sgd"})";
    EXPECT_EQ(refusal(text).code, "train.no_gradient");
    EXPECT_EQ(refusal(text).place, "layer");
}

}  // namespace
}  // namespace glassbox::test
