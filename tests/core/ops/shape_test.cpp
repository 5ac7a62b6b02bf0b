#include "core/ops/graph_builder.h"
#include "core/ops/op_type.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace glassbox {
namespace {

using ::testing::HasSubstr;

const ValueType vector10{DType::F32, AxisKind::Vector, {10}, true};
const ValueType sequence{DType::F32, AxisKind::Sequence, {7, 10}, true};
const ValueType image{DType::F32, AxisKind::Image, {3, 8, 6}, true};
const ValueType labels{DType::I32, AxisKind::Scalar, {}, true};
const ValueType perSample{DType::F32, AxisKind::Scalar, {}, true};

ValueType parameter(Shape shape) {
    return {DType::F32, shape.rank() == 1 ? AxisKind::Vector : AxisKind::Matrix, shape, false};
}

Attributes window(std::int64_t stride, std::int64_t padding) {
    return {{"stride", stride}, {"padding", padding}};
}

Attributes pooling(std::int64_t kernel, std::int64_t stride, std::int64_t padding) {
    return {{"kernel", kernel}, {"stride", stride}, {"padding", padding}};
}

std::vector<ValueType> typesOf(std::string_view op, std::vector<ValueType> inputs, const Attributes& attributes = {}) {
    const auto types = findOpType(op)->infer(inputs, attributes);
    EXPECT_TRUE(types.ok()) << types.error().toString();
    return types.value();
}

Error errorOf(std::string_view op, std::vector<ValueType> inputs, const Attributes& attributes = {}) {
    const auto types = findOpType(op)->infer(inputs, attributes);
    if (!types.ok()) return types.error();
    ADD_FAILURE() << op << " accepts its inputs";
    return {};
}

TEST(Shapes, ProductWorksOnTheLastAxis) {
    EXPECT_EQ(typesOf("product", {vector10, parameter({4, 10})})[0].toString(), "vector 4");
    EXPECT_EQ(typesOf("product", {sequence, parameter({4, 10})})[0].toString(), "sequence 7x4");
    EXPECT_EQ(typesOf("product_weight_gradient", {typesOf("product", {sequence, parameter({4, 10})})[0], sequence})[0],
              parameter({4, 10}));
}

TEST(Shapes, ConvolutionFollowsTheFloorRule) {
    EXPECT_EQ(typesOf("conv2d", {image, parameter({5, 3, 3, 3})}, window(1, 0))[0].toString(), "image 5x6x4");
    EXPECT_EQ(typesOf("conv2d", {image, parameter({5, 3, 3, 3})}, window(2, 1))[0].toString(), "image 5x4x3");
    EXPECT_EQ(typesOf("conv2d", {image, parameter({5, 3, 9, 7})}, window(1, 1))[0].toString(), "image 5x2x2");
}

TEST(Shapes, PoolingKeepsChannelsAndItsWinnerFitsAByteWhereItCan) {
    const auto small = typesOf("max_pool", {image}, pooling(3, 2, 1));
    EXPECT_EQ(small[0].toString(), "image 3x4x3");
    EXPECT_EQ(small[1].dtype, DType::U8);
    const ValueType large{DType::F32, AxisKind::Image, {1, 40, 40}, true};
    EXPECT_EQ(typesOf("max_pool", {large}, pooling(16, 16, 0))[1].dtype, DType::U8);
    EXPECT_EQ(typesOf("max_pool", {large}, pooling(17, 17, 0))[1].dtype, DType::I32);
}

TEST(Shapes, FlattenAndUnflattenAreInverse) {
    const ValueType flat = typesOf("flatten", {image})[0];
    EXPECT_EQ(flat.toString(), "vector 144");
    const Attributes back = {{"channels", std::int64_t{3}}, {"height", std::int64_t{8}}, {"width", std::int64_t{6}}};
    EXPECT_EQ(typesOf("unflatten", {flat}, back)[0], image);
}

TEST(Shapes, FusedOpsHaveTheResultsOfTheirParts) {
    Attributes attributes = window(1, 2);
    attributes.set("activation", std::string("relu"));
    const std::vector<ValueType> inputs = {image, parameter({6, 3, 5, 5}), parameter({6})};
    EXPECT_EQ(typesOf("fused_conv2d", inputs, attributes).size(), 3u);
    attributes.set("activation", std::string("none"));
    EXPECT_EQ(typesOf("fused_conv2d", inputs, attributes).size(), 2u);
    attributes.set("activation", std::string("softmax"));
    EXPECT_THAT(errorOf("fused_conv2d", inputs, attributes).message(), HasSubstr("softmax"));
}

TEST(ShapeErrors, NameWhatCameAndWhatIsWanted) {
    const Error error = errorOf("product", {image, parameter({4, 10})});
    EXPECT_EQ(error.message(), "product takes vectors or sequences as x but gets image 3x8x6");
    EXPECT_THAT(error.mend(), HasSubstr("Flatten"));
    EXPECT_EQ(errorOf("product", {vector10, parameter({4, 9})}).message(),
              "product: weight has size 9 where the last axis of x is 10");
    EXPECT_THAT(errorOf("conv2d", {vector10, parameter({4, 3, 3, 3})}, window(1, 0)).message(),
                HasSubstr("images as x but gets vector 10"));
    EXPECT_THAT(errorOf("conv2d", {image, parameter({4, 2, 3, 3})}, window(1, 0)).message(),
                HasSubstr("weight has size 2 where the channels of x is 3"));
    EXPECT_THAT(errorOf("add_bias", {image, parameter({4})}).message(), HasSubstr("where channels is 3"));
    EXPECT_THAT(errorOf("add", {vector10, image}).message(), HasSubstr("vector 10 and image 3x8x6"));
    EXPECT_THAT(errorOf("multiply", {vector10}).message(), HasSubstr("takes 2 inputs but gets 1"));
}

TEST(ShapeErrors, WindowsThatDontFit) {
    const Error large = errorOf("conv2d", {image, parameter({4, 3, 9, 9})}, window(1, 0));
    EXPECT_THAT(large.message(), HasSubstr("9x9 is larger than the image of 8x6"));
    EXPECT_FALSE(large.mend().empty());
    EXPECT_THAT(errorOf("max_pool", {image}, pooling(7, 1, 0)).message(), HasSubstr("7x7"));
    EXPECT_THAT(errorOf("max_pool", {image}, pooling(3, 1, 2)).message(), HasSubstr("padding 2"));
    EXPECT_THAT(errorOf("average_pool", {image}, pooling(3, 1, 2)).message(), HasSubstr("padding 2"));
    EXPECT_THAT(errorOf("max_pool", {image}, pooling(2, 0, 0)).message(), HasSubstr("stride is 0"));
    EXPECT_THAT(errorOf("max_pool", {image}, pooling(0, 1, 0)).message(), HasSubstr("kernel is 0"));
    EXPECT_THAT(errorOf("conv2d", {image, parameter({4, 3, 3, 3})}, window(1, -1)).message(),
                HasSubstr("padding is -1"));
    EXPECT_THAT(errorOf("max_pool", {image}, window(2, 0)).message(), HasSubstr("attribute kernel"));
}

TEST(ShapeErrors, ConvolutionsThatCantBe) {
    const auto grouped = [](std::int64_t groups, std::int64_t dilation) {
        Attributes attributes = window(1, 0);
        attributes.set("groups", groups);
        attributes.set("dilation", dilation);
        return attributes;
    };
    EXPECT_THAT(errorOf("conv2d", {image, parameter({4, 1, 3, 3})}, grouped(2, 1)).message(),
                HasSubstr("3 channels can't be cut into 2 groups"));
    EXPECT_THAT(errorOf("conv2d", {image, parameter({4, 1, 3, 3})}, grouped(3, 1)).message(),
                HasSubstr("4 filters can't be cut into 3 groups"));
    EXPECT_THAT(errorOf("conv2d", {image, parameter({3, 3, 3, 3})}, grouped(3, 1)).message(),
                HasSubstr("weight has size 3 where the channels of a group of x is 1"));
    EXPECT_THAT(errorOf("conv2d", {image, parameter({4, 3, 3, 3})}, grouped(1, 3)).message(), HasSubstr("7x7"));
    EXPECT_THAT(errorOf("conv2d", {image, parameter({4, 3, 3, 3})}, grouped(0, 1)).message(), HasSubstr("groups is 0"));
    EXPECT_THAT(errorOf("conv1d", {image, parameter({4, 3, 3})}, window(1, 0)).message(), HasSubstr("sequences as x"));
    EXPECT_THAT(errorOf("conv2d_input_gradient", {image, parameter({3, 2, 3, 3})},
                        {{"stride", std::int64_t{1}},
                         {"padding", std::int64_t{0}},
                         {"height", std::int64_t{9}},
                         {"width", std::int64_t{8}}})
                    .message(),
                HasSubstr("dz has size 8 where the height of the convolution is 7"));
    Attributes padded = window(2, 0);
    padded.set("output_padding", std::int64_t{2});
    EXPECT_THAT(errorOf("conv_transpose2d", {image, parameter({3, 2, 2, 2})}, padded).message(),
                HasSubstr("output padding 2 is not less than the stride 2"));
    EXPECT_THAT(errorOf("global_average_pool", {vector10}).message(), HasSubstr("images"));
    EXPECT_THAT(errorOf("upsample_nearest", {image}, {{"factor", std::int64_t{0}}}).message(),
                HasSubstr("factor is 0"));
}

TEST(ShapeErrors, NumbersOutOfRange) {
    const auto dropout = [](double rate) { return Attributes{{"rate", rate}, {"stream", std::int64_t{0}}}; };
    EXPECT_THAT(errorOf("dropout", {vector10}, dropout(1)).message(), HasSubstr("rate is 1"));
    EXPECT_THAT(errorOf("dropout", {vector10}, dropout(-0.1)).message(), HasSubstr("rate is -0.1"));
    EXPECT_THAT(errorOf("dropout", {vector10}, dropout(NAN)).message(), HasSubstr("nan"));
    EXPECT_THAT(errorOf("leaky_relu", {vector10}, {{"slope", -1.0}}).message(), HasSubstr("slope is -1"));
}

TEST(ShapeErrors, LossesCheckLabelsAndTargets) {
    EXPECT_THAT(errorOf("softmax_cross_entropy", {vector10, vector10}).message(), HasSubstr("class index"));
    EXPECT_THAT(errorOf("softmax_cross_entropy", {sequence, labels}).message(),
                HasSubstr("one class index a time step"));
    EXPECT_THAT(errorOf("mean_squared_error", {vector10, image}).message(), HasSubstr("vector 10 and image"));
    EXPECT_THAT(errorOf("batch_mean", {vector10}).message(), HasSubstr("one number a sample"));
    EXPECT_EQ(typesOf("softmax_cross_entropy", {vector10, labels})[0], perSample);
}

TEST(ShapeErrors, EveryOpRefusesAWrongNumberOfInputs) {
    for (const OpType& type : opTypes()) {
        const std::vector<ValueType> many(9, labels);
        EXPECT_FALSE(type.infer(many, {}).ok()) << type.name;
        EXPECT_EQ(type.infer({}, {}).ok(), type.name == "one") << type.name;
    }
}

TEST(GraphBuilder, NamesValuesAfterTheirBlock) {
    Graph graph;
    GraphBuilder builder(graph);
    builder.enterBlock("input");
    const ValueId x = builder.input("out", vector10);
    builder.enterBlock("fc1");
    const ValueId weight = builder.parameter("weight", {4, 10});
    const ValueId z = builder.emitOne("product", {x, weight}, {}, "product").value();
    EXPECT_EQ(graph.find("input.out"), x);
    EXPECT_EQ(graph.find("fc1.weight"), weight);
    EXPECT_EQ(graph.find("fc1.product"), z);
    EXPECT_EQ(graph.value(z).block, "fc1");
    EXPECT_EQ(graph.op(graph.value(z).producer).type, "product");
    EXPECT_EQ(graph.value(weight).type, parameter({4, 10}));
}

TEST(GraphBuilder, NamesASecondResultAsTheTableSays) {
    Graph graph;
    GraphBuilder builder(graph);
    builder.enterBlock("pool1");
    const ValueId x = builder.input("x", image);
    const ValueId out = builder.emitOne("max_pool", {x}, pooling(2, 2, 0), "out").value();
    EXPECT_EQ(graph.find("pool1.out"), out);
    EXPECT_EQ(graph.value(graph.find("pool1.winner")).outputIndex, 1);
}

TEST(GraphBuilder, ErrorsNameTheBlockAndLeaveTheGraphAsItWas) {
    Graph graph;
    GraphBuilder builder(graph);
    const ValueId x = builder.input("x", image);
    builder.enterBlock("fc1");
    const ValueId weight = builder.parameter("weight", {4, 10});
    const auto refused = builder.emitOne("product", {x, weight}, {}, "product");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().place, "fc1");
    EXPECT_EQ(graph.values().size(), 2u);
    EXPECT_TRUE(graph.ops().empty());
    EXPECT_THAT(builder.emitOne("no_such_op", {}, {}, "x").error().message(), HasSubstr("no_such_op"));
}

TEST(GraphBuilder, RefusesValuesThatNoMachineCouldHold) {
    Graph graph;
    GraphBuilder builder(graph);
    const std::int64_t huge = std::int64_t{1} << 40;
    const ValueId x = builder.input("x", {DType::F32, AxisKind::Sequence, {huge, 1}, true});
    const ValueId weight = builder.parameter("weight", {huge, 1});
    EXPECT_EQ(builder.emitOne("product", {x, weight}, {}, "z").error().code, "op.too_large");
}

}  // namespace
}  // namespace glassbox
