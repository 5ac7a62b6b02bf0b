#include "tests/cli/cli_fixture.h"

#include <algorithm>
#include <cmath>

namespace glassbox::test {
namespace {

/// Commands that look at networks, data and numbers.
class CliInspect : public CliTest {
protected:
    static std::string weights() {
        static const std::string path = train(preset("lenet5"), "inspect.safetensors", {"--steps", "15"});
        return path;
    }

    static std::vector<std::string> at(const char* command, const std::string& value) {
        return {command, preset("lenet5"), "--weights", weights(), "--sample", "4", "--at", value};
    }
};

TEST_F(CliInspect, BlocksListEveryTypeWithItsSettings) {
    const Json blocks = json({"blocks"});
    std::vector<std::string> types;
    for (const Json& block : blocks) {
        types.push_back(block["type"]);
        EXPECT_FALSE(block["help"].get<std::string>().empty());
        for (const Json& setting : block["settings"]) {
            EXPECT_TRUE(setting.contains("default") != setting.contains("required")) << setting;
            EXPECT_FALSE(setting["help"].get<std::string>().empty());
        }
    }
    for (const char* type :
         {"Input", "Dense", "Conv2D", "MaxPool2D", "AvgPool2D", "Activation", "Flatten", "Dropout", "Output"})
        EXPECT_EQ(std::ranges::count(types, type), 1) << type;
    const Finished text = cli({"blocks"});
    EXPECT_EQ(text.exit, 0);
    for (const std::string& type : types)
        EXPECT_NE(text.out.find(type), std::string::npos);
}

TEST_F(CliInspect, CheckTellsShapesParametersAndWork) {
    const Json checked = json({"check", preset("lenet5")});
    EXPECT_EQ(checked["valid"], true);
    EXPECT_EQ(checked["parameters"], 61706);
    const auto conv2 = std::ranges::find_if(checked["blocks"], [](const Json& b) { return b["id"] == "conv2"; });
    EXPECT_EQ((*conv2)["inputs"][0], (Json{6, 14, 14}));
    EXPECT_EQ((*conv2)["outputs"][0], (Json{16, 10, 10}));
    EXPECT_EQ((*conv2)["parameters"], 2416);
    EXPECT_EQ((*conv2)["flops"], 16 * 100 * (2 * 150 + 1));
    EXPECT_TRUE((*conv2).contains("bytes"));
    const Finished text = cli({"check", preset("lenet5")});
    EXPECT_EQ(text.exit, 0);
    EXPECT_NE(text.out.find("61,706"), std::string::npos);
    const Json network = document("lenet5")["network"];
    EXPECT_EQ(json({"check", write("network.json", network)})["parameters"], 61706) << "a network by itself";
}

TEST_F(CliInspect, DataAreListedAndDescribed) {
    const Json list = json({"data", "list"});
    ASSERT_GE(list.size(), 10u);
    EXPECT_EQ(list[0]["name"], "mnist");
    EXPECT_EQ(list[0]["here"], true);
    EXPECT_EQ(list[0]["folder"], data() + "/mnist") << "--data comes first";
    const Json info = json({"data", "info", "mnist"});
    EXPECT_EQ(info["training"]["size"], trainCount);
    EXPECT_EQ(info["test"]["size"], testCount);
    EXPECT_EQ(info["test"]["class_counts"][9], testCount / 10);
    EXPECT_EQ(info["sample_shape"], (Json{1, 28, 28}));
    EXPECT_FALSE(info["licence"].get<std::string>().empty());
    EXPECT_EQ(cli({"data", "list"}).exit, 0);
    EXPECT_NE(cli({"data", "info", "mnist"}).out.find("CC BY-SA"), std::string::npos);
    const Json moons = json({"data", "info", "moons", "--option", "samples=50", "--option", "noise=0.3"});
    EXPECT_EQ(moons["training"]["size"], 40);
    EXPECT_EQ(moons["options"]["noise"], 0.3);
    EXPECT_EQ(moons["kind"], "vector");
    EXPECT_EQ(cli({"data", "info", "moons", "--option", "noise=loud"}).exit, 1);
    EXPECT_EQ(cli({"data", "info", "text"}).exit, 1) << "it needs a file";
    for (const Json& set : list) {
        if (set["folder"] != "" || set["here"] == false || set["name"] == "text") continue;
        EXPECT_EQ(cli({"data", "info", set["name"]}).exit, 0) << set["name"];
    }
}

TEST_F(CliInspect, EveryListedValueIsExplainedAndVerified) {
    const Json checked = json({"check", preset("lenet5")});
    EXPECT_GT(checked["values"].size(), 50u);
    for (const Json& value : checked["values"]) {
        std::string name = value["name"];
        for (std::size_t axis = 0; axis < value["shape"].size(); ++axis)
            name += (axis == 0 ? "[" : ",") + std::to_string(value["shape"][axis].get<int>() / 2);
        if (!value["shape"].empty()) name += "]";
        EXPECT_EQ(cli(at("explain", name)).exit, 0) << name;
        EXPECT_EQ(cli(at("verify", name)).exit, 0) << name;
    }
}

TEST_F(CliInspect, TermsOfAnExplanationMakeTheNumber) {
    const Json explained = json(at("explain", "conv1.product[2,13,14]"));
    EXPECT_EQ(explained["value"], "conv1.product[2,13,14]");
    EXPECT_EQ(explained["op"], "conv2d");
    EXPECT_EQ(explained["form"], "sum");
    EXPECT_EQ(explained["sample"], 4);
    ASSERT_EQ(explained["terms"].size(), 25u);
    double sum = 0;
    for (const Json& term : explained["terms"]) {
        double product = term["constant"];
        for (const Json& factor : term["factors"])
            product *= factor["number"].get<double>();
        EXPECT_DOUBLE_EQ(product, term["product"].get<double>());
        sum += product;
    }
    EXPECT_NEAR(sum, explained["engine"].get<double>(), 1e-5);
    EXPECT_NEAR(sum, explained["terms_in_double"].get<double>(), 1e-12);
    const Json weight = json(at("explain", "conv1.weight[0,0,2,2]"));
    EXPECT_TRUE(weight["terms"].empty());
    const Finished text = cli(at("explain", "conv1.weight[0,0,2,2]"));
    EXPECT_NE(text.out.find("given: a parameter"), std::string::npos) << text.out;
}

TEST_F(CliInspect, LongSumsAreShortenedAndAddUp) {
    const Finished text = cli(at("explain", "grad(conv1.weight)[0,0,2,2]"));
    EXPECT_NE(text.out.find("= the other 772 terms"), std::string::npos) << text.out;
    EXPECT_LT(std::ranges::count(text.out, '\n'), 20);
}

TEST_F(CliInspect, VerifyPutsThreeWaysBeside) {
    const Json verified = json(at("verify", "grad(fc2.weight)[3,7]"));
    for (const char* key : {"engine", "double", "terms_in_double", "difference", "tolerance", "terms_tolerance",
                            "central_difference", "central_h", "central_tolerance", "at_a_kink", "by_terms", "agrees"})
        EXPECT_TRUE(verified.contains(key)) << key;
    EXPECT_EQ(verified["agrees"], true);
    EXPECT_NEAR(verified["engine"].get<double>(), verified["central_difference"].get<double>(), 1e-6);
    const Finished text = cli(at("verify", "conv2.z[1,2,3]"));
    EXPECT_NE(text.out.find("the two ways agree"), std::string::npos);
}

TEST_F(CliInspect, PartsAreToldApart) {
    std::vector<std::string> arguments = at("explain", "output.target");
    arguments.insert(arguments.end(), {"--part", "train"});
    EXPECT_EQ(json(arguments)["part"], "training") << "train is short for training";
    arguments.back() = "validation";
    EXPECT_EQ(json(arguments)["part"], "validation");
}

TEST_F(CliInspect, GradcheckAgreesOnEveryOp) {
    const Json checked = json({"gradcheck", preset("lenet5")});
    EXPECT_EQ(checked["agrees"], true);
    EXPECT_GE(checked["ops"].size(), 19u);
    for (const Json& op : checked["ops"])
        EXPECT_LT(op["largest_difference"].get<double>(), 1e-6) << op;
}

TEST_F(CliInspect, BenchMeasuresPresets) {
    const Json measured = json({"bench", "mnist_mlp", "--seconds", "0.05"});
    ASSERT_EQ(measured["workloads"].size(), 1u);
    EXPECT_GT(measured["ceiling_gflops"].get<double>(), 0);
    EXPECT_GT(measured["workloads"][0]["samples_per_second"].get<double>(), 0);
    EXPECT_EQ(measured["threads"], 1);
}

TEST_F(CliInspect, BenchTellsWhereTheTimeOfAStepGoes) {
    const Json measured = json({"bench", "--ops", "mnist_mlp", preset("xor_mlp"), "--seconds", "0.05"});
    ASSERT_EQ(measured["workloads"].size(), 2u);
    EXPECT_EQ(measured["workloads"][0]["batch"], 128);
    double seconds = 0, flops = 0;
    for (const Json& op : measured["workloads"][0]["ops"]) {
        seconds += op["seconds"].get<double>();
        flops += op["flops"].get<double>();
    }
    const Json& mlp = measured["workloads"][0];
    EXPECT_NEAR(seconds + mlp["idle_seconds"].get<double>(), mlp["step_seconds"].get<double>(), 1e-9);
    // 234,752 weights: a multiply and an add in the forward pass, in dW, and, but for the first layer, in dx.
    EXPECT_NEAR(flops, 128 * 2.0 * (2 * 234752 + 34048), 0.02 * flops);
    EXPECT_GT(measured["workloads"][1]["ops"].size(), 5u);
    const Finished text = cli({"bench", "--ops", "mnist_mlp", "--seconds", "0.05"});
    EXPECT_NE(text.out.find("fused_product"), std::string::npos);
    EXPECT_NE(text.out.find("between ops"), std::string::npos);
}

TEST_F(CliInspect, BenchTimesSinglePredictions) {
    // A picture, tokens, and two numbers go in.
    const std::vector<std::string> presets = {"lenet5", "char_rnn", "xor_mlp"};
    std::vector<std::string> arguments = {"bench", "--latency", "--seconds", "0.05"};
    arguments.insert(arguments.end(), presets.begin(), presets.end());
    const Json measured = json(arguments);
    ASSERT_EQ(measured["workloads"].size(), presets.size());
    for (std::size_t i = 0; i < presets.size(); ++i) {
        const Json& latency = measured["workloads"][i];
        EXPECT_EQ(latency["name"], presets[i]);
        EXPECT_GE(latency["runs"].get<int>(), 1);
        EXPECT_GT(latency["low_quartile_us"].get<double>(), 0);
        EXPECT_LE(latency["low_quartile_us"].get<double>(), latency["median_us"].get<double>());
        EXPECT_LE(latency["median_us"].get<double>(), latency["high_quartile_us"].get<double>());
    }
    const Finished text = cli({"bench", "--latency", "lenet5", "--seconds", "0.05"});
    EXPECT_NE(text.out.find("lenet5"), std::string::npos);
    EXPECT_NE(text.out.find(" us"), std::string::npos);
}

}  // namespace
}  // namespace glassbox::test
