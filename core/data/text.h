#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>
#include <string_view>

namespace glassbox {

/// Largest text that is read, in bytes.
constexpr std::uint64_t mostTextBytes = std::uint64_t{1} << 28;

/// How a text becomes samples.
struct TextCut {
    std::int64_t length = 64;  ///< characters of a sample
    std::int64_t stride = 0;   ///< from the start of a sample to that of the next; 0: length
    double heldOut = 0.1;      ///< share of the characters, at the end of the text, for the test part
};

/// Samples for a network that predicts the next character of a text: tokens [T], and as target the same moved by one.
/// Tokens are indices into the characters of the training part, sorted by code point, which are the classes; characters
/// of the held-out part that are not among them are left out of it, counted, and told in the remarks. Errors: no UTF-8
/// (with the offset), too short, more samples than memory should hold.
Result<std::shared_ptr<const Dataset>> makeTextDataset(std::string_view bytes, const TextCut& cut, Dataset description);

/// Tokens of a text in a data set's characters; an error names the first character that is none of them.
Result<std::vector<std::int32_t>> tokensOf(std::string_view text, const std::vector<std::string>& characters);

}  // namespace glassbox
