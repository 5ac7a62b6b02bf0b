#pragma once

#include "core/data/dataset.h"
#include "core/data/pipeline.h"
#include "core/network/lower.h"
#include "core/runtime/executor.h"

#include <memory>
#include <vector>

namespace glassbox {

/// Fills the inputs and targets of a graph from a data set, normalized.
class DataFeed {
public:
    /// Checks that the pictures fit the Input blocks and the labels the Output blocks.
    static Result<DataFeed> make(std::shared_ptr<const Dataset> dataset, Normalization normalization,
                                 const Lowered& lowered);
    /// The same data for another graph of the same network.
    DataFeed forGraph(const Lowered& lowered) const;

    /// Writes one batch: the samples of the training (or test) part with these indices. Allocates nothing.
    void fill(Executor& executor, bool test, const std::int64_t* indices) const;

    const Normalization& normalization() const { return normalization_; }

private:
    DataFeed() = default;
    void bind(const Lowered& lowered);

    /// Class indices as real targets: one number a class.
    struct RealTargets {
        Tensor train, test;
    };

    std::shared_ptr<const Dataset> dataset_;
    std::shared_ptr<const RealTargets> realTargets_;  ///< null where no Output wants them
    Normalization normalization_;
    std::vector<ValueId> inputs_, targets_;
    std::vector<bool> real_;  ///< by target
};

}  // namespace glassbox
