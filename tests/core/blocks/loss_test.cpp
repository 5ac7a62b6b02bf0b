#include "core/blocks/loss_type.h"
#include "core/network/analysis.h"
#include "core/network/lower.h"
#include "core/passes/differentiate.h"
#include "tests/core/network/sample_networks.h"
#include "tests/core/ops/engine_run.h"
#include "tests/core/ops/reference_interpreter.h"
#include "tests/golden/script_hash.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

namespace glassbox::testing {
namespace {

using nlohmann::json;

constexpr std::int64_t samples = 3;

json golden() {
    std::ifstream stream(goldenPath("losses.json"));
    return json::parse(stream);
}

Settings settingsOf(const LossType& type, const json& from) {
    Settings settings = Settings::defaults(type.settings);
    for (const auto& [key, value] : from.items()) {
        if (value.is_string())
            settings.set(key, value.get<std::string>());
        else
            settings.set(key, value.get<double>());
    }
    return settings;
}

/// What goes into an Output block goes into the network.
NetworkSpec outputOf(const std::vector<std::int64_t>& shape, const std::string& task) {
    return chain({{"Input", "input", {{"shape", shape}}}, {"Output", "output", {{"task", task}}}});
}

Lowered lowered(const std::vector<std::int64_t>& shape, const std::string& task, const LossSpec& loss) {
    LowerOptions options;
    options.losses["output"] = loss;
    return lower(outputOf(shape, task), options).value();
}

/// A loss and its gradient by what goes in, on the engine in double.
struct LossAndGradient {
    double loss = 0;
    std::vector<double> gradient, output;
};

LossAndGradient computed(const Lowered& lowered, const std::vector<double>& input, const std::vector<double>& target) {
    DifferentiateOptions options;
    options.inputGradients = true;
    const Graph graph = differentiate(*lowered.graph, options);
    ReferenceInterpreter leaves(graph, samples);
    leaves.numbers(lowered.inputs.at("input")) = input;
    leaves.numbers(lowered.targets.at("output")) = target;
    ThreadPool pool(1);
    EngineRun run(graph, leaves, DType::F64, pool);
    run.run();
    return {run.loss(), run.numbers(graph.gradientOf(lowered.inputs.at("input"))),
            run.numbers(lowered.outputs.at("output"))};
}

void expectNear(const std::vector<double>& ours, const std::vector<double>& theirs, double band) {
    ASSERT_EQ(ours.size(), theirs.size());
    double largest = 1e-300;
    for (const double number : theirs)
        largest = std::max(largest, std::abs(number));
    for (std::size_t i = 0; i < ours.size(); ++i)
        EXPECT_NEAR(ours[i], theirs[i], band * largest) << i;
}

TEST(Losses, MeansAndGradientsAreThoseOfPyTorch) {
    std::set<std::string> covered;
    const json file = golden();
    for (const json& one : file.at("means")) {
        SCOPED_TRACE(one.at("name").get<std::string>());
        const LossType& type = *findLossType(one.at("loss").get<std::string>());
        covered.insert(std::string(type.name));
        const LossSpec loss{std::string(type.name), 1.0, settingsOf(type, one.at("settings"))};
        const Lowered network =
            lowered(one.at("input").at("shape").get<std::vector<std::int64_t>>(), one.at("task"), loss);
        const LossAndGradient ours = computed(network, one.at("input").at("numbers").get<std::vector<double>>(),
                                              one.at("target").at("numbers").get<std::vector<double>>());
        const double mean = one.at("mean");
        EXPECT_NEAR(ours.loss, mean, 1e-13 * std::max(1.0, mean));
        expectNear(ours.gradient, one.at("gradient").get<std::vector<double>>(), 1e-12);
    }
    for (const LossType& type : lossTypes())
        EXPECT_TRUE(covered.contains(std::string(type.name)) || type.name == "expression") << type.name;
}

TEST(Losses, GoldenFileWasMadeByTheScriptBesideIt) {
    const json file = golden();
    EXPECT_EQ(file.at("script_sha256"), hashOfGoldenScript(file.at("script")));
}

TEST(Losses, NoSmoothingAndWeightsOfOneArePlain) {
    const std::vector<double> input = {0.3, -1, 2, 0.1, 0.4, -0.7, 1, 1, -2}, target = {2, 0, 1};
    const Lowered plainNetwork = lowered({3}, "classification", {"cross_entropy", 1.0, {}});
    EXPECT_TRUE(plainNetwork.sampleWeights.empty());
    const LossAndGradient plain = computed(plainNetwork, input, target);
    Settings ones = Settings::defaults(findLossType("cross_entropy")->settings);
    const LossAndGradient unsmoothed =
        computed(lowered({3}, "classification", {"cross_entropy", 1.0, ones}), input, target);
    EXPECT_EQ(unsmoothed.loss, plain.loss);
    EXPECT_EQ(unsmoothed.gradient, plain.gradient);
    ones.set("class_weights", std::string("1, 1,1"));
    const LossAndGradient weighted =
        computed(lowered({3}, "classification", {"cross_entropy", 1.0, ones}), input, target);
    EXPECT_NEAR(weighted.loss, plain.loss, 1e-15);
    expectNear(weighted.gradient, plain.gradient, 1e-14);
}

TEST(Losses, AnswersAreThoseOfPrediction) {
    const std::vector<double> input = {0.3, -1, 2, 0.1, 0.4, -0.7};
    for (const LossType& type : lossTypes())
        for (const std::string_view task : type.tasks) {
            SCOPED_TRACE(std::string(type.name) + " on " + std::string(task));
            const Lowered network = lowered({2}, std::string(task), {std::string(type.name), 1.0, {}});
            const std::size_t count =
                network.graph->value(network.targets.at("output")).type.shape.elements() == 2 ? 6 : 3;
            const std::vector<double> output = computed(network, input, std::vector<double>(count, 1.0)).output;
            const Lowered predicts = lower(outputOf({2}, std::string(task)), {}).value();
            ReferenceInterpreter leaves(*predicts.graph, samples);
            leaves.numbers(predicts.inputs.at("input")) = input;
            ThreadPool pool(1);
            EngineRun run(*predicts.graph, leaves, DType::F64, pool);
            run.run();
            EXPECT_EQ(output, run.numbers(predicts.outputs.at("output")));
        }
}

std::string errorOf(const std::string& task, const LossSpec& loss) {
    LowerOptions options;
    options.losses["output"] = loss;
    const Result<Lowered> made = lower(outputOf({3}, task), options);
    return made ? "" : made.error().toString();
}

Settings only(std::string_view key, Setting value) {
    Settings settings;
    settings.set(key, std::move(value));
    return settings;
}

TEST(Losses, RefuseWhatDoesNotFit) {
    EXPECT_EQ(
        errorOf("regression", {"cross_entropy", 1.0, {}}),
        "output: output (Output): the loss cross_entropy does not fit its task regression. Use mean_squared_error, "
        "mean_absolute_error, huber, expression, or change the task of output.");
    EXPECT_NE(errorOf("binary", {"no_such_loss", 1.0, {}}).find("Use binary_cross_entropy, hinge"), std::string::npos);
    EXPECT_NE(errorOf("regression", {"huber", 1.0, only("delta", 0.0)}), "");
    EXPECT_NE(errorOf("regression", {"huber", 1.0, only("margin", 1.0)}).find("no setting margin"), std::string::npos);
    const auto weights = [](const std::string& text) {
        return errorOf("classification", {"cross_entropy", 1.0, only("class_weights", text)});
    };
    EXPECT_EQ(weights("1, 2,0.5"), "");
    EXPECT_NE(weights("1, 2").find("class_weights has 2 numbers, but there are 3 classes"), std::string::npos);
    EXPECT_NE(weights("1, , 2").find("entry 2"), std::string::npos);
    EXPECT_NE(weights("1, -2, 3").find("\"-2\""), std::string::npos);
    EXPECT_NE(weights("1, nan, 3").find("\"nan\""), std::string::npos);
    EXPECT_NE(weights("0, 0, 0").find("every class has the weight 0"), std::string::npos);
}

TEST(Losses, EveryTaskHasADefaultAndEveryRowSaysWhatItIs) {
    for (const Setting& task :
         {Setting(std::string("classification")), Setting(std::string("binary")), Setting(std::string("regression"))})
        EXPECT_TRUE(defaultLossOf(std::get<std::string>(task)).fits(std::get<std::string>(task)));
    std::set<std::string_view> names;
    for (const LossType& type : lossTypes()) {
        EXPECT_TRUE(names.insert(type.name).second);
        for (const std::string_view text : {type.label, type.formula, type.help, type.source})
            EXPECT_FALSE(text.empty()) << type.name;
        for (const SettingSchema& setting : type.settings)
            EXPECT_TRUE(checkSetting(setting, setting.initial).ok()) << type.name << ' ' << setting.key;
    }
}

TEST(Losses, OutputTakesWhatItsTaskCanAnswer) {
    const auto valid = [](const std::vector<std::int64_t>& shape, const std::string& task) {
        return analyse(outputOf(shape, task)).valid();
    };
    EXPECT_TRUE(valid({7, 3}, "classification"));
    EXPECT_TRUE(valid({1}, "binary"));
    EXPECT_TRUE(valid({7, 1}, "binary"));
    EXPECT_TRUE(valid({2, 4, 5}, "regression"));
    EXPECT_FALSE(valid({7, 1}, "classification"));
    EXPECT_FALSE(valid({2, 4, 5}, "classification"));
    EXPECT_FALSE(valid({2, 4, 5}, "binary"));
}

}  // namespace
}  // namespace glassbox::testing
