#include "core/passes/fuse.h"

#include "core/ops/graph_builder.h"
#include "core/ops/op_type.h"
#include "core/passes/differentiate.h"

#include <gtest/gtest.h>

namespace glassbox {
namespace {

/// An image through conv2d and bias, then whatever a test adds.
struct Convolution {
    Graph graph;
    GraphBuilder builder{graph};
    ValueId x, product, z;

    Convolution() {
        builder.enterBlock("input");
        x = builder.input("out", {DType::F32, AxisKind::Image, {1, 8, 8}, true});
        builder.enterBlock("conv1");
        const ValueId weight = builder.parameter("weight", {4, 1, 3, 3});
        const ValueId bias = builder.parameter("bias", {4});
        product = *builder.emitOne("conv2d", {x, weight}, {{"stride", std::int64_t{1}}, {"padding", std::int64_t{1}}},
                                   "product");
        z = *builder.emitOne("add_bias", {product, bias}, {}, "z");
    }
    ValueId activate(const std::string& type, Attributes attributes = {}) {
        builder.enterBlock("act1");
        return *builder.emitOne(type, {z}, std::move(attributes), "out");
    }
};

TEST(Fuse, MakesOneOpOfThree) {
    Convolution net;
    const ValueId a = net.activate("leaky_relu", {{"slope", 0.1}});
    net.graph.addOutput(a);
    const Graph fused = fuse(net.graph);
    ASSERT_EQ(fused.ops().size(), 1U);
    const Op& op = fused.ops()[0];
    EXPECT_EQ(op.type, "fused_conv2d");
    EXPECT_EQ(op.block, "conv1");
    EXPECT_EQ(op.outputs, (std::vector{net.product, net.z, a}));
    EXPECT_EQ(op.attributes.text("activation"), "leaky_relu");
    EXPECT_EQ(op.attributes.real("slope"), 0.1);
    EXPECT_EQ(op.attributes.integer("padding"), 1);
    EXPECT_EQ(fused.value(net.z).outputIndex, 1);
    EXPECT_EQ(fused.value(a).name, "act1.out");
    EXPECT_EQ(fused.outputs(), std::vector{a});
    std::vector<ValueType> inputs;
    for (const ValueId input : op.inputs)
        inputs.push_back(fused.value(input).type);
    const auto types = findOpType(op.type)->infer(inputs, op.attributes);
    ASSERT_TRUE(types.ok());
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ((*types)[i], fused.value(op.outputs[i]).type);
}

TEST(Fuse, WorksWithoutAnActivation) {
    Convolution net;
    const Graph fused = fuse(net.graph);
    ASSERT_EQ(fused.ops().size(), 1U);
    EXPECT_EQ(fused.ops()[0].outputs.size(), 2U);
    EXPECT_EQ(fused.ops()[0].attributes.text("activation"), "none");
}

TEST(Fuse, LeavesValuesWithSeveralForwardUses) {
    Convolution net;
    const ValueId a = net.activate("relu");
    net.builder.enterBlock("skip");
    *net.builder.emitOne("add", {a, net.z}, {}, "out");
    const Graph fused = fuse(net.graph);
    ASSERT_EQ(fused.ops().size(), 3U) << fused.toString();
    EXPECT_EQ(fused.ops()[0].attributes.text("activation"), "none");
    EXPECT_EQ(fused.ops()[1].type, "relu");
}

TEST(Fuse, LeavesOtherOpsAlone) {
    Convolution net;
    net.builder.enterBlock("drop");
    net.builder.emit("dropout", {net.z}, {{"rate", 0.5}, {"stream", std::int64_t{0}}}, {"out", "mask"}).value();
    EXPECT_EQ(fuse(net.graph).ops().size(), 2U);
}

TEST(Fuse, PoolingAndReluGoBackTogether) {
    Convolution net;
    const ValueId a = net.activate("relu");
    net.builder.enterBlock("pool1");
    const Attributes window = {{"kernel", std::int64_t{2}}, {"stride", std::int64_t{2}}, {"padding", std::int64_t{0}}};
    const auto pooled = net.builder.emit("max_pool", {a}, window, {"out", "winner"}).value();
    net.builder.enterBlock("output", Phase::Loss);
    const ValueId target = net.builder.target("target", net.graph.value(pooled[0]).type);
    const ValueId losses = *net.builder.emitOne("mean_squared_error", {pooled[0], target}, {}, "losses");
    net.graph.setLoss(*net.builder.emitOne("batch_mean", {losses}, {}, "loss"));
    const Graph training = differentiate(net.graph);
    const Graph fused = fuse(training);
    const Op& op = fused.op(fused.value(training.gradientOf(net.z)).producer);
    EXPECT_EQ(op.type, "fused_max_pool_gradient");
    EXPECT_EQ(op.inputs, (std::vector{training.gradientOf(pooled[0]), pooled[1], pooled[0], a}));
    EXPECT_EQ(op.outputs, (std::vector{training.gradientOf(a), training.gradientOf(net.z)}));
    EXPECT_EQ(fused.ops().size(), training.ops().size() - 4);
    std::vector<ValueType> inputs;
    for (const ValueId input : op.inputs)
        inputs.push_back(fused.value(input).type);
    const auto types = findOpType(op.type)->infer(inputs, op.attributes);
    ASSERT_TRUE(types.ok());
    EXPECT_EQ((*types)[1], fused.value(net.z).type);
}

TEST(Fuse, GradientsOfWeightsAndBiasAreOneOp) {
    Convolution net;
    net.builder.enterBlock("output", Phase::Loss);
    const ValueId target = net.builder.target("target", net.graph.value(net.z).type);
    const ValueId losses = *net.builder.emitOne("mean_squared_error", {net.z, target}, {}, "losses");
    net.graph.setLoss(*net.builder.emitOne("batch_mean", {losses}, {}, "loss"));
    const Graph fused = fuse(differentiate(net.graph));
    const ValueId weight = fused.gradientOf(fused.parameters()[0]), bias = fused.gradientOf(fused.parameters()[1]);
    const Op& op = fused.op(fused.value(weight).producer);
    EXPECT_EQ(op.type, "fused_conv2d_weight_gradient");
    EXPECT_EQ(op.outputs, (std::vector{bias, weight}));
    EXPECT_EQ(fused.value(bias).producer, op.id);
    EXPECT_EQ(fused.value(bias).outputIndex, 0);
    EXPECT_EQ(fused.value(weight).outputIndex, 1);
}

TEST(Fuse, BackwardUsesDontCount) {
    Convolution net;
    const ValueId a = net.activate("gelu");
    net.builder.enterBlock("output", Phase::Loss);
    const ValueId target = net.builder.target("target", net.graph.value(a).type);
    const ValueId losses = *net.builder.emitOne("mean_squared_error", {a, target}, {}, "losses");
    net.graph.setLoss(*net.builder.emitOne("batch_mean", {losses}, {}, "loss"));
    const Graph training = differentiate(net.graph);
    const Graph fused = fuse(training);
    EXPECT_EQ(fused.ops().size(), training.ops().size() - 3);
    EXPECT_EQ(fused.values().size(), training.values().size());
    for (const ValueId parameter : training.parameters())
        EXPECT_EQ(fused.gradientOf(parameter), training.gradientOf(parameter));
    EXPECT_EQ(fused.loss(), training.loss());
}

}  // namespace
}  // namespace glassbox
