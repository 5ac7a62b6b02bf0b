#include "core/graph/graph.h"

#include <gtest/gtest.h>

namespace glassbox {
namespace {

ValueId addValue(Graph& graph, std::string name, ValueRole role, Shape shape = {3}) {
    Value value;
    value.name = std::move(name);
    value.role = role;
    value.type = {DType::F32, AxisKind::Vector, shape, role != ValueRole::Parameter};
    return graph.addValue(std::move(value));
}

TEST(Attributes, KeepOrderAndReplace) {
    Attributes attributes;
    attributes.set("stride", std::int64_t{2});
    attributes.set("slope", 0.25);
    attributes.set("activation", std::string("relu"));
    attributes.set("stride", std::int64_t{3});
    EXPECT_EQ(attributes.integer("stride"), 3);
    EXPECT_EQ(attributes.real("stride"), 3.0);
    EXPECT_EQ(attributes.real("slope"), 0.25);
    EXPECT_EQ(attributes.text("activation"), "relu");
    EXPECT_TRUE(attributes.has("slope"));
    EXPECT_FALSE(attributes.has("padding"));
    ASSERT_EQ(attributes.entries().size(), 3U);
    EXPECT_EQ(attributes.entries()[0].first, "stride");
    EXPECT_EQ(attributes, Attributes({{"stride", std::int64_t{3}}, {"slope", 0.25}, {"activation", "relu"}}));
}

TEST(Graph, KnowsRolesAndProducers) {
    Graph graph;
    const ValueId x = addValue(graph, "input.out", ValueRole::Input);
    const ValueId w = addValue(graph, "fc.weight", ValueRole::Parameter);
    const ValueId y = addValue(graph, "fc.y", ValueRole::Intermediate);
    const ValueId mask = addValue(graph, "fc.mask", ValueRole::Intermediate);
    const OpId op = graph.addOp({{}, "dropout", {x, w}, {y, mask}, {{"rate", 0.5}}, "fc", Phase::Forward});
    EXPECT_EQ(graph.inputs(), std::vector{x});
    EXPECT_EQ(graph.parameters(), std::vector{w});
    EXPECT_EQ(graph.find("fc.mask"), mask);
    EXPECT_FALSE(graph.find("fc.nothing").valid());
    EXPECT_EQ(graph.value(mask).producer, op);
    EXPECT_EQ(graph.value(mask).outputIndex, 1);
    EXPECT_FALSE(graph.value(x).producer.valid());
    EXPECT_EQ(graph.op(op).block, "fc");
    EXPECT_EQ(graph.toString(), "fc.y[3], fc.mask[3] = dropout(input.out, fc.weight; rate=0.5)\n");
}

TEST(Graph, KnowsGradients) {
    Graph graph;
    const ValueId x = addValue(graph, "x", ValueRole::Input);
    EXPECT_FALSE(graph.gradientOf(x).valid());
    const ValueId gradient = addValue(graph, "grad(x)", ValueRole::Gradient);
    graph.setGradient(x, gradient);
    EXPECT_EQ(graph.gradientOf(x), gradient);
    EXPECT_FALSE(graph.gradientOf(gradient).valid());
    EXPECT_FALSE(graph.gradientOf({}).valid());
    EXPECT_FALSE(graph.loss().valid());
}

TEST(ValueType, SaysWhatItIs) {
    EXPECT_EQ((ValueType{DType::F32, AxisKind::Image, {6, 14, 14}, true}).toString(), "image 6x14x14");
    EXPECT_EQ((ValueType{DType::F32, AxisKind::Scalar, {}, false}).toString(), "scalar");
}

}  // namespace
}  // namespace glassbox
