#include "core/data/text.h"

#include "core/data/utf8.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

namespace glassbox {

namespace {

constexpr std::int64_t mostTokens = std::int64_t{1} << 28;  // 1 GB of i32

using Characters = std::span<const char32_t>;

/// The characters of a text and their places among them, sorted by code point.
struct Vocabulary {
    explicit Vocabulary(Characters text) {
        const std::set<char32_t> found(text.begin(), text.end());
        for (const char32_t character : found)
            tokens.emplace(character, static_cast<std::int32_t>(tokens.size()));
    }
    std::map<char32_t, std::int32_t> tokens;
};

struct Encoded {
    std::vector<std::int32_t> tokens;
    std::int64_t unknown = 0;  ///< characters that are not in the vocabulary
};

Encoded encode(Characters text, const Vocabulary& vocabulary) {
    Encoded encoded;
    encoded.tokens.reserve(text.size());
    for (const char32_t character : text) {
        const auto found = vocabulary.tokens.find(character);
        if (found == vocabulary.tokens.end())
            ++encoded.unknown;
        else
            encoded.tokens.push_back(found->second);
    }
    return encoded;
}

Error tooShort(const char* part, std::size_t count, std::int64_t length) {
    return makeError("data.text_short",
                     translatable("core", "the {part} part has {count} characters, too few for samples of {length}"),
                     {{"part", part}, {"count", std::to_string(count)}, {"length", std::to_string(length)}},
                     translatable("core", "Give a longer text, or make length smaller."));
}

/// Windows of a text, and the same windows one character further.
Result<DataPart> windows(std::span<const std::int32_t> tokens, const TextCut& cut, const char* part) {
    const auto characters = static_cast<std::int64_t>(tokens.size());
    if (characters <= cut.length) return tooShort(part, tokens.size(), cut.length);
    const std::int64_t count = (characters - 1 - cut.length) / cut.stride + 1;
    if (count > mostTokens / cut.length)
        return makeError(
            "data.text_samples",
            translatable("core", "{count} samples of {length} characters are more than memory should hold"),
            {{"count", std::to_string(count)}, {"length", std::to_string(cut.length)}},
            translatable("core", "Make stride larger."));
    DataPart result{Tensor(DType::I32, {count, cut.length}), Tensor(DType::I32, {count, cut.length})};
    const auto length = static_cast<std::size_t>(cut.length);
    for (std::int64_t i = 0; i < count; ++i) {
        const auto window = tokens.subspan(static_cast<std::size_t>(i * cut.stride), length + 1);
        const std::size_t at = static_cast<std::size_t>(i) * length;
        std::ranges::copy(window.first(length),
                          result.samples.span<std::int32_t>().begin() + static_cast<std::ptrdiff_t>(at));
        std::ranges::copy(window.last(length),
                          result.labels.span<std::int32_t>().begin() + static_cast<std::ptrdiff_t>(at));
    }
    return result;
}

}  // namespace

Result<std::shared_ptr<const Dataset>> makeTextDataset(std::string_view bytes, const TextCut& wanted,
                                                       Dataset description) {
    TextCut cut = wanted;
    if (cut.stride == 0) cut.stride = cut.length;
    const Result<std::vector<char32_t>> text = decodeUtf8(bytes);
    if (!text) return text.error();
    const auto held = static_cast<std::size_t>(std::llround(cut.heldOut * static_cast<double>(text->size())));
    const Characters training = Characters(*text).first(text->size() - held), rest = Characters(*text).last(held);
    const Vocabulary vocabulary(training);
    const Encoded test = encode(rest, vocabulary);
    Result<DataPart> trainingPart = windows(encode(training, vocabulary).tokens, cut, "training");
    if (!trainingPart) return trainingPart.error();
    Result<DataPart> testPart = windows(test.tokens, cut, "held-out");
    if (!testPart) return testPart.error();
    auto dataset = std::make_shared<Dataset>(std::move(description));
    dataset->sampleShape = {cut.length};
    dataset->classes.clear();
    for (const auto& [character, token] : vocabulary.tokens)
        dataset->classes.push_back(encodeUtf8(character));
    dataset->train = std::move(*trainingPart);
    dataset->test = std::move(*testPart);
    dataset->ordered = true;
    dataset->overlap = (cut.length + cut.stride - 1) / cut.stride - 1;
    if (test.unknown > 0)
        dataset->remarks.push_back(makeError(
            "data.unknown_characters",
            translatable("core",
                         "{count} characters of the held-out part do not occur in the training part and are left out"),
            {{"count", std::to_string(test.unknown)}}));
    return std::shared_ptr<const Dataset>(std::move(dataset));
}

Result<std::vector<std::int32_t>> tokensOf(std::string_view text, const std::vector<std::string>& characters) {
    const Result<std::vector<char32_t>> decoded = decodeUtf8(text);
    if (!decoded) return decoded.error();
    std::vector<std::int32_t> tokens;
    for (const char32_t character : *decoded) {
        const auto found = std::ranges::find(characters, encodeUtf8(character));
        if (found == characters.end())
            return makeError("data.unknown_character",
                             translatable("core", "the character {character} does not occur in the training text"),
                             {{"character", shownCharacter(character)}},
                             translatable("core", "Use characters of the training text alone."));
        tokens.push_back(static_cast<std::int32_t>(found - characters.begin()));
    }
    return tokens;
}

}  // namespace glassbox
