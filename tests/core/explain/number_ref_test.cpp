#include "core/explain/number_ref.h"

#include <gtest/gtest.h>

namespace glassbox {
namespace {

Graph smallGraph() {
    Graph graph;
    Value image;
    image.name = "conv1.z";
    image.type = {DType::F32, AxisKind::Image, {2, 3, 4}, true};
    graph.addValue(image);
    Value weight;
    weight.name = "fc1.weight";
    weight.type = {DType::F32, AxisKind::Matrix, {5, 6}, false};
    weight.role = ValueRole::Parameter;
    graph.addValue(weight);
    Value loss;
    loss.name = "output.loss";
    loss.type = {DType::F32, AxisKind::Scalar, {}, false};
    graph.addValue(loss);
    return graph;
}

TEST(NumberRefs, AreReadAndWritten) {
    const auto ref = parseNumberRef("conv1.z[5,18,22]");
    ASSERT_TRUE(ref.ok());
    EXPECT_EQ(ref->value, "conv1.z");
    EXPECT_EQ(ref->index, (std::vector<std::int64_t>{5, 18, 22}));
    EXPECT_EQ(ref->toString(), "conv1.z[5,18,22]");
    const auto gradient = parseNumberRef("grad(fc1.weight)[3,7]");
    ASSERT_TRUE(gradient.ok());
    EXPECT_EQ(gradient->value, "grad(fc1.weight)");
    const auto part = parseNumberRef("grad(pool1.out)#2[0,1,1]");
    ASSERT_TRUE(part.ok());
    EXPECT_EQ(part->value, "grad(pool1.out)#2");
    const auto scalar = parseNumberRef("output.loss");
    ASSERT_TRUE(scalar.ok());
    EXPECT_TRUE(scalar->index.empty());
    EXPECT_EQ(scalar->toString(), "output.loss");
    const auto spaced = parseNumberRef(" conv1.z[ 5 , 18,22 ] ");
    ASSERT_TRUE(spaced.ok());
    EXPECT_EQ(spaced->toString(), "conv1.z[5,18,22]");
}

TEST(NumberRefs, OfNonsenseAreRefused) {
    for (const char* text : {"",
                             " ",
                             "[",
                             "]",
                             "[]",
                             "[1]",
                             "conv1.z[",
                             "conv1.z]",
                             "conv1.z[]",
                             "conv1.z[1",
                             "conv1.z[1]]",
                             "conv1.z[1][2]",
                             "conv1.z[1,]",
                             "conv1.z[,1]",
                             "conv1.z[1,,2]",
                             "conv1.z[1 2]",
                             "conv1.z[a]",
                             "conv1.z[1.5]",
                             "conv1.z[1e3]",
                             "conv1.z[0x1]",
                             "conv1.z[99999999999999999999]",
                             "conv1.z[+1]",
                             "conv1.z[1]x",
                             "conv1.z [1]x",
                             "conv1.z[1;2]"}) {
        const auto ref = parseNumberRef(text);
        EXPECT_FALSE(ref.ok()) << text;
        if (ref.ok()) continue;
        EXPECT_EQ(ref.error().code, "explain.reference") << text;
        EXPECT_NE(ref.error().toString().find("conv1.z[5,18,22]"), std::string::npos) << "the mend shows how";
    }
}

TEST(NumberRefs, AreLocatedRowMajor) {
    const Graph graph = smallGraph();
    const auto element = locate(graph, {"conv1.z", {1, 2, 3}}, 7);
    ASSERT_TRUE(element.ok());
    EXPECT_EQ(*element, (Element{7, 23}));
    EXPECT_EQ(*locate(graph, {"conv1.z", {1, 0, 2}}, 0), (Element{0, 14}));
    EXPECT_EQ(*locate(graph, {"fc1.weight", {4, 5}}, 7), (Element{0, 29})) << "no batch axis: no sample";
    EXPECT_EQ(*locate(graph, {"output.loss", {}}, 7), (Element{0, 0}));
}

TEST(NumberRefs, OfElementsAreTheInverse) {
    const Graph graph = smallGraph();
    for (std::int64_t offset = 0; offset < 24; ++offset) {
        const NumberRef ref = refOf(graph, ValueId(0), {3, offset});
        EXPECT_EQ(*locate(graph, ref, 3), (Element{3, offset}));
        EXPECT_EQ(parseNumberRef(ref.toString())->index, ref.index);
    }
    EXPECT_EQ(refOf(graph, ValueId(2), {0, 0}).toString(), "output.loss");
}

TEST(NumberRefs, ThatPointNowhereSayWhatThereIs) {
    const Graph graph = smallGraph();
    const auto wrong = [&graph](const NumberRef& ref) { return locate(graph, ref, 0).error(); };
    EXPECT_EQ(wrong({"conv2.z", {0}}).code, "explain.no_value");
    EXPECT_NE(wrong({"conv1.Z", {0}}).toString().find("conv1.Z"), std::string::npos);
    EXPECT_EQ(wrong({"conv1.z", {}}).code, "explain.index_count");
    EXPECT_EQ(wrong({"conv1.z", {1, 2}}).code, "explain.index_count");
    EXPECT_EQ(wrong({"output.loss", {0}}).code, "explain.index_count");
    EXPECT_EQ(wrong({"conv1.z", {2, 0, 0}}).code, "explain.index_range");
    EXPECT_EQ(wrong({"conv1.z", {0, -1, 0}}).code, "explain.index_range");
    EXPECT_NE(wrong({"conv1.z", {0, 0, 4}}).toString().find("0 to 3"), std::string::npos);
}

}  // namespace
}  // namespace glassbox
