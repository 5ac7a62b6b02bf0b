#pragma once

#include "core/ops/term_sum.h"

#include <cstdint>
#include <vector>

namespace glassbox {

/// Softmax in double of a row of input 0, computed from the largest number down so that no exponential overflows.
struct SoftmaxRow {
    SoftmaxRow(const TermContext& context, std::int64_t sample, std::int64_t firstOffset, std::int64_t size);

    double probability(std::int64_t k) const;
    double logProbability(std::int64_t k) const;
    /// How many last places of probability k (relative), or of its logarithm, a last place in z - max may move.
    double sensitivity(std::int64_t k) const;

    std::vector<double> numbers;
    double largest = 0;
    double total = 0;   ///< sum of exp(z - largest)
    double spread = 0;  ///< mean of |z - largest| under the probabilities
};

/// How one probability is made of its row of input 0.
Terms probabilityTerms(const TermContext& context, Element element);

/// Lists the row's numbers as terms.
void listRow(const TermContext& context, std::int64_t sample, std::int64_t firstOffset, std::int64_t size,
             Terms& terms);

}  // namespace glassbox
