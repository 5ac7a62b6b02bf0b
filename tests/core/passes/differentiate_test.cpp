#include "core/passes/differentiate.h"

#include "core/ops/graph_builder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox {
namespace {

const ValueType vectorOfThree{DType::F32, AxisKind::Vector, {3}, true};

/// x -> product with W -> mean squared error.
struct Linear {
    Graph graph;
    ValueId x, weight, z;

    Linear() {
        GraphBuilder builder(graph);
        builder.enterBlock("input");
        x = builder.input("out", vectorOfThree);
        builder.enterBlock("fc");
        weight = builder.parameter("weight", {3, 3});
        z = *builder.emitOne("product", {x, weight}, {}, "z");
    }
    void close(ValueId prediction) {
        GraphBuilder builder(graph);
        builder.enterBlock("output", Phase::Loss);
        const ValueId target = builder.target("target", graph.value(prediction).type);
        const ValueId losses = *builder.emitOne("mean_squared_error", {prediction, target}, {}, "losses");
        graph.setLoss(*builder.emitOne("batch_mean", {losses}, {}, "loss"));
    }
};

std::string backwardOf(const Graph& graph) {
    std::string text;
    for (const Op& op : graph.ops())
        if (op.phase == Phase::Backward) text += graph.value(op.outputs[0]).name + " = " + op.type + '\n';
    return text;
}

TEST(Differentiate, WalksBackFromTheLoss) {
    Linear linear;
    linear.close(linear.z);
    const Graph graph = differentiate(linear.graph);
    EXPECT_EQ(backwardOf(graph),
              "grad(output.loss) = one\n"
              "grad(output.losses) = batch_mean_gradient\n"
              "grad(fc.z) = mean_squared_error_gradient\n"
              "grad(fc.weight) = product_weight_gradient\n");
    const Value& gradient = graph.value(graph.gradientOf(linear.weight));
    EXPECT_EQ(gradient.name, "grad(fc.weight)");
    EXPECT_EQ(gradient.role, ValueRole::Gradient);
    EXPECT_EQ(gradient.gradientOf, linear.weight);
    EXPECT_EQ(gradient.type.shape, (Shape{3, 3}));
    EXPECT_EQ(graph.op(gradient.producer).block, "fc");
    EXPECT_FALSE(graph.gradientOf(linear.x).valid());
    EXPECT_EQ(graph.loss(), linear.graph.loss());
}

TEST(Differentiate, MakesInputGradientsWhereAsked) {
    Linear linear;
    linear.close(linear.z);
    const Graph graph = differentiate(linear.graph, {{}, true});
    EXPECT_EQ(graph.value(graph.gradientOf(linear.x)).name, "grad(input.out)");
}

TEST(Differentiate, SumsPartsInOrderOfUse) {
    Linear linear;
    GraphBuilder builder(linear.graph);
    builder.enterBlock("branch");
    const ValueId first = *builder.emitOne("relu", {linear.z}, {}, "first");
    const ValueId second = *builder.emitOne("tanh", {linear.z}, {}, "second");
    const ValueId third = *builder.emitOne("multiply", {linear.z, linear.z}, {}, "third");
    linear.close(*builder.emitOne("add", {first, second, third}, {}, "sum"));
    const Graph graph = differentiate(linear.graph);
    const Value& total = graph.value(graph.gradientOf(linear.z));
    EXPECT_EQ(total.name, "grad(fc.z)");
    const Op& add = graph.op(total.producer);
    ASSERT_EQ(add.type, "add");
    ASSERT_EQ(add.inputs.size(), 4U);
    const char* types[] = {"relu_gradient", "tanh_gradient", "multiply", "multiply"};
    for (std::size_t i = 0; i < 4; ++i) {
        const Value& part = graph.value(add.inputs[i]);
        EXPECT_EQ(part.name, "grad(fc.z)#" + std::to_string(i + 1));
        EXPECT_EQ(part.gradientOf, linear.z);
        EXPECT_EQ(graph.op(part.producer).type, types[i]);
    }
    EXPECT_EQ(graph.gradientOf(first), graph.gradientOf(graph.find("branch.sum")))
        << "an addend's gradient is the sum's";
    EXPECT_EQ(graph.value(graph.gradientOf(first)).name, "grad(branch.sum)");
}

TEST(Differentiate, LeavesOutWhatNobodyWants) {
    Linear linear;
    GraphBuilder builder(linear.graph);
    builder.enterBlock("side");
    *builder.emitOne("relu", {linear.z}, {}, "unused");
    linear.close(linear.z);
    const Graph graph = differentiate(linear.graph);
    EXPECT_FALSE(graph.gradientOf(graph.find("side.unused")).valid());
    EXPECT_EQ(backwardOf(differentiate(linear.graph, {{"fc.weight"}, false})), "");
}

TEST(Differentiate, SharedParametersAddUp) {
    Linear linear;
    GraphBuilder builder(linear.graph);
    builder.enterBlock("again");
    linear.close(*builder.emitOne("product", {linear.z, linear.weight}, {}, "z"));
    const Graph graph = differentiate(linear.graph);
    const Op& add = graph.op(graph.value(graph.gradientOf(linear.weight)).producer);
    EXPECT_EQ(add.type, "add");
    EXPECT_EQ(graph.value(add.outputs[0]).name, "grad(fc.weight)");
}

TEST(Differentiate, InferenceGraphsStayAsTheyAre) {
    const Linear linear;
    EXPECT_EQ(differentiate(linear.graph).toString(), linear.graph.toString());
}

}  // namespace
}  // namespace glassbox
