#pragma once

#include "core/explain/number_ref.h"

#include <cstdint>
#include <vector>

namespace glassbox {

/// One factor of an unfolded number, with what the engine has there.
struct ExplainedFactor {
    NumberRef ref;
    double number = 0;
};
/// One term: constant times the product of its factors.
struct ExplainedTerm {
    double constant = 1, product = 0;
    std::int64_t sample = 0;  ///< for sums over the batch: which sample it comes from
    std::vector<ExplainedFactor> factors;
};

}  // namespace glassbox
