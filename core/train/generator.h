#pragma once

#include "core/base/philox.h"
#include "core/train/predictor.h"

#include <cstdint>
#include <string>
#include <vector>

namespace glassbox {

/// How a text is continued.
struct GenerationSettings {
    std::string prompt;         ///< at least one character
    std::int64_t length = 200;  ///< characters to add
    double temperature = 1;     ///< logits are divided by it; 0: always the likeliest character
    std::uint64_t seed = 1;
};

/// Continues a text with a network that takes tokens [T] and predicts the next character: p = softmax(logits / t) at
/// the last character, of which one is drawn (Ackley, Hinton, Sejnowski, "A learning algorithm for Boltzmann machines",
/// 1985, for the temperature). Same weights, prompt and seed give the same text.
///
/// The network sees at most its last T characters; what is older is forgotten, recurrent state too. A text shorter than
/// T is laid at the front and the rest is filled up; the answer is read at the text's last character, on which the
/// filling has no influence in a network that looks back only. That is checked: one that looks ahead (bidirectional,
/// attention that is not causal, or a single answer for the whole window) needs T characters.
class Generator {
public:
    /// The predictor has a batch of 1 and its weights, and outlives the generator; `characters` are the classes.
    static Result<Generator> make(Predictor& predictor, std::vector<std::string> characters);

    /// Takes a prompt in; errors: empty, a character that is no class, too short for a network that looks ahead.
    Result<void> begin(const GenerationSettings& settings);
    /// The next character; `begin` must have succeeded.
    const std::string& next();
    /// The prompt with `length` characters more.
    Result<std::string> generate(const GenerationSettings& settings);

private:
    explicit Generator(Predictor& predictor) : predictor_(&predictor) {}
    /// Logits after the text so far, the window filled up with a token.
    std::vector<double> answer(std::int32_t filling);
    std::int32_t draw(const std::vector<double>& logits) const;

    Predictor* predictor_;
    std::vector<std::string> characters_;
    std::int64_t window_ = 0;
    bool everyStep_ = true;  ///< the network answers at every time step
    std::vector<std::int32_t> text_, tokens_;
    double temperature_ = 1;
    RandomStream random_{1, RandomPurpose::Sample};
    std::uint64_t drawn_ = 0;
};

}  // namespace glassbox
