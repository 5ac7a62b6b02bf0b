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

using nlohmann::json;
using Numbers = std::vector<double>;
using Sizes = std::vector<std::int64_t>;

Setting whole(std::int64_t value) {
    return value;
}

json goldenLayers() {
    std::ifstream stream(goldenPath("recurrent.json"));
    return json::parse(stream);
}

Setting settingOf(const json& value) {
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number_integer()) return value.get<std::int64_t>();
    return value.get<std::string>();
}

/// Input [T,C], the layer, and an Output that takes what comes as it is.
NetworkSpec aroundLayer(const std::string& type, const std::vector<std::pair<std::string, Setting>>& settings,
                        std::int64_t length, std::int64_t inputs) {
    return chain({{"Input", "input", {{"shape", Sizes{length, inputs}}}},
                  {type, "layer", settings},
                  {"Output", "output", {{"task", std::string("regression")}}}});
}

Lowered lowered(const NetworkSpec& network) {
    LowerOptions options;
    options.training = true;
    options.losses["output"].type = "mean_squared_error";
    return lower(network, options).value();
}

Graph withGradients(const Lowered& network) {
    DifferentiateOptions options;
    options.inputGradients = true;
    return fuse(differentiate(*network.graph, options));
}

/// Largest difference relative to the largest number.
double difference(const Numbers& ours, const Numbers& theirs) {
    if (ours.size() != theirs.size()) return INFINITY;
    double largest = 1e-300, apart = 0;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        largest = std::max(largest, std::abs(theirs[i]));
        apart = std::max(apart, std::abs(ours[i] - theirs[i]));
    }
    return apart / largest;
}

void compareWithPyTorch(const json& golden, std::int64_t batch, std::int64_t length, std::int64_t inputs) {
    SCOPED_TRACE(golden.at("type").get<std::string>() + ' ' + golden.at("settings").dump());
    std::vector<std::pair<std::string, Setting>> settings;
    for (const auto& [key, value] : golden.at("settings").items())
        settings.emplace_back(key, settingOf(value));
    const Lowered network = lowered(aroundLayer(golden.at("type"), settings, length, inputs));
    const Graph graph = withGradients(network);
    const json& parameters = golden.at("parameters");
    ASSERT_EQ(graph.parameters().size(), parameters.size());
    ReferenceInterpreter leaves(graph, batch);
    for (const auto& [name, parameter] : parameters.items()) {
        ASSERT_TRUE(graph.find("layer." + name).valid()) << name;
        leaves.numbers(graph.find("layer." + name)) = parameter.at("numbers").get<Numbers>();
    }
    leaves.numbers(graph.inputs()[0]) = golden.at("input").get<Numbers>();
    // A squared error to a target that lies dy times half the count away sends exactly dy back.
    Numbers target = golden.at("result").get<Numbers>();
    const Numbers dy = golden.at("dy").get<Numbers>();
    for (std::size_t i = 0; i < target.size(); ++i)
        target[i] -= dy[i] * 0.5 * static_cast<double>(target.size());
    leaves.numbers(graph.targets()[0]) = target;
    ThreadPool pool(1);
    EngineRun run(graph, leaves, DType::F64, pool);
    run.run();
    EXPECT_LT(difference(run.numbers(network.logits.at("output")), golden.at("result").get<Numbers>()), 1e-13);
    const auto gradient = [&](ValueId id) { return run.numbers(graph.gradientOf(id)); };
    EXPECT_LT(difference(gradient(graph.inputs()[0]), golden.at("input_gradient").get<Numbers>()), 1e-12);
    for (const auto& [name, parameter] : parameters.items())
        EXPECT_LT(difference(gradient(graph.find("layer." + name)), parameter.at("gradient").get<Numbers>()), 1e-12)
            << name;
}

TEST(RecurrentLayers, AgreeWithPyTorchForwardAndBackward) {
    const json document = goldenLayers();
    ASSERT_EQ(document.at("layers").size(), 32u);
    for (const json& layer : document.at("layers"))
        compareWithPyTorch(layer, document.at("batch"), document.at("length"), document.at("inputs"));
}

TEST(RecurrentLayers, HavePyTorchsParametersInItsOrder) {
    const json kept = goldenLayers();
    for (const json& layer : kept.at("layers")) {
        if (layer.at("type") != "LSTM" || !layer.at("settings").at("bidirectional").get<bool>() ||
            !layer.at("settings").at("bias").get<bool>())
            continue;
        const Lowered network = lowered(
            aroundLayer("LSTM", {{"units", whole(2)}, {"bidirectional", true}, {"return", std::string("all")}}, 4, 3));
        std::vector<std::string> names;
        for (const ParameterDeclaration& declaration : network.parameters)
            names.push_back(declaration.name);
        const std::vector<std::string> wanted = {"layer.weight_ih_l0",         "layer.weight_hh_l0",
                                                 "layer.bias_ih_l0",           "layer.bias_hh_l0",
                                                 "layer.weight_ih_l0_reverse", "layer.weight_hh_l0_reverse",
                                                 "layer.bias_ih_l0_reverse",   "layer.bias_hh_l0_reverse"};
        EXPECT_EQ(names, wanted);
        EXPECT_EQ(network.parameters[0].shape, (Shape{8, 3}));
        EXPECT_EQ(network.parameters[0].fanIn, 2);  // PyTorch draws all within one over the root of the units
    }
}

/// Gates lie within 0 and 1 and candidates within -1 and 1, however large the numbers are.
TEST(RecurrentLayers, GatesStayInTheirRange) {
    for (const auto& [type, gates] : {std::pair<const char*, std::int64_t>{"LSTM", 4}, {"GRU", 3}})
        for (const DType precision : {DType::F32, DType::F64}) {
            constexpr std::int64_t units = 5, length = 6;
            const Lowered network = lowered(aroundLayer(type, {{"units", whole(units)}}, length, 3));
            ReferenceInterpreter leaves(*network.graph, 4);
            leaves.fillRandomly(7);
            for (double& number : leaves.numbers(network.graph->inputs()[0]))
                number *= 100;
            ThreadPool pool(1);
            EngineRun run(*network.graph, leaves, precision, pool);
            run.run();
            const Numbers numbers = run.numbers(network.graph->find("layer.gates"));
            ASSERT_EQ(static_cast<std::int64_t>(numbers.size()), 4 * length * gates * units);
            bool open = false, shut = false;
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                const bool candidate = static_cast<std::int64_t>(i) / units % gates == 2;
                EXPECT_GE(numbers[i], candidate ? -1 : 0);
                EXPECT_LE(numbers[i], 1);
                open = open || numbers[i] > 0.99;
                shut = shut || numbers[i] < 0.01;
            }
            EXPECT_TRUE(open && shut);
        }
}

TEST(RecurrentLayers, PermutingABatchPermutesTheResults) {
    const Lowered network = lowered(aroundLayer("LSTM", {{"units", whole(9)}, {"return", std::string("all")}}, 5, 3));
    ThreadPool pool(2);
    ReferenceInterpreter leaves(*network.graph, 19);
    leaves.fillRandomly(3);
    const ValueId input = network.graph->inputs()[0], hidden = network.graph->find("layer.hidden");
    const auto run = [&] {
        EngineRun engine(*network.graph, leaves, DType::F32, pool);
        engine.run();
        return engine.numbers(hidden);
    };
    const Numbers before = run();
    Numbers& x = leaves.numbers(input);
    std::swap_ranges(x.begin(), x.begin() + 15, x.begin() + 18 * 15);
    Numbers after = run();
    std::swap_ranges(after.begin(), after.begin() + 45, after.begin() + 18 * 45);
    for (std::size_t i = 0; i < before.size(); ++i)
        ASSERT_NEAR(before[i], after[i], 1e-6);
}

TEST(RecurrentLayers, RefuseWhatIsNoSequence) {
    for (const char* type : {"RNN", "LSTM", "GRU"})
        for (const Sizes& shape : {Sizes{4}, Sizes{1, 4, 4}}) {
            NetworkSpec network = aroundLayer(type, {}, 4, 3);
            network.blocks[0].settings.set("shape", shape);
            const NetworkAnalysis analysis = analyse(network);
            ASSERT_FALSE(analysis.valid()) << type;
            EXPECT_EQ(analysis.problems.front().error.code, "block.input_kind");
        }
    NetworkSpec tokens = aroundLayer("GRU", {}, 4, 3);
    tokens.blocks[0].settings.set("shape", Sizes{4});
    tokens.blocks[0].settings.set("kind", std::string("tokens"));
    EXPECT_EQ(analyse(tokens).problems.front().error.code, "block.needs_embedding");
    NetworkSpec none = aroundLayer("LSTM", {{"units", whole(0)}}, 4, 3);
    EXPECT_FALSE(analyse(none).valid());
}

}  // namespace
}  // namespace glassbox::testing
