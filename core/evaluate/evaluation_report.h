#pragma once

#include "core/train/metrics.h"

#include <cstdint>
#include <span>
#include <vector>

namespace glassbox {

/// Precision, recall and F1 of one class.
struct ClassScore {
    double precision = 0, recall = 0, f1 = 0;  ///< NaN-free: 0 where undefined, as scikit-learn's zero_division=0
    std::int64_t support = 0;
};

/// Confusion matrix and what follows from it.
struct ClassificationReport {
    std::vector<std::vector<std::int64_t>> confusion;  ///< [truth][prediction]
    std::vector<ClassScore> classes;
    double accuracy = 0;
    double low = 0, high = 0;  ///< 95 % Wilson interval of the accuracy
};

/// Counts predictions against truths; classes are 0..classCount-1.
ClassificationReport classificationReport(std::span<const std::int32_t> truth, std::span<const std::int32_t> predicted,
                                          int classCount);

}  // namespace glassbox
