#include "core/train/generator.h"

#include "core/network/network_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace glassbox::test {
namespace {

using testing::HasSubstr;

constexpr int window = 4;

/// Tokens [4] of three characters, embedded as units, and what `middle` makes of them; three logits.
NetworkSpec network(const std::string& middle) {
    const std::string text = R"({"format": "glassbox.network/1", "name": "characters", "blocks": [
        {"id": "input", "type": "Input", "shape": [4], "kind": "tokens"},
        {"id": "embed", "type": "Embedding", "vocabulary": 3, "units": 3},)" +
                             middle + R"(,
        {"id": "fc", "type": "Dense", "units": 3}, {"id": "output", "type": "Output"}],
        "wires": [["input", "embed"], ["embed", "middle"], ["middle", "fc"], ["fc", "output"]]})";
    const auto parsed = parseNetwork(text);
    EXPECT_TRUE(parsed) << parsed.error().toString();
    return parsed ? *parsed : NetworkSpec();
}

const std::string nothing = R"({"id": "middle", "type": "Activation", "function": "relu"})";

class GeneratorTest : public ::testing::Test {
protected:
    /// The characters are a, b and ä. The embedding is the unit matrix; all other weights are 0.3 sin(index).
    Result<Generator> make(const std::string& middle) {
        auto predictor = Predictor::make(network(middle), 1, pool_);
        EXPECT_TRUE(predictor) << predictor.error().toString();
        predictor_ = std::move(*predictor);
        std::map<std::string, Tensor> weights;
        for (const ParameterEntry& entry : predictor_->parameters().entries()) {
            Tensor tensor(DType::F32, entry.shape);
            for (std::int64_t i = 0; i < tensor.elements(); ++i)
                tensor.set(i, entry.name == "embed.weight" ? (i % 4 == 0 ? 1.0 : 0.0)
                                                           : 0.3 * std::sin(static_cast<double>(i + 1)));
            weights.emplace(entry.name, std::move(tensor));
        }
        weights_ = std::move(weights);
        EXPECT_TRUE(predictor_->setParameters(weights_));
        return Generator::make(*predictor_, {"a", "b", "ä"});
    }

    /// Logit of `next` after `token` is logits[token][next].
    Generator chain(const std::array<std::array<double, 3>, 3>& logits) {
        auto generator = make(nothing);
        EXPECT_TRUE(generator) << generator.error().toString();
        for (std::int64_t next = 0; next < 3; ++next) {
            weights_["fc.bias"].set(next, 0);
            for (std::int64_t token = 0; token < 3; ++token)
                weights_["fc.weight"].set(next * 3 + token,
                                          logits[static_cast<std::size_t>(token)][static_cast<std::size_t>(next)]);
        }
        EXPECT_TRUE(predictor_->setParameters(weights_));
        return *generator;
    }

    /// How often 'a' was drawn, as a share.
    static double shareOfA(Generator& generator, double temperature, std::int64_t count = 4000) {
        const auto text = generator.generate({"b", count, temperature, 7});
        return static_cast<double>(std::ranges::count(*text, 'a')) / static_cast<double>(count);
    }

    ThreadPool pool_{1};
    std::unique_ptr<Predictor> predictor_;
    std::map<std::string, Tensor> weights_;
};

TEST_F(GeneratorTest, WithTemperatureZeroTheLikeliestCharacterFollows) {
    Generator generator = chain({{{0, 5, 1}, {1, 0, 5}, {5, 1, 0}}});  // a, b, ä, a, ...
    EXPECT_EQ(*generator.generate({"a", 6, 0, 1}), "abäabäa");
    EXPECT_EQ(*generator.generate({"bäabäab", 2, 0, 9}), "bäabäabäa") << "a prompt longer than the window";
    EXPECT_EQ(*generator.generate({"b", 0, 0, 1}), "b");
}

TEST_F(GeneratorTest, SameSeedSameText) {
    Generator generator = chain({});
    const auto first = generator.generate({"a", 50, 1, 3}), again = generator.generate({"a", 50, 1, 3});
    EXPECT_EQ(*first, *again);
    EXPECT_NE(*first, *generator.generate({"a", 50, 1, 4}));
    EXPECT_TRUE(generator.begin({"a", 0, 1, 3}));
    std::string stepped = "a";
    for (int i = 0; i < 50; ++i)
        stepped += generator.next();
    EXPECT_EQ(stepped, *first) << "character by character is the same text";
}

TEST_F(GeneratorTest, TemperatureDividesTheLogits) {
    const double three = std::log(3.0);
    const std::array<double, 3> row{three, 0, -100};  // odds of a to b: 3 to 1
    Generator generator = chain({row, row, row});
    EXPECT_NEAR(shareOfA(generator, 1), 0.75, 0.03);
    EXPECT_NEAR(shareOfA(generator, 0.5), 0.9, 0.02);  // 9 to 1
    EXPECT_NEAR(shareOfA(generator, 2), std::sqrt(3) / (1 + std::sqrt(3)), 0.03);
    EXPECT_EQ(shareOfA(generator, 0, 50), 1);
}

TEST_F(GeneratorTest, ANetworkThatLooksBackTakesAShortPrompt) {
    auto generator = make(R"({"id": "middle", "type": "LSTM", "units": 5, "return": "all"})");
    ASSERT_TRUE(generator) << generator.error().toString();
    const auto text = generator->generate({"ab", 5, 0, 1});
    ASSERT_TRUE(text) << text.error().toString();
    // The filling is not seen: what comes first after "ab" is what the network says at its second time step.
    const std::array<std::int32_t, window> tokens{0, 1, 2, 2};
    InputBatch batch;
    batch.samples = tokens.data();
    batch.dtype = DType::I32;
    predictor_->run(batch);
    const Tensor logits = predictor_->logits();
    std::int64_t best = 0;
    for (std::int64_t i = 1; i < 3; ++i)
        if (logits.at(3 + i) > logits.at(3 + best)) best = i;
    EXPECT_EQ(text->substr(2, 1), std::string("abä").substr(static_cast<std::size_t>(best), 1));
}

TEST_F(GeneratorTest, ANetworkThatLooksAheadWantsAWholeWindow) {
    for (const char* middle :
         {R"({"id": "middle", "type": "LSTM", "units": 5, "return": "all", "bidirectional": true})",
          R"({"id": "middle", "type": "Flatten"})"}) {
        SCOPED_TRACE(middle);
        auto generator = make(middle);
        ASSERT_TRUE(generator) << generator.error().toString();
        const auto refused = generator->generate({"aba", 5, 1, 1});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, "predict.prompt_short");
        EXPECT_EQ(refused.error().argument("wanted"), "4");
        EXPECT_TRUE(generator->generate({"abab", 5, 1, 1}));
    }
}

TEST_F(GeneratorTest, RefusesPromptsAndNetworksThatDontFit) {
    Generator generator = chain({});
    EXPECT_THAT(generator.generate({"", 5, 1, 1}).error().toString(), HasSubstr("at least one character"));
    EXPECT_THAT(generator.generate({"abc", 5, 1, 1}).error().toString(), HasSubstr("'c'"));
    EXPECT_THAT(generator.generate({"a\xff", 5, 1, 1}).error().toString(), HasSubstr("byte 1"));
    EXPECT_THAT(Generator::make(*predictor_, {"a", "b", "c", "d"}).error().toString(),
                HasSubstr("text has 4 tokens, but embed knows only 3"));
    EXPECT_THAT(Generator::make(*predictor_, {"a", "b"}).error().toString(), HasSubstr("the text has 2 characters"));
}

}  // namespace
}  // namespace glassbox::test
