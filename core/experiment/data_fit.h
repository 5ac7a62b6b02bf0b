#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/experiment/experiment_spec.h"
#include "core/graph/graph.h"

#include <optional>
#include <string>

namespace glassbox {

/// Whether samples of that kind and shape can go into an Input block of this type: pictures into a picture of the same
/// shape, tokens into tokens, and anything real into another number of axes with as many elements (a picture as a
/// vector or as a sequence of rows).
Result<void> checkInputFits(const std::string& block, const ValueType& type, const std::string& dataset, AxisKind kind,
                            const Shape& sampleShape);

/// How many tokens a network knows, and the block that knows no more.
struct TokenLimit {
    std::string block;
    std::int64_t count = 0;
};

/// The smallest vocabulary of the embeddings that tokens go into; none where they go into no embedding.
std::optional<TokenLimit> tokenLimit(const Graph& graph, ValueId tokens);

/// Refuses a data set of `count` tokens for an Input of tokens that goes into a smaller vocabulary.
Result<void> checkVocabulary(const Graph& graph, ValueId tokens, const std::string& dataset, std::int64_t count);

/// Compares the Input blocks of a valid experiment with what the catalog says of its data set.
Result<void> checkInputsFitCatalog(const ExperimentSpec& experiment);

}  // namespace glassbox
