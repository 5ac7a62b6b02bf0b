#include "tests/core/explain/step_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::test {
namespace {

class MicroscopeTest : public testing::Test {
protected:
    std::string refusal(const Weights& weights, const std::string& part, std::vector<std::int64_t> samples,
                        const ExperimentSpec& experiment) {
        const auto made = Microscope::make(experiment, data_, weights, part, samples, pool_);
        return made.ok() ? "" : made.error().toString();
    }

    ThreadPool pool_{1};
    std::shared_ptr<const Dataset> data_ = smallDataset();
    ExperimentSpec experiment_ = smallExperiment();
};

TEST_F(MicroscopeTest, ShowsTheVeryNumbersOfATrainingStep) {
    TrainerOptions options;
    options.threads = 1;
    options.keepAll = true;
    const auto trainer = makeTrainer(experiment_, data_, options);
    const Weights weights = weightsOf(*trainer);
    train(*trainer, 1);
    std::vector<std::int64_t> samples;
    for (const std::int64_t index : trainer->lastBatch())
        samples.push_back(std::ranges::lower_bound(trainer->split().training, index) -
                          trainer->split().training.begin());
    const auto microscope = makeMicroscope(experiment_, data_, weights, samples, pool_, "training");
    const Graph& trained = *trainer->lowered().graph;
    int compared = 0;
    for (const Value& value : trained.values()) {
        if (value.role == ValueRole::Parameter) continue;  // updated since
        const std::int64_t rows = value.type.batched ? std::ssize(samples) : 1;
        for (std::int64_t sample = 0; sample < rows; ++sample) {
            for (std::int64_t offset = 0; offset < value.type.shape.elements(); ++offset) {
                const auto number = microscope->number(refOf(trained, value.id, {sample, offset}), sample);
                ASSERT_TRUE(number.ok()) << number.error().toString();
                ASSERT_EQ(*number, trainer->executor().readElement(value.id, {sample, offset})) << value.name;
                ++compared;
            }
        }
    }
    EXPECT_GT(compared, 10000);
}

TEST_F(MicroscopeTest, SaysThatParametersAndInputsAreGiven) {
    const auto microscope = makeMicroscope(experiment_, data_, startWeights(experiment_, data_), {2}, pool_);
    for (const NumberRef& ref : {NumberRef{"conv1.weight", {0, 0, 1, 1}}, NumberRef{"fc1.bias", {3}},
                                 NumberRef{"input.out", {0, 3, 3}}, NumberRef{"output.target", {}}}) {
        const auto explained = microscope->explain(ref);
        ASSERT_TRUE(explained.ok()) << explained.error().toString();
        EXPECT_TRUE(explained->op.empty() && explained->parts.empty()) << ref.toString();
        EXPECT_FALSE(explained->block.empty());
        const auto verified = microscope->verify(ref);
        ASSERT_TRUE(verified.ok());
        EXPECT_TRUE(verified->agrees);
    }
    EXPECT_EQ(*microscope->number({"output.target", {}}), 2) << "sample 2 of the small data set is of class 2";
}

TEST_F(MicroscopeTest, NamesThePartOfAFusedOp) {
    const auto microscope = makeMicroscope(experiment_, data_, startWeights(experiment_, data_), {2}, pool_);
    const auto opOf = [&](const char* value, std::vector<std::int64_t> index) {
        const auto explained = microscope->explain({value, std::move(index)});
        return explained ? explained->op : explained.error().toString();
    };
    EXPECT_EQ(opOf("conv1.product", {0, 1, 1}), "conv2d");
    EXPECT_EQ(opOf("conv1.z", {0, 1, 1}), "add_bias");
    EXPECT_EQ(opOf("relu1.out", {0, 1, 1}), "relu");
    EXPECT_EQ(opOf("pool1.out", {0, 1, 1}), "max_pool");
    EXPECT_EQ(opOf("grad(conv1.z)", {0, 1, 1}), "relu_gradient");
}

TEST_F(MicroscopeTest, NamesTheSampleOfATermOverTheBatch) {
    const auto microscope = makeMicroscope(experiment_, data_, startWeights(experiment_, data_), {2, 5, 7}, pool_);
    const auto explained = microscope->explain({"output.loss", {}});
    ASSERT_TRUE(explained.ok());
    ASSERT_EQ(explained->parts.size(), 3u);
    for (std::int64_t i = 0; i < 3; ++i)
        EXPECT_EQ(explained->parts[static_cast<std::size_t>(i)].sample, i);
    EXPECT_TRUE(microscope->number({"output.losses", {}}, 2).ok());
    const auto beyond = microscope->number({"output.losses", {}}, 3);
    ASSERT_FALSE(beyond.ok());
    EXPECT_EQ(beyond.error().code, "explain.sample");
}

TEST_F(MicroscopeTest, RefusesSamplesThatDoNotExist) {
    const Weights weights = startWeights(experiment_, data_);
    EXPECT_EQ(refusal(weights, "test", {59}, experiment_), "");
    EXPECT_NE(refusal(weights, "test", {60}, experiment_).find("60 samples"), std::string::npos);
    EXPECT_NE(refusal(weights, "test", {-1}, experiment_).find("sample -1"), std::string::npos);
    EXPECT_EQ(refusal(weights, "validation", {49}, experiment_), "");
    EXPECT_NE(refusal(weights, "validation", {50}, experiment_).find("validation"), std::string::npos);
    EXPECT_NE(refusal(weights, "training", {200}, experiment_).find("200 samples"), std::string::npos);
}

TEST_F(MicroscopeTest, RefusesWeightsThatDoNotFit) {
    Weights weights = startWeights(experiment_, data_);
    Weights fewer(weights.begin(), weights.end() - 1);
    EXPECT_NE(refusal(fewer, "test", {0}, experiment_).find(weights.back().first), std::string::npos);
    weightNamed(weights, "fc1.weight") = Tensor(DType::F32, {20, 63});
    const std::string shape = refusal(weights, "test", {0}, experiment_);
    EXPECT_NE(shape.find("fc1.weight"), std::string::npos);
    EXPECT_NE(shape.find("20x64"), std::string::npos);
    EXPECT_NE(shape.find("20x63"), std::string::npos);
}

TEST_F(MicroscopeTest, RefusesDataThatDoNotFitTheNetwork) {
    ExperimentSpec larger = experiment_;
    for (BlockSpec& block : larger.network.blocks)
        if (block.id == "input") block.settings.set("shape", std::vector<std::int64_t>{1, 10, 10});
    Weights weights;
    auto trained = startWeights(experiment_, data_);
    for (auto& [name, tensor] : trained)
        weights.emplace_back(name, name == "fc1.weight" ? Tensor(DType::F32, {20, 100}) : tensor);
    EXPECT_NE(refusal(weights, "test", {0}, larger).find("10x10"), std::string::npos);
}

/// Class indices become one number a class for a regression.
TEST_F(MicroscopeTest, WorksOnARegression) {
    ExperimentSpec regression = denseExperiment();
    for (BlockSpec& block : regression.network.blocks)
        if (block.id == "output") block.settings.set("task", std::string("regression"));
    regression.losses["output"] = {"mean_squared_error", 1.0, {}};
    const auto microscope = makeMicroscope(regression, data_, startWeights(regression, data_), {1}, pool_);
    for (std::int64_t i = 0; i < 3; ++i) {
        EXPECT_EQ(*microscope->number({"output.target", {i}}), i == 1 ? 1 : 0);
        EXPECT_TRUE(microscope->verify({"grad(fc2.z)", {i}})->agrees);
    }
}

}  // namespace
}  // namespace glassbox::test
