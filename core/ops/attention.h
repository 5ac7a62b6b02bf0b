#pragma once

#include "core/ops/input_check.h"
#include "core/ops/terms.h"

#include <cstdint>

namespace glassbox {

// Queries, keys and values of a sequence stand side by side, [T,3E]; scores and weights are images [heads,T,T], one
// picture a head: row i is what row i of the sequence attends to. Where causal, i looks at j <= i only and what is
// masked is 0.

/// A score or weight: which head, which row looks, and at which.
struct AttentionPair {
    std::int64_t head, row, column;
};

/// Sizes of an attention and places in its values.
struct AttentionSizes {
    /// `rows` has `thirds` times the width in a row: 3 for queries, keys and values, 1 for the context.
    AttentionSizes(const Shape& pairs, const Shape& rows, std::int64_t thirds, bool isCausal);

    std::int64_t heads, length, width, headSize;
    bool causal;

    /// Rows that this row looks at.
    std::int64_t seen(std::int64_t row) const { return causal ? row + 1 : length; }
    bool masked(const AttentionPair& at) const { return at.column >= seen(at.row); }
    /// Scores of one sample that are not masked.
    double pairsSeen() const;
    AttentionPair pairAt(std::int64_t offset) const {
        return {offset / (length * length), offset / length % length, offset % length};
    }
    std::int64_t pair(const AttentionPair& at) const { return (at.head * length + at.row) * length + at.column; }
    /// Place of feature c of a head in the queries (third 0), keys (1) or values (2).
    std::int64_t part(std::int64_t row, std::int64_t third, std::int64_t head, std::int64_t c) const {
        return (row * 3 + third) * width + head * headSize + c;
    }
    /// Place of feature c of a head in the context.
    std::int64_t contextPlace(std::int64_t row, std::int64_t head, std::int64_t c) const {
        return row * width + head * headSize + c;
    }
};

/// The attribute "causal".
bool isCausal(const Op& op);
/// Of a number that is 0 because it is masked.
Terms maskedTerms();
/// Scores or weights: as many columns as rows.
void checkPairs(InputCheck& check, int input);
/// Queries, keys and values that so many heads can share.
void checkQkv(InputCheck& check, int input, std::int64_t heads);

}  // namespace glassbox
