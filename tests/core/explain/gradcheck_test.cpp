#include "core/explain/gradcheck.h"

#include "core/train/training_graph.h"
#include "tests/core/explain/step_fixture.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace glassbox::test {
namespace {

/// The training graph of an experiment after a mutation of its ops.
Lowered mutated(const ExperimentSpec& experiment, const std::function<void(Op&)>& mutate) {
    auto lowered = trainingGraph(experiment, true, Fusion::Off);
    const Graph& sound = *lowered->graph;
    Graph graph;
    for (const Value& value : sound.values())
        graph.addValue(value);
    for (Op op : sound.ops()) {
        mutate(op);
        graph.addOp(std::move(op));
    }
    for (const ValueId output : sound.outputs())
        graph.addOutput(output);
    graph.setLoss(sound.loss());
    for (const Value& value : sound.values())
        if (sound.gradientOf(value.id).valid()) graph.setGradient(value.id, sound.gradientOf(value.id));
    lowered->graph = std::make_shared<const Graph>(std::move(graph));
    return std::move(*lowered);
}

std::vector<std::string> disagreeing(const std::vector<GradientCheck>& checks) {
    std::vector<std::string> ops;
    for (const GradientCheck& check : checks)
        if (!check.agrees) ops.push_back(check.block + "." + check.op);
    return ops;
}

TEST(GradientCheckOfNetworks, AgreesOnASmallOneWithDropout) {
    ThreadPool pool(1);
    const auto checks = checkGradients(smallExperiment(), pool);
    ASSERT_TRUE(checks.ok()) << checks.error().toString();
    EXPECT_TRUE(disagreeing(*checks).empty());
    std::int64_t checked = 0;
    for (const GradientCheck& check : *checks) {
        EXPECT_GT(check.checked, 0) << check.block << ' ' << check.op;
        EXPECT_FALSE(check.where.empty());
        checked += check.checked;
    }
    EXPECT_GT(checked, 100);
}

TEST(GradientCheckOfNetworks, IsAFunctionOfTheSeed) {
    ThreadPool one(1), two(2);
    const auto first = checkGradients(denseExperiment(), one), second = checkGradients(denseExperiment(), two);
    ASSERT_TRUE(first.ok() && second.ok());
    ASSERT_EQ(first->size(), second->size());
    for (std::size_t i = 0; i < first->size(); ++i) {
        EXPECT_EQ((*first)[i].largest, (*second)[i].largest);
        EXPECT_EQ((*first)[i].where, (*second)[i].where);
    }
}

TEST(GradientCheckOfNetworks, TakesSeveralInputsAndOutputs) {
    const auto experiment = parseExperiment(R"({
 "format": "glassbox.experiment/1", "name": "two ways",
 "network": {"format": "glassbox.network/1", "name": "two ways",
  "blocks": [
   {"id": "picture", "type": "Input", "shape": [2, 5, 5]}, {"id": "numbers", "type": "Input", "shape": [7]},
   {"id": "conv", "type": "Conv2D", "filters": 3, "kernel": 3}, {"id": "flat", "type": "Flatten"},
   {"id": "fc", "type": "Dense", "units": 4}, {"id": "act", "type": "Activation", "function": "tanh"},
   {"id": "mean", "type": "Dense", "units": 2},
   {"id": "class", "type": "Output", "task": "classification"},
   {"id": "value", "type": "Output", "task": "regression"}],
  "wires": [["picture", "conv"], ["conv", "flat"], ["flat", "class"], ["numbers", "fc"], ["fc", "act"],
            ["act", "mean"], ["mean", "value"]]},
 "losses": {"class": {"type": "cross_entropy", "weight": 0.5}, "value": {"type": "mean_squared_error"}}})");
    ASSERT_TRUE(experiment.ok()) << experiment.error().toString();
    ThreadPool pool(1);
    const auto checks = checkGradients(*experiment, pool);
    ASSERT_TRUE(checks.ok()) << checks.error().toString();
    EXPECT_TRUE(disagreeing(*checks).empty());
}

TEST(GradientCheckOfNetworks, FindsAReluWhoseGradientIsALeakyOne) {
    ThreadPool pool(1);
    const auto checks = checkGradients(mutated(smallExperiment(),
                                               [](Op& op) {
                                                   if (op.type != "relu_gradient" || op.block != "relu1") return;
                                                   op.type = "leaky_relu_gradient";
                                                   op.attributes.set("slope", 0.01);
                                               }),
                                       1, pool);
    ASSERT_TRUE(checks.ok()) << checks.error().toString();
    // Everything before the wrong gradient gets wrong gradients too; what comes after it does not.
    const std::vector<std::string> found = disagreeing(*checks);
    EXPECT_TRUE(std::ranges::count(found, "relu1.relu") == 1) << testing::PrintToString(found);
    for (const std::string& op : found)
        EXPECT_TRUE(op.starts_with("relu1.") || op.starts_with("conv1.")) << op;
}

TEST(GradientCheckOfNetworks, FindsAGradientThatIsATenThousandthTooLarge) {
    ThreadPool pool(1);
    const auto checks = checkGradients(mutated(smallExperiment(),
                                               [](Op& op) {
                                                   if (op.phase == Phase::Backward && op.type == "dropout_gradient")
                                                       op.attributes.set("rate", 0.25007);
                                               }),
                                       1, pool);
    ASSERT_TRUE(checks.ok()) << checks.error().toString();
    const std::vector<std::string> found = disagreeing(*checks);
    EXPECT_TRUE(std::ranges::count(found, "drop.dropout") == 1) << testing::PrintToString(found);
    for (const std::string& op : found)
        EXPECT_FALSE(op.starts_with("fc2.") || op.starts_with("output.")) << op;
}

TEST(GradCheck, HasNothingToCheckWhereALocalRuleTookTheGradientsPlace) {
    ThreadPool pool(1);
    const auto checks = checkGradients(preset("perceptron_and"), pool);
    ASSERT_TRUE(checks) << checks.error().toString();
    EXPECT_TRUE(checks->empty());
}

}  // namespace
}  // namespace glassbox::test
