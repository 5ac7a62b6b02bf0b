#include "core/blocks/loss_type.h"
#include "core/network/analysis.h"
#include "core/network/edit.h"
#include "core/network/lower.h"
#include "core/passes/differentiate.h"
#include "core/passes/fuse.h"
#include "tests/core/network/sample_networks.h"
#include "tests/core/ops/engine_run.h"
#include "tests/core/ops/reference_interpreter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace glassbox::testing {
namespace {

using Sizes = std::vector<std::int64_t>;

constexpr double steps[] = {1e-4, 1e-5, 1e-6};
constexpr double kinkMargin = 10 * steps[0];
constexpr std::size_t elementsChecked = 12;  ///< of each tensor, evenly spread
constexpr std::int64_t samples = 2;

Graph lossGraph(const NetworkSpec& network, BlockTypes types) {
    LowerOptions options;
    options.training = true;
    for (const BlockSpec& block : network.blocks)
        if (block.type == "Output")
            options.losses[block.id].type = std::string(defaultLossOf(block.settings.text("task")).name);
    return *lower(network, options, types).value().graph;
}

/// A seed whose random numbers are nowhere near a kink, 0 if there is none among the first.
std::uint64_t smoothSeed(const Graph& graph) {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        ReferenceInterpreter numbers(graph, samples);
        numbers.fillRandomly(seed);
        numbers.run();
        if (numbers.kinkDistance() > kinkMargin) return seed;
    }
    return 0;
}

double lossWith(EngineRun& run, ValueId id, std::size_t element, double number) {
    run.set(id, element, number);
    run.run();
    return run.loss();
}

/// Least relative difference over the three steps between the engine's gradient and the engine's own central
/// differences, all in double.
double difference(EngineRun& run, ValueId id, std::size_t element, double start, double gradient, double largest) {
    double best = INFINITY;
    for (const double h : steps) {
        const double above = lossWith(run, id, element, start + h), below = lossWith(run, id, element, start - h);
        const double central = (above - below) / (2 * h);
        const double scale = std::max({std::abs(gradient), std::abs(central), 1e-3 * largest, 1e-5 * std::abs(above)});
        best = std::min(best, std::abs(gradient - central) / scale);
    }
    lossWith(run, id, element, start);
    return best;
}

/// Lowers, differentiates and fuses a network, runs it on the engine in double, and checks every gradient by a
/// parameter or input.
void checkNetwork(const NetworkSpec& network, BlockTypes types = blockTypes()) {
    SCOPED_TRACE(writeNetwork(network, types));
    const NetworkAnalysis analysis = analyse(network, types);
    ASSERT_TRUE(analysis.valid()) << analysis.problems.front().error.toString();
    const Graph forward = lossGraph(network, types);
    const std::uint64_t seed = smoothSeed(forward);
    ASSERT_NE(seed, 0u) << "no smooth point found";
    ReferenceInterpreter numbers(forward, samples);
    numbers.fillRandomly(seed);
    DifferentiateOptions options;
    options.inputGradients = true;
    const Graph graph = fuse(differentiate(forward, options));
    ThreadPool pool(1);
    ReferenceInterpreter leaves(graph, samples);
    for (const Value& value : forward.values())
        if (!value.producer.valid()) leaves.numbers(value.id) = numbers.numbers(value.id);
    EngineRun run(graph, leaves, DType::F64, pool);
    run.run();
    std::vector<ValueId> wanted = graph.parameters();
    wanted.insert(wanted.end(), graph.inputs().begin(), graph.inputs().end());
    for (const ValueId id : wanted) {
        if (graph.value(id).type.dtype != DType::F32) continue;  // tokens
        if (graph.value(id).parameterKind != ParameterKind::Trained) continue;
        const ValueId gradientId = graph.gradientOf(id);
        ASSERT_TRUE(gradientId.valid()) << graph.value(id).name;
        const std::vector<double> gradients = run.numbers(gradientId), starts = run.numbers(id);
        double largest = 0;
        for (const double gradient : gradients)
            largest = std::max(largest, std::abs(gradient));
        const std::size_t stride = std::max<std::size_t>(1, gradients.size() / elementsChecked);
        for (std::size_t i = 0; i < gradients.size(); i += stride)
            EXPECT_LT(difference(run, id, i, starts[i], gradients[i], largest), 1e-6)
                << graph.value(id).name << ' ' << i;
    }
}

Setting whole(std::int64_t value) {
    return value;
}

/// The block between an image and what makes a loss of it.
NetworkSpec aroundImage(const Link& block, const std::string& task) {
    return chain({{"Input", "input", {{"shape", Sizes{2, 6, 5}}}},
                  block,
                  {"Flatten", "flatten", {}},
                  {"Dense", "fc", {{"units", whole(3)}}},
                  {"Output", "output", {{"task", task}}}});
}

std::vector<Link> convolutions() {
    const Link grouped = {"Conv2D",
                          "b",
                          {{"filters", whole(4)},
                           {"kernel", whole(2)},
                           {"padding", whole(1)},
                           {"dilation", whole(2)},
                           {"groups", whole(2)}}};
    const Link transposed = {"ConvTranspose2D",
                             "b",
                             {{"filters", whole(3)},
                              {"kernel", whole(3)},
                              {"stride", whole(2)},
                              {"padding", whole(1)},
                              {"output_padding", whole(1)}}};
    return {grouped,
            transposed,
            {"ConvTranspose2D", "b", {{"filters", whole(17)}, {"bias", false}}},
            {"Upsample", "b", {{"factor", whole(2)}}},
            {"Upsample", "b", {{"factor", whole(3)}, {"mode", std::string("bilinear")}}}};
}

std::vector<NetworkSpec> networksOfEveryBlock() {
    std::vector<NetworkSpec> networks = {
        aroundImage({"Conv2D", "b", {{"filters", whole(3)}, {"kernel", whole(3)}, {"padding", whole(1)}}},
                    "regression"),
        aroundImage(
            {"Conv2D", "b", {{"filters", whole(17)}, {"kernel", whole(2)}, {"stride", whole(2)}, {"bias", false}}},
            "classification"),
        aroundImage({"MaxPool2D", "b", {{"kernel", whole(3)}, {"stride", whole(2)}, {"padding", whole(1)}}},
                    "classification"),
        aroundImage({"AvgPool2D", "b", {{"kernel", whole(3)}, {"stride", whole(1)}, {"padding", whole(1)}}},
                    "regression"),
        aroundImage({"Dropout", "b", {{"rate", 0.4}}}, "classification")};
    networks.push_back(aroundImage({"BatchNorm", "b", {{"eps", 0.01}}}, "regression"));
    networks.push_back(chain({{"Input", "input", {{"shape", Sizes{5}}}},
                              {"Dense", "fc1", {{"units", whole(7)}}},
                              {"BatchNorm", "norm1", {}},
                              {"Activation", "tanh", {{"function", std::string("tanh")}}},
                              {"LayerNorm", "norm2", {{"eps", 0.01}}},
                              {"Output", "output", {{"task", std::string("regression")}}}}));
    networks.push_back(chain({{"Input", "input", {{"shape", Sizes{3, 4}}}},
                              {"BatchNorm", "norm1", {}},
                              {"LayerNorm", "norm2", {}},
                              {"Flatten", "flatten", {}},
                              {"Output", "output", {}}}));
    for (const std::string_view function : findSetting(findBlockType("Activation")->settings, "function")->choices) {
        if (function == "step") continue;  // lets no gradient through
        const Link curve = {"Activation", "b", {{"function", std::string(function)}, {"slope", 0.3}}};
        if (function != "softmax") networks.push_back(aroundImage(curve, "regression"));
        networks.push_back(chain({{"Input", "input", {{"shape", Sizes{4}}}},
                                  {"Dense", "fc1", {{"units", whole(5)}, {"bias", false}}},
                                  curve,
                                  {"Dense", "fc2", {{"units", whole(3)}}},
                                  {"Output", "output", {}}}));
    }
    networks.push_back(chain({{"Input", "input", {{"shape", Sizes{3, 4}}}},
                              {"Dense", "fc1", {{"units", whole(5)}}},
                              {"Activation", "tanh", {{"function", std::string("tanh")}}},
                              {"Flatten", "flatten", {}},
                              {"Output", "output", {}}}));
    return networks;
}

std::vector<NetworkSpec> networksOfRecurrentBlocks() {
    std::vector<NetworkSpec> networks;
    for (const char* type : {"RNN", "LSTM", "GRU"})
        for (const char* which : {"last", "all"})
            for (const bool both : {false, true})
                networks.push_back(chain(
                    {{"Input", "input", {{"shape", Sizes{4, 3}}}},
                     {type,
                      "b",
                      {{"units", whole(3)}, {"return", std::string(which)}, {"bidirectional", both}, {"bias", !both}}},
                     {"Flatten", "flatten", {}},
                     {"Dense", "fc", {{"units", whole(3)}}},
                     {"Output", "output", {}}}));
    networks.push_back(chain({{"Input", "input", {{"shape", Sizes{5, 2}}}},
                              {"RNN", "b", {{"units", whole(4)}, {"activation", std::string("relu")}}},
                              {"Output", "output", {{"task", std::string("regression")}}}}));
    return networks;
}

std::vector<NetworkSpec> networksOfAttentionBlocks() {
    std::vector<NetworkSpec> networks;
    for (const bool causal : {false, true})
        networks.push_back(
            chain({{"Input", "input", {{"shape", Sizes{5, 4}}}},
                   {"PositionalEncoding", "p", {{"kind", std::string(causal ? "learned" : "sinusoidal")}}},
                   {"MultiHeadAttention", "b", {{"heads", whole(2)}, {"causal", causal}, {"bias", causal}}},
                   {"Output", "output", {{"task", std::string("regression")}}}}));
    networks.push_back(chain({{"Input", "input", {{"shape", Sizes{6}}, {"kind", std::string("tokens")}}},
                              {"Embedding", "b", {{"vocabulary", whole(5)}, {"units", whole(4)}}},
                              {"MultiHeadAttention", "attn", {{"heads", whole(4)}, {"causal", true}}},
                              {"Dense", "fc", {{"units", whole(3)}}},
                              {"Activation", "gelu", {{"function", std::string("gelu")}}},
                              {"Output", "output", {{"task", std::string("regression")}}}}));
    return networks;
}

/// Two paths from one input to a block of several inputs.
NetworkSpec aroundTwoPaths(const Link& block, Sizes shape) {
    NetworkSpec network = chain({{"Input", "input", {{"shape", std::move(shape)}}},
                                 {"Activation", "tanh", {{"function", std::string("tanh")}}},
                                 block,
                                 {"Flatten", "flatten", {}},
                                 {"Dense", "fc", {{"units", whole(3)}}},
                                 {"Output", "output", {}}});
    network.wires.push_back({{"input", "out"}, {block.id, "in2"}});
    return network;
}

std::vector<NetworkSpec> networksOfWiringBlocks() {
    std::vector<NetworkSpec> networks;
    for (const char* type : {"Add", "Multiply", "Concat"})
        for (const Sizes& shape : {Sizes{4}, Sizes{3, 2}, Sizes{2, 3, 4}})
            networks.push_back(aroundTwoPaths({type, "b", {}}, shape));
    NetworkSpec three = aroundTwoPaths({"Multiply", "b", {{"inputs", whole(3)}}}, {2, 3, 4});
    three.wires.push_back({{"tanh", "out"}, {"b", "in3"}});
    networks.push_back(three);
    networks.push_back(aroundImage({"Reshape", "b", {{"shape", Sizes{5, 3, 4}}}}, "regression"));
    networks.push_back(aroundImage({"Reshape", "b", {{"shape", Sizes{12, 5}}}}, "classification"));
    networks.push_back(aroundImage({"Reshape", "b", {{"shape", Sizes{60}}}}, "classification"));
    for (const Link& link : convolutions())
        networks.push_back(aroundImage(link, "regression"));
    networks.push_back(chain({{"Input", "input", {{"shape", Sizes{2, 6, 5}}}},
                              {"Conv2D", "conv", {{"filters", whole(3)}, {"kernel", whole(3)}}},
                              {"GlobalAvgPool", "b", {}},
                              {"Output", "output", {}}}));
    networks.push_back(
        chain({{"Input", "input", {{"shape", Sizes{9, 4}}}},
               {"Conv1D",
                "b",
                {{"filters", whole(6)},
                 {"kernel", whole(3)},
                 {"padding", whole(2)},
                 {"dilation", whole(2)},
                 {"groups", whole(2)}}},
               {"Activation", "tanh", {{"function", std::string("tanh")}}},
               {"Conv1D", "c", {{"filters", whole(3)}, {"kernel", whole(4)}, {"stride", whole(2)}, {"bias", false}}},
               {"GlobalAvgPool", "pool", {}},
               {"Output", "output", {{"task", std::string("regression")}}}}));
    for (const char* formula :
         {"x * sigmoid(1.7 * x) - 2 / (x^2 + 1)", "max(x, 0.3) * cos(x) - min(x, -2)", "softplus(x)^1.5"})
        networks.push_back(aroundImage({"Function", "b", {{"expression", std::string(formula)}}}, "regression"));
    networks.push_back(aroundImage({"PadChannels", "b", {{"channels", whole(5)}}}, "regression"));
    return networks;
}

TEST(BlockGradients, AgreeWithCentralDifferencesForEveryBlock) {
    std::set<std::string> covered;
    std::vector<NetworkSpec> networks = networksOfEveryBlock();
    std::ranges::copy(networksOfWiringBlocks(), std::back_inserter(networks));
    std::ranges::copy(networksOfRecurrentBlocks(), std::back_inserter(networks));
    std::ranges::copy(networksOfAttentionBlocks(), std::back_inserter(networks));
    for (const NetworkSpec& network : networks) {
        for (const BlockSpec& block : network.blocks)
            covered.insert(block.type);
        checkNetwork(network);
    }
    EXPECT_FALSE(covered.contains("ThresholdUnit"));
    EXPECT_EQ(covered.size() + 1, blockTypes().size());  // a ThresholdUnit has no gradient
}

TEST(BlockGradients, AThresholdUnitHasNone) {
    const NetworkSpec network = chain({{"Input", "input", {{"shape", Sizes{4}}}},
                                       {"ThresholdUnit", "b", {{"units", whole(3)}}},
                                       {"Output", "output", {{"task", std::string("regression")}}}});
    const Graph graph = differentiate(lossGraph(network, blockTypes()));
    for (const ValueId parameter : graph.parameters())
        EXPECT_FALSE(graph.gradientOf(parameter).valid());
}

TEST(BlockGradients, AgreeWithCentralDifferencesForTheLibrarysComposites) {
    using Choices = std::vector<std::pair<std::string, Setting>>;
    const Choices filters = {{"filters", whole(3)}},
                  attention = {{"heads", whole(2)}, {"units", whole(4)}, {"hidden", whole(5)}};
    const std::tuple<const char*, Sizes, Choices> blocks[] = {{"Residual", {3, 4, 4}, filters},
                                                              {"ResidualDown", {2, 5, 4}, filters},
                                                              {"PreActResidual", {3, 3, 4}, filters},
                                                              {"TransformerBlock", {3, 4}, attention},
                                                              {"PostNormTransformerBlock", {3, 4}, attention}};
    for (const auto& [type, shape, settings] : blocks) {
        NetworkSpec network = chain({{"Input", "input", {{"shape", shape}}},
                                     {"Flatten", "flatten", {}},
                                     {"Dense", "fc", {{"units", whole(3)}}},
                                     {"Output", "output", {}}});
        std::string id;
        network = insertOnWire(network, type, {{"input", "out"}, {"flatten", "in"}}, {}, &id).value();
        for (const auto& [key, value] : settings)
            network = changeSetting(network, id, key, value).value();
        checkNetwork(network);
    }
}

TEST(BlockGradients, AgreeWithCentralDifferencesForRandomNetworks) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed)
        checkNetwork(randomNetwork(seed, typesWithPlus()), typesWithPlus());
}

}  // namespace
}  // namespace glassbox::testing
