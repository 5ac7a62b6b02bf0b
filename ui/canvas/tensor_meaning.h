#pragma once

#include "core/network/analysis.h"
#include "core/network/document_types.h"

#include <map>
#include <string>

namespace glassbox {

/// What the numbers of a tensor can be; decides how it is shown.
enum class TensorMeaning {
    Signed,        ///< any number: sums, logits
    Amounts,       ///< never negative: after ReLU
    Picture,       ///< the sample itself, also after pooling or flattening
    Probabilities  ///< add up to one
};

/// Meaning of the first output of every block, by id.
std::map<std::string, TensorMeaning> tensorMeanings(const NetworkSpec& network, const DocumentTypes& types,
                                                    const NetworkAnalysis& analysis);

}  // namespace glassbox
