#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/graph/value.h"

#include <string>

namespace glassbox {

/// The error if an Output block's numbers don't fit the labels of a data set; `target` is what its loss compares with.
Result<void> checkLabelsFit(const std::string& block, const ValueType& output, const ValueType& target,
                            const Dataset& dataset);
/// The error if an Output block that is compared with the sample itself gives another number of numbers.
Result<void> checkReconstruction(const std::string& block, const ValueType& output, const Dataset& dataset);

/// Class indices as real numbers: 0 or 1 where there is one number a sample, else one number a class.
Tensor realLabels(const Tensor& labels, std::int64_t numbers);

}  // namespace glassbox
