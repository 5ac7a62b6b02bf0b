#include "tests/cli/cli_fixture.h"

#include <cmath>
#include <csignal>
#include <sstream>

namespace glassbox::test {
namespace {

class CliTrain : public CliTest {
protected:
    /// Lines of a log as documents; each must be written so that it reads back exactly.
    static std::vector<Json> logOf(const std::string& path) {
        std::vector<Json> lines;
        std::istringstream stream(bytesOf(path));
        for (std::string line; std::getline(stream, line);) {
            lines.push_back(Json::parse(line));
            EXPECT_EQ(lines.back().dump(), line);
        }
        return lines;
    }

    static std::vector<std::string> keysOf(const Json& object) {
        std::vector<std::string> keys;
        for (const auto& item : object.items())
            keys.push_back(item.key());
        return keys;
    }
};

using Keys = std::vector<std::string>;

TEST_F(CliTrain, LogsEveryStepEveryEpochAndTheTest) {
    const Finished run = cli({"train", preset("lenet5"), "--epochs", "2", "--log", file("run.jsonl")});
    ASSERT_EQ(run.exit, 0) << run.err;
    const std::vector<Json> lines = logOf(file("run.jsonl"));
    constexpr std::size_t steps = 9;  // 540 training samples in batches of 64
    ASSERT_EQ(lines.size(), 2 * (steps + 1) + 1);
    const Keys stepKeys{"step", "loss", "lr"};
    const Keys epochKeys{"epoch",   "train_loss",        "validation_loss", "validation_accuracy",
                         "seconds", "samples_per_second"};
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const bool epoch = i % (steps + 1) == steps;
        EXPECT_EQ(keysOf(lines[i]), epoch ? epochKeys : stepKeys);
        if (epoch) continue;
        EXPECT_EQ(lines[i]["step"], i + 1 - i / (steps + 1));
        const auto loss = lines[i]["loss"].get<double>();
        EXPECT_EQ(loss, static_cast<double>(static_cast<float>(loss))) << "the engine's float, exactly";
    }
    EXPECT_EQ(keysOf(lines.back()), (Keys{"test_loss", "test_accuracy"}));
    EXPECT_EQ(lines[steps]["epoch"], 1);
    double mean = 0;
    for (std::size_t i = 0; i < steps; ++i)
        mean += lines[i]["loss"].get<double>() / steps;
    EXPECT_NEAR(lines[steps]["train_loss"].get<double>(), mean, 1e-12);
}

TEST_F(CliTrain, LogsTheTestOfEveryEpochWhereItIsWatched) {
    const Finished run = cli({"train", preset("mnist_fast"), "--epochs", "1", "--log", file("watched.jsonl")});
    ASSERT_EQ(run.exit, 0) << run.err;
    const std::vector<Json> lines = logOf(file("watched.jsonl"));
    EXPECT_EQ(keysOf(lines[lines.size() - 2]),
              (Keys{"epoch", "train_loss", "test_loss", "test_accuracy", "seconds", "samples_per_second"}));
    EXPECT_NE(run.err.find("(watched)"), std::string::npos);
}

TEST_F(CliTrain, TellsAnEpochALineWithoutATerminal) {
    const Finished run = cli({"train", preset("lenet5"), "--epochs", "3", "--save", file("told.safetensors")});
    ASSERT_EQ(run.exit, 0) << run.err;
    EXPECT_EQ(std::ranges::count(run.err, '\n'), 3) << run.err;
    EXPECT_EQ(run.err.find('\r'), std::string::npos);
    EXPECT_EQ(run.err.find('\x1b'), std::string::npos);
    EXPECT_TRUE(run.out.starts_with("test accuracy ")) << run.out;
    EXPECT_NE(run.out.find(file("told.safetensors")), std::string::npos);
}

TEST_F(CliTrain, SaysWhatARunDidThatStopsEarly) {
    const Finished run = cli({"train", preset("lenet5"), "--steps", "3"});
    EXPECT_EQ(run.exit, 0);
    EXPECT_TRUE(run.out.starts_with("stopped after 3 of 72 steps")) << run.out;
    const Json document = json({"train", preset("lenet5"), "--steps", "3"});
    EXPECT_EQ(document["steps"], 3);
    EXPECT_EQ(document["total_steps"], 72);
    EXPECT_EQ(document["finished"], false);
    EXPECT_FALSE(document.contains("test_accuracy")) << "the test part is looked at once, at the end";
}

TEST_F(CliTrain, GivesOneDocument) {
    const Json document = json({"train", preset("lenet5"), "--epochs", "2"});
    EXPECT_EQ(keysOf(document), (Keys{"name", "seed", "steps", "total_steps", "finished", "epochs", "loss", "test_loss",
                                      "test_accuracy"}));
    EXPECT_EQ(document["epochs"].size(), 2u);
    EXPECT_EQ(document["finished"], true);
}

TEST_F(CliTrain, LearnsTheSmallDataSet) {
    EXPECT_GT(json({"train", preset("mnist_mlp"), "--epochs", "6"})["test_accuracy"].get<double>(), 0.9);
}

TEST_F(CliTrain, GivesTheSameBytesWithAnyThreads) {
    const std::string first = bytesOf(train(preset("lenet5"), "t1.safetensors", {"--steps", "12", "--threads", "1"}));
    for (const char* threads : {"2", "3", "4"})
        EXPECT_EQ(first, bytesOf(train(preset("lenet5"), "t.safetensors", {"--steps", "12", "--threads", threads})))
            << threads << " threads";
}

TEST_F(CliTrain, DependsOnTheSeedAndOnNothingElse) {
    const std::string one = bytesOf(train(preset("lenet5"), "a.safetensors", {"--steps", "3", "--seed", "1"}));
    EXPECT_EQ(one, bytesOf(train(preset("lenet5"), "b.safetensors", {"--steps", "3"}))) << "the preset's seed is 1";
    EXPECT_NE(one, bytesOf(train(preset("lenet5"), "c.safetensors", {"--steps", "3", "--seed", "2"})));
}

TEST_F(CliTrain, StartsFromSavedWeights) {
    const std::string start = train(preset("lenet5"), "start.safetensors", {"--steps", "2"});
    // In file order and without dropout nothing random is left but the start.
    const auto again = [&](const char* name, const char* seed) {
        return bytesOf(
            train(preset("lenet5"), name, {"--init", start, "--no-shuffle", "--steps", "3", "--seed", seed}));
    };
    EXPECT_EQ(again("s1.safetensors", "1"), again("s2.safetensors", "2"));
    const std::string shuffled =
        bytesOf(train(preset("lenet5"), "s3.safetensors", {"--init", start, "--steps", "3", "--seed", "1"}));
    EXPECT_NE(shuffled,
              bytesOf(train(preset("lenet5"), "s4.safetensors", {"--init", start, "--steps", "3", "--seed", "2"})));
}

TEST_F(CliTrain, TakesTheWholeTrainingSetWithoutShuffling) {
    const Json whole = json({"train", preset("lenet5"), "--no-shuffle", "--epochs", "1"});
    EXPECT_EQ(whole["steps"], 10) << "600 samples in batches of 64";
    EXPECT_FALSE(whole["epochs"][0].contains("validation_loss"));
}

TEST_F(CliTrain, GoesOnFromACheckpointToTheSameBytes) {
    const std::string straight = bytesOf(train(preset("lenet5"), "straight.safetensors", {"--steps", "14"}));
    train(preset("lenet5"), "part.safetensors", {"--steps", "5", "--checkpoint", file("check.point")});
    EXPECT_EQ(straight, bytesOf(train(preset("lenet5"), "resumed.safetensors",
                                      {"--steps", "9", "--resume", file("check.point")})));
}

TEST_F(CliTrain, WritesTheGradientsThatTheUpdateUsed) {
    Json experiment = document("mnist_mlp");
    experiment["optimizer"] = {{"type", "sgd"}, {"learning_rate", 0.125}};
    experiment["schedule"] = {{"type", "constant"}};
    const std::string path = write("plain.json", experiment);
    const NamedTensors before = tensorsOf(train(path, "g0.safetensors", {"--steps", "1", "--no-shuffle"}));
    const NamedTensors after = tensorsOf(train(path, "g1.safetensors",
                                               {"--steps", "1", "--no-shuffle", "--init", file("g0.safetensors"),
                                                "--dump-gradients", file("gradients.safetensors")}));
    const NamedTensors gradients = tensorsOf(file("gradients.safetensors"));
    ASSERT_EQ(gradients.size(), before.size());
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        ASSERT_EQ(gradients[i].first, before[i].first);
        ASSERT_EQ(gradients[i].second.shape(), before[i].second.shape());
        double largest = 0;
        for (std::int64_t k = 0; k < gradients[i].second.elements(); ++k) {
            const double gradient = gradients[i].second.at(k), old = before[i].second.at(k);
            largest = std::max(largest, std::abs(gradient));
            ASSERT_NEAR(after[i].second.at(k), old - 0.125 * gradient, 1e-7 * (1 + std::abs(old)));
        }
        EXPECT_GT(largest, 0) << gradients[i].first;
    }
}

TEST_F(CliTrain, ComputesInDoubleWhereAsked) {
    const NamedTensors real64 = tensorsOf(
        train(preset("lenet5"), "d.safetensors", {"--steps", "2", "--precision", "double", "--log", file("d.jsonl")}));
    const NamedTensors real32 = tensorsOf(train(preset("lenet5"), "f.safetensors", {"--steps", "2"}));
    ASSERT_EQ(real64.size(), real32.size());
    EXPECT_EQ(real64[0].second.dtype(), DType::F64);
    EXPECT_EQ(real32[0].second.dtype(), DType::F32);
    for (std::size_t i = 0; i < real64.size(); ++i)
        for (std::int64_t k = 0; k < real64[i].second.elements(); ++k)
            ASSERT_NEAR(real64[i].second.at(k), real32[i].second.at(k), 1e-4);
    const auto loss = logOf(file("d.jsonl"))[1]["loss"].get<double>();
    EXPECT_NE(loss, static_cast<double>(static_cast<float>(loss)));
}

TEST_F(CliTrain, WritesWhatWasAskedWhenInterrupted) {
    bool sent = false;
    const Finished run =
        cli({"train", preset("mnist_mlp"), "--epochs", "1000000", "--save", file("int.safetensors"), "--checkpoint",
             file("int.point"), "--log", file("int.jsonl"), "--dump-gradients", file("int.gradients")},
            [&sent](const std::string& err, int pid) {
                if (sent || err.find("epoch   1") == std::string::npos) return;
                sent = true;
                kill(pid, SIGINT);
            });
    EXPECT_TRUE(sent);
    EXPECT_EQ(run.exit, 130) << run.err;
    EXPECT_TRUE(run.out.starts_with("stopped after ")) << run.out;
    EXPECT_EQ(tensorsOf(file("int.safetensors")).size(), 6u);
    EXPECT_EQ(tensorsOf(file("int.gradients")).size(), 6u);
    const std::vector<Json> lines = logOf(file("int.jsonl"));
    std::int64_t last = 0;
    for (const Json& line : lines)
        if (line.contains("step")) last = line["step"];
    const Json resumed =
        json({"train", preset("mnist_mlp"), "--epochs", "1000000", "--resume", file("int.point"), "--steps", "1"});
    EXPECT_EQ(resumed["steps"], last + 1);
}

TEST_F(CliTrain, SaysThatItDiverged) {
    Json experiment = document("mnist_mlp");
    experiment["optimizer"] = {{"type", "sgd"}, {"learning_rate", 100.0}, {"momentum", 0.99}};
    experiment["schedule"] = {{"type", "constant"}};
    const Finished run = cli({"train", write("wild.json", experiment), "--log", file("wild.jsonl"), "--epochs", "20"});
    EXPECT_EQ(run.exit, 3) << run.err;
    EXPECT_NE(run.err.find("diverged"), std::string::npos);
    EXPECT_FALSE(logOf(file("wild.jsonl")).empty());
}

TEST_F(CliTrain, TellsFaultsWhereAsked) {
    Json experiment = document("mnist_mlp");
    const std::string steps = "20";
    const Json healthy = json({"train", preset("mnist_mlp"), "--health", "--steps", steps});
    EXPECT_TRUE(healthy["faults"].empty()) << healthy["faults"];
    EXPECT_FALSE(json({"train", preset("mnist_mlp"), "--steps", steps}).contains("faults"));
    for (Json& block : experiment["network"]["blocks"]) {
        if (block["type"] != "Dense") continue;
        block["initializer"] = "normal";
        block["init_deviation"] = 5.0;
    }
    experiment["optimizer"]["learning_rate"] = 1e-6;
    const std::string path = write("loud.json", experiment);
    const Json loud = json({"train", path, "--health", "--steps", steps});
    ASSERT_FALSE(loud["faults"].empty());
    EXPECT_EQ(loud["faults"][0]["kind"], "exploding");
    EXPECT_EQ(loud["faults"][0]["remedies"].size(), 2u);
    const Finished text = cli({"train", path, "--health", "--steps", steps});
    EXPECT_NE(text.err.find("the initial weights are too large"), std::string::npos) << text.err;
    EXPECT_EQ(loud["loss"], json({"train", path, "--steps", steps})["loss"]) << "watching changes no bit";
}

TEST_F(CliTrain, SuggestsTheRateAtWhichTheLossFellFastest) {
    Json experiment = document("mnist_mlp");
    experiment["optimizer"] = {{"type", "sgd"}, {"learning_rate", 0.1}};
    experiment["schedule"] = {{"type", "range_test"}, {"min_rate", 1e-4}, {"max_rate", 10}};
    experiment["batch_size"] = 16;
    const std::string path = write("range.json", experiment);
    const Json run = json({"train", path, "--epochs", "5", "--log", file("range.jsonl")});
    EXPECT_TRUE(run["finished"]);
    double highest = 0;
    for (const Json& line : logOf(file("range.jsonl")))
        if (line.contains("step")) highest = line["lr"];
    const double suggested = run["suggested_learning_rate"];
    EXPECT_GT(suggested, 1e-3);
    EXPECT_LT(suggested, highest);
    const Finished told = cli({"train", path, "--epochs", "5"});
    EXPECT_NE(told.out.find("suggested learning rate"), std::string::npos) << told.out;
    EXPECT_FALSE(json({"train", preset("mnist_mlp"), "--epochs", "1"}).contains("suggested_learning_rate"));
}

TEST_F(CliTrain, CountsBitsWhereEveryStepAnswersWithAToken) {
    const Json experiment = Json::parse(R"({"format": "glassbox.experiment/1", "name": "copy",
        "network": {"format": "glassbox.network/1", "name": "copy", "blocks": [
            {"id": "input", "type": "Input", "shape": [8], "kind": "tokens"},
            {"id": "embed", "type": "Embedding", "vocabulary": 6, "units": 4}, {"id": "fc", "type": "Dense", "units": 6},
            {"id": "output", "type": "Output", "task": "classification"}],
            "wires": [["input", "embed"], ["embed", "fc"], ["fc", "output"]]},
        "data": {"dataset": "copy", "options": {"length": 4, "symbols": 4, "delay": 0, "samples": 300},
                 "inputs": {"input": "text"}, "targets": {"output": "copy"}, "normalization": {"type": "none"}},
        "losses": {"output": {"type": "cross_entropy"}}, "optimizer": {"type": "adam"}, "batch_size": 32})");
    const std::string path = write("copy.json", experiment);
    const Json run =
        json({"train", path, "--epochs", "1", "--save", file("copy.safetensors"), "--log", file("c.jsonl")});
    EXPECT_NEAR(run["test_bits_per_token"].get<double>(), run["test_loss"].get<double>() / std::log(2.0), 1e-12);
    EXPECT_TRUE(run["epochs"][0].contains("validation_bits_per_token"));
    EXPECT_TRUE(logOf(file("c.jsonl")).back().contains("test_bits_per_token"));
    const Json report = json({"evaluate", path, "--weights", file("copy.safetensors")});
    EXPECT_EQ(report["bits_per_token"], run["test_bits_per_token"]);
    EXPECT_EQ(report["classes"].size(), 6u);
}

TEST_F(CliTrain, TestsARegressionByItsLoss) {
    Json experiment = document("mnist_mlp");
    block(experiment, "output")["task"] = "regression";
    experiment["losses"]["output"]["type"] = "mean_squared_error";
    const std::string path = write("regression.json", experiment);
    const Json run = json({"train", path, "--epochs", "1", "--save", file("regression.safetensors")});
    EXPECT_FALSE(run.contains("test_accuracy"));
    const Json evaluated = json({"evaluate", path, "--weights", file("regression.safetensors")});
    EXPECT_EQ(evaluated["loss"], run["test_loss"]);
    EXPECT_FALSE(evaluated.contains("confusion"));
    EXPECT_FALSE(evaluated.contains("accuracy"));
    EXPECT_FALSE(run["epochs"][0].contains("validation_accuracy"));
    EXPECT_NEAR(evaluated["rmse"].get<double>(), std::sqrt(evaluated["loss"].get<double>()), 1e-6);
}

}  // namespace
}  // namespace glassbox::test
