#include "core/network/analysis.h"

#include "core/network/edit.h"
#include "tests/core/network/sample_networks.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace glassbox::testing {
namespace {

using Sizes = std::vector<std::int64_t>;

Setting whole(std::int64_t value) {
    return value;
}

/// The only problem of a network.
Problem onlyProblem(const NetworkSpec& network) {
    NetworkAnalysis analysis = analyse(network);
    EXPECT_EQ(analysis.problems.size(), 1u);
    for (const Problem& problem : analysis.problems)
        EXPECT_EQ(problem.error.toString().find('{'), std::string::npos) << problem.error.toString();
    return analysis.problems.empty() ? Problem() : analysis.problems.front();
}

void expectMended(const Problem& problem) {
    ASSERT_TRUE(problem.mend.has_value()) << problem.error.toString();
    const NetworkAnalysis analysis = analyse(problem.mend->mended);
    EXPECT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
    EXPECT_EQ(fillPlaceholders(problem.mend->text, problem.mend->arguments).find('{'), std::string::npos);
}

TEST(Analysis, KnowsShapesParametersAndWorkOfLeNet) {
    const NetworkAnalysis analysis = analyse(lenet5());
    ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
    EXPECT_EQ(analysis.blocks.at("conv2").inputs.front().shape, (Shape{6, 14, 14}));
    EXPECT_EQ(analysis.blocks.at("conv2").outputs.front().toString(), "image 16x10x10");
    EXPECT_EQ(analysis.blocks.at("conv2").parameters, 16 * 6 * 25 + 16);
    EXPECT_EQ(analysis.blocks.at("conv2").summary, "16 @ 5\u00D75");
    EXPECT_EQ(analysis.blocks.at("fc1").summary, "400 \u2192 120");
    EXPECT_EQ(analysis.parameters, 61706);  // LeCun et al. 1998 with full second convolution
    // 2 operations a product of weight and input, one a bias.
    EXPECT_DOUBLE_EQ(analysis.blocks.at("conv2").flops, (2.0 * 6 * 25 + 1) * 16 * 100);
    EXPECT_DOUBLE_EQ(analysis.blocks.at("conv2").bytes, 2.0 * 4 * 16 * 100);
    EXPECT_EQ(analysis.order.front(), "input");
    EXPECT_EQ(analysis.order.back(), "output");
}

TEST(Analysis, NamesFlattenAsTheMendInTheWordsOfTheIssue) {
    NetworkSpec network = chain({{"Input", "input", {{"shape", Sizes{6, 28, 28}}}},
                                 {"MaxPool2D", "pool1", {}},
                                 {"Dense", "fc1", {{"units", whole(10)}}},
                                 {"Output", "output", {}}});
    network.layout = {{"pool1", {0, 0}}, {"fc1", {100, 50}}};
    const Problem problem = onlyProblem(network);
    EXPECT_EQ(problem.error.message(),
              "fc1 (Dense) takes vectors or sequences but gets an image 6x14x14: insert Flatten between pool1 and fc1");
    EXPECT_EQ(problem.block, "fc1");
    expectMended(problem);
    EXPECT_EQ(problem.mend->mended.layout.at("flatten1"), (Position{50, 25}));
}

TEST(Analysis, MendsAKernelThatIsLargerThanThePicture) {
    const Problem problem =
        onlyProblem(chain({{"Input", "input", {{"shape", Sizes{1, 4, 9}}}},
                           {"Conv2D", "conv1", {{"filters", whole(2)}, {"kernel", whole(7)}, {"padding", whole(1)}}},
                           {"Flatten", "flatten", {}},
                           {"Output", "output", {}}}));
    EXPECT_NE(problem.error.message().find("7x7"), std::string::npos) << problem.error.message();
    expectMended(problem);
    EXPECT_EQ(problem.mend->mended.find("conv1")->settings.integer("kernel"), 6);
}

TEST(Analysis, MendsPaddingOfPoolingAndGroups) {
    NetworkSpec network = chain({{"Input", "input", {{"shape", Sizes{2, 8, 8}}}},
                                 {"MaxPool2D", "pool", {{"padding", whole(2)}}},
                                 {"Flatten", "flatten", {}},
                                 {"Output", "output", {}}});
    expectMended(onlyProblem(network));
    network = chain({{"Input", "input", {{"shape", Sizes{2, 8, 8}}}},
                     {"Conv2D", "conv", {{"groups", whole(3)}}},
                     {"Flatten", "flatten", {}},
                     {"Output", "output", {}}});
    const Problem problem = onlyProblem(network);
    EXPECT_NE(problem.error.message().find("groups is 3"), std::string::npos);
    expectMended(problem);
}

TEST(Analysis, ConvolutionRefusesVectors) {
    const Problem problem = onlyProblem(chain({{"Input", "input", {{"shape", Sizes{30}}}},
                                               {"Conv2D", "conv1", {}},
                                               {"Flatten", "flatten", {}},
                                               {"Output", "output", {}}}));
    EXPECT_NE(problem.error.message().find("conv1 (Conv2D) takes images but gets a vector 30 from input"),
              std::string::npos)
        << problem.error.message();
}

TEST(Analysis, NamesMissingEnds) {
    const NetworkAnalysis empty = analyse({});
    ASSERT_EQ(empty.problems.size(), 2u);
    EXPECT_EQ(empty.problems[0].error.code, "network.no_input");
    EXPECT_EQ(empty.problems[1].error.code, "network.no_output");
    NetworkSpec network = lenet5();
    network = removeBlocks(network, {"output"}, false).value();
    const Problem problem = onlyProblem(network);
    EXPECT_EQ(problem.error.code, "network.no_output");
    expectMended(problem);
}

TEST(Analysis, MendsAMissingInput) {
    const NetworkSpec network = removeBlocks(lenet5(), {"input"}, false).value();
    const NetworkAnalysis analysis = analyse(network);
    ASSERT_FALSE(analysis.valid());
    EXPECT_EQ(analysis.problems.front().error.code, "network.no_input");
    expectMended(analysis.problems.front());
}

TEST(Analysis, NamesTheRing) {
    NetworkSpec network =
        chain({{"Input", "input", {}}, {"Flatten", "a", {}}, {"Flatten", "b", {}}, {"Output", "output", {}}});
    network.wires[0] = {{"b", "out"}, {"a", "in"}};
    const NetworkAnalysis analysis = analyse(network);
    const auto ring = std::ranges::find(analysis.problems, std::string("network.ring"),
                                        [](const Problem& problem) { return problem.error.code; });
    ASSERT_NE(ring, analysis.problems.end());
    EXPECT_EQ(ring->error.argument("ring"), "a -> b -> a");
    ASSERT_TRUE(ring->mend.has_value());
    for (const Problem& problem : analyse(ring->mend->mended).problems)
        EXPECT_NE(problem.error.code, "network.ring");
    EXPECT_EQ(analysis.order, std::vector<std::string>{"input"});
    EXPECT_EQ(&*ring, &analysis.problems.front());
    EXPECT_EQ(analysis.problems.back().block, "input");  // nothing uses it
}

TEST(Analysis, FindsWiresThatLeadNowhere) {
    NetworkSpec network = lenet5();
    network.wires.push_back({{"nobody", "out"}, {"conv1", "in"}});
    EXPECT_EQ(onlyProblem(network).error.code, "network.wire_to_unknown_block");
    expectMended(onlyProblem(network));
    network = lenet5();
    network.wires.push_back({{"conv1", "out"}, {"fc1", "in7"}});
    EXPECT_EQ(onlyProblem(network).error.code, "network.unknown_port");
    EXPECT_NE(onlyProblem(network).error.message().find("in7"), std::string::npos);
    expectMended(onlyProblem(network));
    network = lenet5();
    network.wires.push_back({{"relu3", "out"}, {"output", "in"}});
    EXPECT_EQ(onlyProblem(network).error.code, "network.port_taken");
    expectMended(onlyProblem(network));
}

TEST(Analysis, ConnectsAnUnconnectedBlockToTheNearestFittingPort) {
    NetworkSpec network = lenet5();
    network = disconnect(network, {{"relu3", "out"}, {"fc2", "in"}}).value();
    const NetworkAnalysis analysis = analyse(network);
    ASSERT_EQ(analysis.problems.size(), 2u);  // relu3 is not used, fc2 not connected
    const auto open = std::ranges::find(analysis.problems, std::string("fc2"), &Problem::block);
    ASSERT_NE(open, analysis.problems.end());
    EXPECT_NE(open->error.message().find("fc2 (Dense): nothing is connected to its port in"), std::string::npos);
    expectMended(*open);
    EXPECT_EQ(open->mend->mended.find("fc2")->settings.integer("units"), 84);
    EXPECT_TRUE(std::ranges::count(open->mend->mended.wires, WireSpec{{"relu3", "out"}, {"fc2", "in"}}));
}

TEST(Analysis, RemovesWhatNothingUses) {
    NetworkSpec network = lenet5();
    std::string id;
    network = addBlock(network, "Flatten", {}, &id).value();
    network = connect(network, {{"conv1", "out"}, {id, "in"}}).value();
    const Problem problem = onlyProblem(network);
    EXPECT_EQ(problem.block, id);
    expectMended(problem);
    EXPECT_EQ(problem.mend->mended.find(id), nullptr);
}

TEST(Analysis, SurvivesHugeSizes) {
    const std::int64_t huge = 1000000000;
    NetworkSpec network = chain({{"Input", "input", {{"shape", Sizes{huge, huge, huge}}}},
                                 {"Flatten", "flatten", {}},
                                 {"Dense", "fc1", {}},
                                 {"Output", "output", {}}});
    EXPECT_EQ(onlyProblem(network).error.code, "network.too_large");
    network = chain({{"Input", "input", {{"shape", Sizes{huge}}}},
                     {"Dense", "fc1", {{"units", whole(huge)}}},
                     {"Output", "output", {}}});
    EXPECT_EQ(onlyProblem(network).error.code, "network.too_many_weights");
    EXPECT_NE(onlyProblem(network).error.message().find("4e+09 GB"), std::string::npos)
        << onlyProblem(network).error.message();
}

TEST(Analysis, SurvivesBlocksThatNoReaderWouldMake) {
    NetworkSpec network = lenet5();
    network.find("conv1")->settings.set("stride", whole(0));
    EXPECT_EQ(onlyProblem(network).error.code, "setting.range");
    network.find("conv1")->settings = {};
    EXPECT_FALSE(analyse(network).valid());
    network = lenet5();
    network.find("conv1")->type = "Warp";
    EXPECT_FALSE(analyse(network).valid());
}

TEST(Analysis, AllowsSeveralUsersOfOneOutput) {
    NetworkSpec network = lenet5();
    std::string id;
    network = addBlock(network, "Output", {}, &id).value();
    network = connect(network, {{"fc1", "out"}, {id, "in"}}).value();
    EXPECT_TRUE(analyse(network).valid());
}

TEST(Analysis, InfersBlocksOfSeveralInputs) {
    NetworkSpec network = lenet5();
    network.blocks.push_back({"add1", "Plus", {}, true});
    network.wires.push_back({{"relu1", "out"}, {"add1", "in2"}});
    network = disconnect(network, {{"relu1", "out"}, {"pool1", "in"}}).value();
    network.wires.push_back({{"conv1", "out"}, {"add1", "in"}});
    network.wires.push_back({{"add1", "out"}, {"pool1", "in"}});
    EXPECT_FALSE(analyse(network).valid());
    const NetworkAnalysis analysis = analyse(network, typesWithPlus());
    ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
    EXPECT_EQ(analysis.blocks.at("add1").inputs.size(), 2u);
    EXPECT_EQ(analysis.blocks.at("add1").outputs.front().shape, (Shape{6, 28, 28}));
}

TEST(Analysis, OffersFewMendsForManyProblems) {
    NetworkSpec network;
    for (int i = 0; i < 2000; ++i)
        network = [&] {
            NetworkSpec grown = std::move(network);
            grown.blocks.push_back({"d" + std::to_string(i), "Flatten", {}, true});
            return grown;
        }();
    const NetworkAnalysis analysis = analyse(network);
    EXPECT_GE(analysis.problems.size(), 2000u);
    EXPECT_LE(std::ranges::count_if(analysis.problems, [](const Problem& p) { return p.mend.has_value(); }), 32);
}

}  // namespace
}  // namespace glassbox::testing
