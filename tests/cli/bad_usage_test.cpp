#include "tests/cli/cli_fixture.h"

namespace glassbox::test {
namespace {

using CliUsage = CliTest;
using Words = std::vector<std::string>;

TEST_F(CliUsage, ThatIsWrongSaysWhereHelpIs) {
    const std::vector<std::pair<Words, Words>> cases{
        {{}, {"a command is needed", "glassbox-cli --help"}},
        {{"frobnicate"}, {"\"frobnicate\"", "glassbox-cli --help"}},
        {{"data"}, {"a command is needed", "glassbox-cli data --help"}},
        {{"data", "steal"}, {"\"steal\"", "glassbox-cli data --help"}},
        {{"data", "info"}, {"name", "glassbox-cli data info --help"}},
        {{"train"}, {"file", "glassbox-cli train --help"}},
        {{"train", "x.json", "--frobnicate"}, {"--frobnicate", "glassbox-cli train --help"}},
        {{"train", "x.json", "--steps", "0"}, {"--steps", "1 to 1000000000"}},
        {{"train", "x.json", "--steps", "many"}, {"--steps", "many"}},
        {{"train", "x.json", "--epochs", "-1"}, {"--epochs"}},
        {{"train", "x.json", "--threads", "0"}, {"--threads", "1 to 64"}},
        {{"train", "x.json", "--threads", "65"}, {"--threads", "1 to 64"}},
        {{"train", "x.json", "--precision", "half"}, {"--precision", "half"}},
        {{"train", "x.json", "--device", "abacus"}, {"--device", "abacus"}},
        {{"train", "x.json", "--seed"}, {"--seed"}},
        {{"evaluate", "x.json"}, {"--weights"}},
        {{"evaluate", "x.json", "--weights", "w", "--part", "all"}, {"--part", "all"}},
        {{"predict", "x.json", "--weights", "w"}, {"--input"}},
        {{"explain", "x.json", "--weights", "w"}, {"--at"}},
        {{"bench", "--seconds", "-1"}, {"--seconds"}},
    };
    for (const auto& [arguments, words] : cases) {
        const Finished finished = cli(arguments);
        const std::string said = testing::PrintToString(arguments) + " said: " + finished.err;
        EXPECT_EQ(finished.exit, 2) << said;
        EXPECT_EQ(finished.out, "") << said;
        EXPECT_TRUE(finished.err.starts_with("glassbox-cli: ")) << said;
        for (const std::string& word : words)
            EXPECT_NE(finished.err.find(word), std::string::npos) << word << " is missing: " << said;
    }
}

TEST_F(CliUsage, HelpAndVersionAreNoErrors) {
    for (const Words& arguments : {Words{"--help"}, Words{"train", "--help"}, Words{"data", "info", "--help"}}) {
        const Finished finished = cli(arguments);
        EXPECT_EQ(finished.exit, 0);
        EXPECT_EQ(finished.err, "");
        EXPECT_NE(finished.out.find("Usage: glassbox-cli"), std::string::npos) << finished.out;
    }
    EXPECT_TRUE(cli({"--version"}).out.starts_with("glassbox-cli "));
}

TEST_F(CliUsage, OfFilesThatCanNotBeReadOrWritten) {
    std::filesystem::create_directories(file("folder"));
    expectRefused({"check", file("nothing.json")}, {"nothing.json", "No such file"});
    expectRefused({"check", file("folder")}, {"folder", "directory"});
    for (const char* option : {"--save", "--log", "--checkpoint", "--dump-gradients"}) {
        expectRefused({"train", preset("lenet5"), option, file("none/x")}, {"none/x", "can't be written", "folder"});
        expectRefused({"train", preset("lenet5"), option, file("folder")}, {"folder", "can't be written"});
    }
    expectRefused({"predict", preset("lenet5"), "--weights", "w", "--input", "x", "--output", file("none/y.npy")},
                  {"none/y.npy", "can't be written"});
    const Finished full = cli({"train", preset("mnist_mlp"), "--steps", "3", "--save", "/dev/full"});
    EXPECT_EQ(full.exit, 1);
    EXPECT_NE(full.err.find("/dev/full"), std::string::npos) << full.err;
    const Finished log = cli({"train", preset("mnist_mlp"), "--steps", "3", "--log", "/dev/full"});
    EXPECT_EQ(log.exit, 1);
    EXPECT_NE(log.err.find("/dev/full"), std::string::npos) << log.err;
}

TEST_F(CliUsage, ThatProbesAFileLeavesItAsItWas) {
    write("kept.safetensors", std::string("old"));
    expectRefused({"train", file("nothing.json"), "--save", file("kept.safetensors"), "--log", file("new.jsonl")},
                  {"nothing.json"});
    EXPECT_EQ(bytesOf(file("kept.safetensors")), "old");
    EXPECT_FALSE(std::filesystem::exists(file("new.jsonl")));
}

TEST_F(CliUsage, RefusalsAreDocumentsToo) {
    const Finished finished = cli({"train", file("nothing.json"), "--json"});
    EXPECT_EQ(finished.exit, 1);
    const Json document = Json::parse(finished.out);
    EXPECT_EQ(document["error"]["code"], "file.unreadable");
    EXPECT_FALSE(document["error"]["message"].get<std::string>().empty());
    EXPECT_FALSE(document["error"]["hint"].get<std::string>().empty());
    Json experiment = this->document("lenet5");
    block(experiment, "conv1")["kernel"] = 99;
    const Finished checked = cli({"check", write("large.json", experiment), "--json"});
    EXPECT_EQ(checked.exit, 1);
    const Json problems = Json::parse(checked.out);
    EXPECT_EQ(problems["valid"], false);
    EXPECT_EQ(problems["problems"][0]["block"], "conv1");
}

TEST_F(CliUsage, OfAnUnknownPresetOrDevice) {
    expectRefused({"bench", "nothing"}, {"\"nothing\"", "lenet5"});
    expectRefused({"train", preset("lenet5"), "--device", "cuda"}, {"cuda", "--device cpu"});
}

}  // namespace
}  // namespace glassbox::test
