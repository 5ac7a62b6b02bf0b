#include "ui/instruments/tensor/graph_picture.h"
#include "core/train/training_graph.h"
#include "ui/instruments/tensor/view_choice.h"

#include <gtest/gtest.h>

#include <string>

namespace glassbox::test {
namespace {

Lowered graphOf(const std::string& preset) {
    const auto experiment = loadExperiment(std::string(GLASSBOX_SOURCE_DIR "/resources/presets/") + preset + ".json");
    EXPECT_TRUE(experiment);
    auto lowered = trainingGraph(*experiment, true);
    EXPECT_TRUE(lowered);
    return *lowered;
}

TensorPicture pictureNamed(const Lowered& lowered, const std::string& name) {
    const ValueId value = lowered.graph->find(name);
    EXPECT_TRUE(value.valid()) << name;
    return pictureOf(*lowered.graph, value, Tensor(DType::F32, lowered.graph->value(value).type.shape));
}

void expectRole(const Lowered& lowered, const std::string& name, TensorRole role, TensorDirection direction,
                TensorViewKind kind) {
    const TensorPicture picture = pictureNamed(lowered, name);
    EXPECT_EQ(picture.role, role) << name;
    EXPECT_EQ(picture.direction, direction) << name;
    ASSERT_FALSE(viewKindsOf(picture).empty()) << name;
    EXPECT_EQ(viewKindsOf(picture).front(), kind) << name;
}

constexpr TensorDirection forward = TensorDirection::Forward, backward = TensorDirection::Backward;

TEST(GraphPicture, ValuesOfAConvolutionalNetworkAreWhatTheyAre) {
    const Lowered lenet = graphOf("lenet5");
    expectRole(lenet, "input.out", TensorRole::Picture, forward, TensorViewKind::Maps);
    expectRole(lenet, "conv1.weight", TensorRole::Weight, forward, TensorViewKind::Kernels);
    expectRole(lenet, "conv1.z", TensorRole::Activation, forward, TensorViewKind::Maps);
    expectRole(lenet, "relu1.out", TensorRole::Amount, forward, TensorViewKind::Maps);
    expectRole(lenet, "pool2.out", TensorRole::Amount, forward, TensorViewKind::Maps);
    expectRole(lenet, "flatten.out", TensorRole::Amount, forward, TensorViewKind::Matrix);
    expectRole(lenet, "output.out", TensorRole::Probability, forward, TensorViewKind::Bars);
    expectRole(lenet, "grad(conv1.weight)", TensorRole::Weight, backward, TensorViewKind::Kernels);
    expectRole(lenet, "grad(relu1.out)", TensorRole::Activation, backward, TensorViewKind::Maps);
    expectRole(lenet, "grad(input.out)", TensorRole::Activation, backward, TensorViewKind::Maps);
    EXPECT_EQ(colorMapOf(pictureNamed(lenet, "relu1.out")), ColorMapKind::ForwardAmounts);
    EXPECT_EQ(colorMapOf(pictureNamed(lenet, "grad(relu1.out)")), ColorMapKind::Signed);
    EXPECT_EQ(colorMapOf(pictureNamed(lenet, "input.out")), ColorMapKind::Pictures);
}

TEST(GraphPicture, ValuesOfARecurrentNetworkAreWhatTheyAre) {
    const Lowered lstm = graphOf("char_lstm");
    expectRole(lstm, "input.out", TensorRole::Tokens, forward, TensorViewKind::Tokens);
    expectRole(lstm, "embed.weight", TensorRole::Embedding, forward, TensorViewKind::Plane);
    expectRole(lstm, "lstm1.gates", TensorRole::Gates, forward, TensorViewKind::Gates);
    expectRole(lstm, "lstm1.hidden", TensorRole::State, forward, TensorViewKind::Time);
    expectRole(lstm, "grad(lstm1.z)", TensorRole::Gates, backward, TensorViewKind::Gates);
    expectRole(lstm, "grad(lstm1.hidden)", TensorRole::State, backward, TensorViewKind::Time);
    EXPECT_EQ(pictureNamed(lstm, "lstm1.gates").gates.join(QString()), QStringLiteral("ifgo"));
    EXPECT_EQ(pictureNamed(graphOf("char_gru"), "gru1.gates").gates.join(QString()), QStringLiteral("rzn"));
}

TEST(GraphPicture, ValuesOfATransformerAreWhatTheyAre) {
    const Lowered gpt = graphOf("char_gpt");
    expectRole(gpt, "block1.attention.weights", TensorRole::Attention, forward, TensorViewKind::Attention);
    expectRole(gpt, "grad(block1.attention.weights)", TensorRole::Attention, backward, TensorViewKind::Attention);
    expectRole(gpt, "block1.fc1.weight", TensorRole::Weight, forward, TensorViewKind::Matrix);
    expectRole(gpt, "output.out", TensorRole::Probability, forward, TensorViewKind::Time);
}

}  // namespace
}  // namespace glassbox::test
