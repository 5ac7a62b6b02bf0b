#include "core/ops/op_type.h"

#include "tests/core/ops/sample_graphs.h"

#include <gtest/gtest.h>

#include <set>

namespace glassbox {
namespace {

TEST(OpTable, EveryOpSaysEverythingAboutItself) {
    for (const OpType& type : opTypes()) {
        SCOPED_TRACE(type.name);
        EXPECT_FALSE(type.name.empty());
        EXPECT_FALSE(type.formula.empty());
        EXPECT_NE(type.infer, nullptr);
        EXPECT_NE(type.cost, nullptr);
        EXPECT_NE(type.terms, nullptr);
        EXPECT_NE(type.differentiate != nullptr, !type.whyNoGradient.empty());
    }
}

TEST(OpTable, HelpIsOneSentenceWithItsSource) {
    for (const OpType& type : opTypes()) {
        SCOPED_TRACE(type.name);
        EXPECT_EQ(type.help.substr(type.help.size() - 2), ").");
        EXPECT_NE(type.help.find('('), std::string_view::npos);
        EXPECT_NE(type.help.find_first_of("0123456789"), std::string_view::npos) << "the source has no year or number";
    }
}

TEST(OpTable, SecondResultsHaveNames) {
    for (const testing::SampleGraph& sample : testing::opGraphs())
        for (const Op& op : sample.graph.ops()) {
            EXPECT_EQ(op.outputs.size() == 2, !findOpType(op.type)->secondResult.empty()) << op.type;
        }
}

TEST(OpTable, NamesAreUniqueAndFound) {
    std::set<std::string_view> names;
    for (const OpType& type : opTypes()) {
        EXPECT_TRUE(names.insert(type.name).second) << type.name;
        EXPECT_EQ(findOpType(type.name), &type);
    }
    EXPECT_EQ(findOpType("no_such_op"), nullptr);
}

TEST(OpTable, FusedOpsAreMadeOfSimpleOps) {
    for (const OpType& type : opTypes()) {
        if (type.decompose == nullptr || type.name == "fused_max_pool_gradient") continue;
        SCOPED_TRACE(type.name);
        const Attributes attributes = {{"stride", std::int64_t{1}},
                                       {"padding", std::int64_t{0}},
                                       {"activation", std::string("leaky_relu")},
                                       {"slope", 0.1}};
        const std::vector<FusedPart> parts = type.decompose(attributes);
        // One part is enough where the kernel makes its input again instead of reading it.
        ASSERT_GE(parts.size(), type.name == "fused_batch_normalize_gradient" ? 1u : 2u);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            EXPECT_EQ(parts[i].output, static_cast<int>(i));
            const OpType* part = findOpType(parts[i].type);
            ASSERT_NE(part, nullptr) << parts[i].type;
            EXPECT_EQ(part->decompose, nullptr);
        }
    }
}

TEST(OpTable, PartsOfFusedOpsGetTheirOwnAttributes) {
    const Attributes attributes = {{"stride", std::int64_t{2}},
                                   {"padding", std::int64_t{1}},
                                   {"activation", std::string("leaky_relu")},
                                   {"slope", 0.1}};
    const std::vector<FusedPart> parts = findOpType("fused_conv2d")->decompose(attributes);
    ASSERT_EQ(parts.size(), 3u);
    EXPECT_EQ(parts[0].attributes, (Attributes{{"stride", std::int64_t{2}}, {"padding", std::int64_t{1}}}));
    EXPECT_EQ(parts[1].attributes, Attributes{});
    EXPECT_EQ(parts[2].attributes, (Attributes{{"slope", 0.1}}));
}

}  // namespace
}  // namespace glassbox
