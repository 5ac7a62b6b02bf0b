#include "core/base/philox.h"
#include "core/network/analysis.h"
#include "core/network/lower.h"
#include "core/passes/differentiate.h"
#include "core/passes/fuse.h"
#include "tests/core/network/sample_networks.h"
#include "tests/core/ops/engine_run.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/golden/script_hash.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace glassbox::testing {
namespace {

using Numbers = std::vector<double>;
using Sizes = std::vector<std::int64_t>;

nlohmann::json golden() {
    std::ifstream stream(goldenPath("attention.json"));
    return nlohmann::json::parse(stream);
}

Setting whole(std::int64_t value) {
    return value;
}

NetworkSpec around(const Link& block, const Sizes& shape, const std::string& kind = "auto") {
    return chain({{"Input", "input", {{"shape", shape}, {"kind", kind}}},
                  block,
                  {"Output", "output", {{"task", std::string("regression")}}}});
}

/// The training graph of a network that ends in a regression, with the gradients by its inputs.
Graph trainingGraphOf(const NetworkSpec& network) {
    LowerOptions options;
    options.training = true;
    options.losses["output"].type = "mean_squared_error";
    DifferentiateOptions all;
    all.inputGradients = true;
    return fuse(differentiate(*lower(network, options).value().graph, all));
}

double difference(const Numbers& ours, const Numbers& theirs) {
    if (ours.size() != theirs.size() || theirs.empty()) return INFINITY;
    double largest = 1e-300, apart = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        largest = std::max(largest, std::abs(theirs[i]));
        apart = std::max(apart, std::abs(ours[i] - theirs[i]));
    }
    return apart / largest;
}

TEST(MultiHeadAttention, AgreesWithPyTorchForwardAndBackward) {
    const auto kept = golden();
    for (const auto& one : kept.at("blocks")) {
        const auto& settings = one.at("settings");
        SCOPED_TRACE(settings.dump());
        const Graph graph = trainingGraphOf(around({"MultiHeadAttention",
                                                    "attn",
                                                    {{"heads", whole(settings.at("heads"))},
                                                     {"causal", settings.at("causal").get<bool>()},
                                                     {"bias", settings.at("bias").get<bool>()}}},
                                                   one.at("shape").get<Sizes>()));
        ReferenceInterpreter leaves(graph, golden().at("batch"));
        leaves.numbers(graph.find("input.out")) = one.at("input").get<Numbers>();
        for (const auto& [name, numbers] : one.at("parameters").items())
            leaves.numbers(graph.find("attn." + name)) = numbers.get<Numbers>();
        Numbers target = one.at("output").get<Numbers>();
        const Numbers dy = one.at("dy").get<Numbers>();
        for (std::size_t i = 0; i < target.size(); ++i)
            target[i] -= dy[i] * 0.5 * static_cast<double>(target.size());
        leaves.numbers(graph.find("output.target")) = target;
        ThreadPool pool(2);
        EngineRun run(graph, leaves, DType::F64, pool);
        run.run();
        EXPECT_LT(difference(run.numbers(graph.find("attn.out")), one.at("output").get<Numbers>()), 1e-12);
        EXPECT_LT(difference(run.numbers(graph.find("attn.weights")), one.at("weights").get<Numbers>()), 1e-12);
        const auto gradient = [&](const std::string& name) { return run.numbers(graph.gradientOf(graph.find(name))); };
        EXPECT_LT(difference(gradient("input.out"), one.at("dx").get<Numbers>()), 1e-11);
        EXPECT_EQ(one.at("gradients").size(), graph.parameters().size());
        for (const auto& [name, numbers] : one.at("gradients").items())
            EXPECT_LT(difference(gradient("attn." + name), numbers.get<Numbers>()), 1e-11) << name;
    }
}

TEST(MultiHeadAttention, IsOneOpForwardAndOneBackwardWhereFused) {
    const Graph graph = trainingGraphOf(around({"MultiHeadAttention", "attn", {{"heads", whole(2)}}}, {5, 6}));
    const auto count = [&](const std::string& type) { return std::ranges::count(graph.ops(), type, &Op::type); };
    EXPECT_EQ(count("fused_attention"), 1);
    EXPECT_EQ(count("fused_attention_gradient"), 1);
    EXPECT_EQ(std::ranges::count_if(graph.ops(), [](const Op& op) { return op.type.starts_with("attention"); }), 0);
}

/// What a row makes does not depend on later rows where attention is causal, and does where it is not.
TEST(MultiHeadAttention, CausalRowsDontSeeTheFuture) {
    constexpr std::size_t length = 20, width = 6;
    for (const bool causal : {true, false}) {
        const Graph graph = trainingGraphOf(
            around({"MultiHeadAttention", "attn", {{"heads", whole(2)}, {"causal", causal}}}, {length, width}));
        ReferenceInterpreter leaves(graph, 3);
        leaves.fillRandomly(4);
        ThreadPool pool(1);
        EngineRun run(graph, leaves, DType::F32, pool);
        run.run();
        const Numbers before = run.numbers(graph.find("attn.out"));
        run.set(graph.find("input.out"), (length - 1) * width, 5);  // the last row of the first sample
        run.run();
        const Numbers after = run.numbers(graph.find("attn.out"));
        const auto last = static_cast<std::ptrdiff_t>((length - 1) * width);
        EXPECT_EQ(std::equal(before.begin(), before.begin() + last, after.begin()), causal);
        EXPECT_NE(before[static_cast<std::size_t>(last)], after[static_cast<std::size_t>(last)]);
    }
}

TEST(MultiHeadAttention, RowsOfWeightsSumToOne) {
    const Graph graph =
        trainingGraphOf(around({"MultiHeadAttention", "attn", {{"heads", whole(3)}, {"causal", true}}}, {11, 9}));
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        ReferenceInterpreter leaves(graph, 7);
        leaves.fillRandomly(seed);
        ThreadPool pool(2);
        EngineRun run(graph, leaves, DType::F32, pool);
        run.run();
        const Numbers weights = run.numbers(graph.find("attn.weights"));
        for (std::size_t row = 0; row < weights.size() / 11; ++row) {
            double total = 0;
            for (std::size_t i = 0; i < 11; ++i)
                total += weights[row * 11 + i];
            EXPECT_NEAR(total, 1, 1e-6);
        }
    }
}

TEST(Positions, SinusoidsAreVaswanis) {
    const Graph graph = trainingGraphOf(around({"PositionalEncoding", "position", {}}, {3, 4}));
    ReferenceInterpreter leaves(graph, 1);
    ThreadPool pool(1);
    EngineRun run(graph, leaves, DType::F64, pool);
    run.run();
    const Numbers y = run.numbers(graph.find("position.out"));
    const double slow = 2 / 100.0;  // 10000^(2/4) = 100
    EXPECT_NEAR(y[8], std::sin(2.0), 1e-15);
    EXPECT_NEAR(y[9], std::cos(2.0), 1e-15);
    EXPECT_NEAR(y[10], std::sin(slow), 1e-15);
    EXPECT_NEAR(y[11], std::cos(slow), 1e-15);
    EXPECT_EQ(y[0], 0);
    EXPECT_EQ(y[1], 1);
}

/// The first problem of a network: its code and the text with its arguments.
std::string problemOf(const NetworkSpec& network) {
    const NetworkAnalysis analysis = analyse(network);
    return analysis.valid() ? "" : analysis.problems.front().error.toString();
}

TEST(SequenceBlocks, SayWhatIsWrongAndWhatToDo) {
    EXPECT_NE(problemOf(around({"Embedding", "embed", {{"vocabulary", whole(5)}, {"units", whole(3)}}}, {4, 3}))
                  .find("set the kind of the Input block to tokens"),
              std::string::npos);
    EXPECT_NE(problemOf(around({"MultiHeadAttention", "attn", {}}, {4}, "tokens")).find("insert Embedding"),
              std::string::npos);
    EXPECT_NE(problemOf(around({"PositionalEncoding", "position", {}}, {1, 4, 4})).find("takes sequences"),
              std::string::npos);
    EXPECT_NE(problemOf(around({"MultiHeadAttention", "attn", {{"heads", whole(4)}}}, {5, 6})).find("set heads to 3"),
              std::string::npos);
    EXPECT_NE(problemOf(around({"PositionalEncoding", "position", {}}, {5}, "image")).find("kind image has 3 axes"),
              std::string::npos);
    EXPECT_EQ(problemOf(around({"MultiHeadAttention", "attn", {{"heads", whole(3)}}}, {5, 6})), "");
    EXPECT_EQ(problemOf(around({"Embedding", "embed", {{"vocabulary", whole(5)}, {"units", whole(3)}}}, {4}, "tokens")),
              "");
}

TEST(AttentionGolden, WasMadeByTheScriptBesideIt) {
    EXPECT_EQ(golden().at("script_sha256"), hashOfGoldenScript(golden().at("script")));
    EXPECT_FALSE(golden().at("torch").get<std::string>().empty());
}

}  // namespace
}  // namespace glassbox::testing
