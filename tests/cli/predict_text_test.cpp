#include "core/interop/npy.h"
#include "tests/cli/cli_fixture.h"

#include <array>
#include <cstdint>

namespace glassbox::test {
namespace {

/// A small network of characters, trained on a text in which each character follows from the one before.
class CliPredictText : public CliTest {
protected:
    static std::string experiment() {
        std::string text;
        for (int i = 0; i < 400; ++i)
            text += "über alle ";
        write("book.txt", text);
        return write("text.json", Json::parse(R"({"format": "glassbox.experiment/1", "name": "characters",
            "network": {"format": "glassbox.network/1", "name": "characters", "blocks": [
                {"id": "input", "type": "Input", "shape": [8], "kind": "tokens"},
                {"id": "embed", "type": "Embedding", "vocabulary": 7, "units": 8},
                {"id": "lstm", "type": "LSTM", "units": 16, "return": "all"},
                {"id": "fc", "type": "Dense", "units": 7}, {"id": "output", "type": "Output"}],
                "wires": [["input", "embed"], ["embed", "lstm"], ["lstm", "fc"], ["fc", "output"]]},
            "data": {"dataset": "text", "options": {"file": "book.txt", "length": 8, "stride": 3}},
            "optimizer": {"type": "adam", "learning_rate": 0.02}, "batch_size": 32, "epochs": 12})"));
    }
    static std::string weights() {
        static const std::string path = train(experiment(), "text.safetensors");
        return path;
    }
    static Finished go(const std::string& prompt, std::vector<std::string> more) {
        std::vector<std::string> words{"predict", experiment(), "--weights", weights(), "--input", prompt};
        words.insert(words.end(), more.begin(), more.end());
        return cli(words);
    }
};

TEST_F(CliPredictText, GoesOnFromAPrompt) {
    EXPECT_EQ(go("üb", {"--length", "18", "--temperature", "0"}).out, "über alle über alle \n");
    EXPECT_EQ(go("alle üb", {"--length", "0"}).out, "alle üb\n");
}

TEST_F(CliPredictText, SameSeedSameText) {
    const std::string first = go("a", {"--length", "60", "--temperature", "3", "--seed", "5"}).out;
    EXPECT_EQ(first, go("a", {"--length", "60", "--temperature", "3", "--seed", "5"}).out);
    EXPECT_NE(first, go("a", {"--length", "60", "--temperature", "3", "--seed", "6"}).out);
    const Json told = json({"predict", experiment(), "--weights", weights(), "--input", "a", "--length", "60",
                            "--temperature", "3", "--seed", "5"});
    EXPECT_EQ(told["text"].get<std::string>() + "\n", first);
}

TEST_F(CliPredictText, RefusesWhatCannotBeContinued) {
    expectRefused({"predict", experiment(), "--weights", weights(), "--input", "xyz"}, {"'x'", "training text"});
    expectRefused({"predict", experiment(), "--weights", weights(), "--input", ""}, {"at least one character"});
    EXPECT_EQ(go("a", {"--temperature", "-1"}).exit, 2);
}

TEST_F(CliPredictText, AnArrayOfTokensGoesInUnchanged) {
    const auto arrayOf = [](const std::string& name, std::int32_t last) {
        const std::array<std::int32_t, 8> tokens{0, 1, 2, 3, 4, 5, 6, last};
        EXPECT_TRUE(writeNpy(file(name), Tensor::of<std::int32_t>({8}, tokens)));
        return file(name);
    };
    const Json answer = json({"predict", experiment(), "--weights", weights(), "--input", arrayOf("good.npy", 6)});
    ASSERT_EQ(answer.size(), 1u);
    EXPECT_EQ(answer[0]["output"].size(), 8u * 7);
    for (const std::int32_t wrong : {7, -1})
        expectRefused({"predict", experiment(), "--weights", weights(), "--input", arrayOf("bad.npy", wrong)},
                      {"token " + std::to_string(wrong), "embed", "7"});
}

TEST_F(CliPredictText, CheckComparesTheInputWithTheData) {
    Json wrong = Json::parse(bytesOf(experiment()));
    block(wrong, "input")["shape"] = {9};
    expectRefused({"check", write("wrong.json", wrong)}, {"input", "9", "8"});
}

TEST_F(CliPredictText, ACharacterMoreThanTheVocabularyIsRefused) {
    Json wrong = Json::parse(bytesOf(experiment()));
    block(wrong, "embed")["vocabulary"] = 6;
    expectRefused({"train", write("small.json", wrong), "--steps", "1"}, {"text has 7 tokens", "embed", "6"});
}

TEST_F(CliPredictText, GradientsOfTokensAreChecked) {
    const Finished checked = cli({"gradcheck", experiment()});
    EXPECT_EQ(checked.exit, 0) << checked.out << checked.err;
}

}  // namespace
}  // namespace glassbox::test
