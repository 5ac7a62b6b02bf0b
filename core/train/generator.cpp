#include "core/train/generator.h"

#include "core/base/assert.h"
#include "core/data/text.h"
#include "core/experiment/data_fit.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace glassbox {

namespace {

Error notForText(const char* text, ErrorArguments arguments = {}) {
    return makeError("predict.not_for_text", text, std::move(arguments),
                     translatable("core", "Text needs a network that takes tokens and predicts the next one."));
}

Error promptTooShort(std::int64_t wanted, std::size_t given) {
    return makeError(
        "predict.prompt_short",
        translatable("core", "the network looks ahead in its window of {wanted} characters, but the text has {given}"),
        {{"wanted", std::to_string(wanted)}, {"given", std::to_string(given)}},
        translatable("core", "Give at least {wanted} characters."), "--input");
}

}  // namespace

Result<Generator> Generator::make(Predictor& predictor, std::vector<std::string> characters) {
    GLASSBOX_ASSERT(predictor.batch() == 1);
    const Lowered& lowered = predictor.lowered();
    const ValueType& input = lowered.graph->value(lowered.inputs.begin()->second).type;
    if (lowered.inputs.size() != 1 || input.kind != AxisKind::Tokens)
        return notForText(translatable("core", "the network takes no text"));
    const auto count = std::ssize(characters);
    Result<void> known = checkVocabulary(*lowered.graph, lowered.inputs.begin()->second, "text", count);
    if (!known) return known.error();
    const Shape& logits = lowered.graph->value(lowered.logits.begin()->second).type.shape;
    Generator generator(predictor);
    generator.window_ = input.shape[0];
    generator.everyStep_ = logits.rank() == 2 && logits[0] == input.shape[0];
    const std::int64_t answers = logits[logits.rank() - 1];
    if ((logits.rank() != 1 && !generator.everyStep_) || answers != std::ssize(characters))
        return notForText(
            translatable("core", "the network answers {answers} numbers but the text has {count} characters"),
            {{"answers", logits.toString()}, {"count", std::to_string(characters.size())}});
    generator.characters_ = std::move(characters);
    generator.tokens_.resize(static_cast<std::size_t>(generator.window_));
    return generator;
}

std::vector<double> Generator::answer(std::int32_t filling) {
    const std::size_t count = std::min(text_.size(), tokens_.size());
    std::ranges::fill(tokens_, filling);
    std::copy(text_.end() - static_cast<std::ptrdiff_t>(count), text_.end(), tokens_.begin());
    InputBatch batch;
    batch.samples = tokens_.data();
    batch.dtype = DType::I32;
    predictor_->run(batch);
    const Tensor logits = predictor_->logits();
    const auto width = std::ssize(characters_);
    const std::int64_t first = everyStep_ ? (static_cast<std::int64_t>(count) - 1) * width : 0;
    std::vector<double> row;
    for (std::int64_t i = 0; i < width; ++i)
        row.push_back(logits.at(first + i));
    return row;
}

Result<void> Generator::begin(const GenerationSettings& settings) {
    Result<std::vector<std::int32_t>> tokens = tokensOf(settings.prompt, characters_);
    if (!tokens) return tokens.error().at("--input");
    if (tokens->empty())
        return makeError("predict.no_prompt", translatable("core", "there is no text to go on from"), {},
                         translatable("core", "Give at least one character."), "--input");
    text_ = std::move(*tokens);
    temperature_ = settings.temperature;
    random_ = RandomStream(settings.seed, RandomPurpose::Sample);
    drawn_ = 0;
    if (std::ssize(text_) >= window_) return {};
    const auto last = static_cast<std::int32_t>(characters_.size() - 1);
    const bool looksAhead = !everyStep_ || answer(0) != answer(last);
    return looksAhead ? Result<void>(promptTooShort(window_, text_.size())) : Result<void>();
}

std::int32_t Generator::draw(const std::vector<double>& logits) const {
    const auto best = std::ranges::max_element(logits);
    if (temperature_ <= 0) return static_cast<std::int32_t>(best - logits.begin());
    std::vector<double> weights;
    double sum = 0;
    for (const double logit : logits) {
        weights.push_back(std::exp((logit - *best) / temperature_));
        sum += weights.back();
    }
    double left = static_cast<double>(random_.uniform(drawn_)) * sum;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0) return static_cast<std::int32_t>(i);
    }
    return static_cast<std::int32_t>(best - logits.begin());  // rounding left a rest
}

const std::string& Generator::next() {
    const std::int32_t token = draw(answer(0));
    ++drawn_;
    text_.push_back(token);
    if (std::ssize(text_) > 2 * window_) text_.erase(text_.begin(), text_.end() - window_);
    return characters_[static_cast<std::size_t>(token)];
}

Result<std::string> Generator::generate(const GenerationSettings& settings) {
    if (Result<void> begun = begin(settings); !begun) return begun.error();
    std::string text = settings.prompt;
    for (std::int64_t i = 0; i < settings.length; ++i)
        text += next();
    return text;
}

}  // namespace glassbox
