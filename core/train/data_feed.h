#pragma once

#include "core/data/dataset.h"
#include "core/data/pipeline.h"
#include "core/network/lower.h"
#include "core/runtime/executor.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace glassbox {

/// Fills the inputs and targets of a graph from a data set, normalized.
class DataFeed {
public:
    /// Checks that the samples fit the Input blocks and the labels the Output blocks; `targets` are the fields by
    /// Output block: the data set's input field makes it an autoencoder, whose target is the normalized sample.
    static Result<DataFeed> make(std::shared_ptr<const Dataset> dataset, Normalization normalization,
                                 std::map<std::string, std::string> targets, const Lowered& lowered);
    /// The same data for another graph of the same network.
    DataFeed forGraph(const Lowered& lowered) const;

    /// Writes one batch: the samples of the training (or test) part with these indices. Allocates nothing.
    void fill(Executor& executor, bool test, const std::int64_t* indices) const;

    const Normalization& normalization() const { return normalization_; }

private:
    DataFeed() = default;
    void bind(const Lowered& lowered);
    bool reconstructs(const std::string& block) const;
    struct RealTargets;
    const RealTargets* realTargetsOf(const ValueType& target) const;
    InputBatch samples(bool test, const std::int64_t* indices) const;

    /// Class indices as real targets.
    struct RealTargets {
        Tensor train, test;
    };

    std::shared_ptr<const Dataset> dataset_;
    /// By numbers a sample; only what an Output wants.
    std::map<std::int64_t, std::shared_ptr<const RealTargets>> realTargets_;
    Normalization normalization_;
    /// What an Output block is compared with.
    struct Target {
        ValueId value;
        const RealTargets* real = nullptr;  ///< the labels as real numbers, where they must be
        bool samples = false;               ///< it is the sample itself
    };

    std::map<std::string, std::string> targetFields_;  ///< by Output block
    std::vector<ValueId> inputs_;
    std::vector<Target> targets_;
};

}  // namespace glassbox
