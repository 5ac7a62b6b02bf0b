#include "core/network/lower.h"

#include "core/network/edit.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::testing {
namespace {

using Sizes = std::vector<std::int64_t>;

const LowerOptions training = {{{"output", {"cross_entropy", 1.0, {}}}}, true};

TEST(Lower, NamesValuesAsTheContractSays) {
    const Lowered lowered = lower(lenet5(), training).value();
    for (const char* name :
         {"input.out", "conv1.weight", "conv1.bias", "conv1.product", "conv1.z", "relu1.out", "pool1.out",
          "flatten.out", "fc1.product", "fc1.z", "output.target", "output.losses", "output.out", "output.loss"})
        EXPECT_TRUE(lowered.graph->find(name).valid()) << name;
    EXPECT_EQ(lowered.graph->loss(), lowered.graph->find("output.loss"));
    EXPECT_EQ(lowered.outputs.at("output"), lowered.graph->find("output.out"));
    EXPECT_EQ(lowered.logits.at("output"), lowered.graph->find("fc3.z"));
    EXPECT_EQ(lowered.sampleLosses.at("output"), lowered.graph->find("output.losses"));
    EXPECT_EQ(lowered.targets.at("output"), lowered.graph->find("output.target"));
    EXPECT_EQ(lowered.inputs.at("input"), lowered.graph->find("input.out"));
    EXPECT_EQ(lowered.blockOutputs.at("pool2"), lowered.graph->find("pool2.out"));
    EXPECT_EQ(lowered.blockOutputs.size(), lenet5().blocks.size());
}

TEST(Lower, GivesParametersInTheOrderOfTheDocument) {
    NetworkSpec network = lenet5();
    std::ranges::reverse(network.blocks);
    network.find("conv1")->trainable = false;
    const Lowered lowered = lower(network, training).value();
    ASSERT_EQ(lowered.parameters.size(), 10u);
    ASSERT_EQ(lowered.graph->parameters().size(), 10u);
    EXPECT_EQ(lowered.parameters.front().name, "fc3.weight");
    EXPECT_EQ(lowered.parameters.back().name, "conv1.bias");
    EXPECT_FALSE(lowered.trainable.back());
    EXPECT_TRUE(lowered.trainable.front());
    for (std::size_t i = 0; i < 10; ++i) {
        const Value& value = lowered.graph->value(lowered.graph->parameters()[i]);
        EXPECT_EQ(value.name, lowered.parameters[i].name);
        EXPECT_EQ(value.type.shape, lowered.parameters[i].shape);
    }
}

TEST(Lower, WithoutBiasThereIsOnlyZ) {
    const NetworkSpec network = changeSetting(lenet5(), "fc1", "bias", false).value();
    const Lowered lowered = lower(network, {}).value();
    EXPECT_FALSE(lowered.graph->find("fc1.product").valid());
    EXPECT_EQ(lowered.graph->op(lowered.graph->value(lowered.graph->find("fc1.z")).producer).type, "product");
}

TEST(Lower, InferenceHasNoLossAndNoDropout) {
    NetworkSpec network = insertOnWire(lenet5(), "Dropout", {{"relu3", "out"}, {"fc2", "in"}}, {}).value();
    const Lowered lowered = lower(network, {}).value();
    EXPECT_FALSE(lowered.graph->loss().valid());
    EXPECT_TRUE(lowered.targets.empty());
    EXPECT_EQ(lowered.blockOutputs.at("drop1"), lowered.graph->find("relu3.out"));
    EXPECT_EQ(lowered.graph->op(lowered.graph->value(lowered.outputs.at("output")).producer).type, "softmax");
    const Lowered trained = lower(network, training).value();
    const Op& dropout = trained.graph->op(trained.graph->value(trained.graph->find("drop1.out")).producer);
    EXPECT_EQ(dropout.attributes.integer("stream"), 10);  // its place in the document
}

TEST(Lower, RegressionTakesWhatComesInAsTheAnswer) {
    const NetworkSpec network = chain({{"Input", "input", {{"shape", Sizes{4}}}},
                                       {"Dense", "fc1", {{"units", std::int64_t{2}}}},
                                       {"Output", "output", {{"task", std::string("regression")}}}});
    const Lowered lowered = lower(network, {{{"output", {"mean_squared_error", 1.0, {}}}}, true}).value();
    EXPECT_EQ(lowered.outputs.at("output"), lowered.graph->find("fc1.z"));
    EXPECT_EQ(lowered.graph->value(lowered.targets.at("output")).type.shape, (Shape{2}));
    EXPECT_FALSE(lower(network, training).ok());
}

TEST(Lower, SumsWeightedLossesOfSeveralOutputs) {
    NetworkSpec network = lenet5();
    network = addBlock(network, "Output", {}).value();
    network = connect(network, {{"fc2", "out"}, {"output1", "in"}}).value();
    LowerOptions options = training;
    EXPECT_FALSE(lower(network, options).ok());  // output1 has no loss
    options.losses["output1"] = {"cross_entropy", 0.5, {}};
    const Lowered lowered = lower(network, options).value();
    const Op& sum = lowered.graph->op(lowered.graph->value(lowered.graph->loss()).producer);
    EXPECT_EQ(sum.type, "add");
    ASSERT_EQ(sum.inputs.size(), 2u);
    const auto scaled = lowered.graph->find("output1.weighted_loss");
    EXPECT_TRUE(std::ranges::count(sum.inputs, scaled));
    EXPECT_DOUBLE_EQ(lowered.graph->op(lowered.graph->value(scaled).producer).attributes.real("factor"), 0.5);
}

TEST(Lower, RefusesWhatAnalyseRefuses) {
    const NetworkSpec network = removeBlocks(lenet5(), {"flatten"}, true).value();
    const Result<Lowered> lowered = lower(network, {});
    ASSERT_FALSE(lowered.ok());
    EXPECT_EQ(lowered.error().message(),
              "fc1 (Dense) takes vectors or sequences but gets an image 16x5x5: insert Flatten between pool2 and fc1");
}

TEST(Lower, JoinsBranchesInBlocksOfSeveralInputs) {
    NetworkSpec network =
        chain({{"Input", "input", {{"shape", Sizes{4}}}}, {"Activation", "relu", {}}, {"Output", "output", {}}});
    network.blocks.push_back({"add1", "Plus", {}, true});
    network.wires = {{{"input", "out"}, {"relu", "in"}},
                     {{"relu", "out"}, {"add1", "in"}},
                     {{"input", "out"}, {"add1", "in2"}},
                     {{"add1", "out"}, {"output", "in"}}};
    const Lowered lowered = lower(network, {}, typesWithPlus()).value();
    const Op& add = lowered.graph->op(lowered.graph->value(lowered.graph->find("add1.out")).producer);
    EXPECT_EQ(add.inputs, (std::vector<ValueId>{lowered.graph->find("relu.out"), lowered.graph->find("input.out")}));
}

}  // namespace
}  // namespace glassbox::testing
