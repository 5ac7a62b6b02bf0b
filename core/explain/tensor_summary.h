#pragma once

#include "core/tensor/tensor.h"

#include <cstdint>
#include <vector>

namespace glassbox {

/// What can be said of the numbers of a tensor in a line; NaN and infinity are counted apart.
struct TensorSummary {
    std::int64_t count = 0, zeros = 0, notFinite = 0;
    double smallest = 0, largest = 0, mean = 0, deviation = 0;  ///< of the finite ones
    double norm = 0;                                            ///< root of the sum of their squares
};

TensorSummary summarize(const Tensor& tensor);

/// How many numbers of a tensor fall into bins of equal width. Numbers outside are counted, never dropped.
struct Histogram {
    double low = 0, high = 1;          ///< ends of the bins; the last bin holds `high` too
    std::vector<std::int64_t> counts;  ///< a bin
    std::int64_t below = 0, above = 0, notFinite = 0;

    double edge(int bin) const { return low + (high - low) * bin / static_cast<double>(counts.size()); }
};

/// Bins between given ends, `low` < `high`.
Histogram histogramOf(const Tensor& tensor, int bins, double low, double high);
/// Bins of a round width over all but the outermost hundredth at each end; at most `mostBins`. An end where nothing
/// much lies beyond goes as far as the numbers do.
Histogram histogramOf(const Tensor& tensor, int mostBins);

}  // namespace glassbox
