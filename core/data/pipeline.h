#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <vector>

namespace glassbox {

/// How a data set is cut: indices into its training part, and its whole test part.
struct Split {
    std::vector<std::int64_t> training;
    std::vector<std::int64_t> validation;  ///< may be empty
};

/// Cuts off a share of the training part for validation: stratified by class, a function of the seed alone; of an
/// ordered data set its end, whatever the seed.
Split splitTraining(const Dataset& dataset, double validationShare, std::uint64_t seed);

/// Mean and inverse (population) deviation of each channel of u8 pictures as 0..1, of each feature, or of each element
/// of a sequence (every time step has its features' values).
struct Normalization {
    std::vector<float> mean, inverseDeviation;  ///< empty: none
};

/// Computes `standardize` on the training indices alone; tokens are never changed.
Normalization standardize(const Dataset& dataset, const std::vector<std::int64_t>& training, bool perChannel);

/// Order of the training samples in an epoch: a permutation that is a function of (seed, epoch) alone.
void shuffledOrder(const std::vector<std::int64_t>& training, std::uint64_t seed, std::int64_t epoch,
                   std::vector<std::int64_t>& order);

}  // namespace glassbox
