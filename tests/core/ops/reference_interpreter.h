#pragma once

#include "core/graph/graph.h"
#include "core/ops/terms.h"

#include <cstdint>
#include <vector>

namespace glassbox::testing {

/// Runs a graph slowly in double by nothing but the ops' own terms(): an independent check of every kernel.
class ReferenceInterpreter {
public:
    ReferenceInterpreter(const Graph& graph, std::int64_t batch, std::uint64_t seed = 1, std::uint64_t step = 0);

    std::int64_t batch() const { return batch_; }
    /// Numbers of a value in logical order, batch axis first.
    const std::vector<double>& numbers(ValueId id) const;
    std::vector<double>& numbers(ValueId id);
    /// Fills inputs and real targets with normal numbers, parameters with smaller ones, and labels with classes.
    void fillRandomly(std::uint64_t seed);
    /// Runs all ops.
    void run();
    /// The loss after run().
    double loss() const;
    /// Distance of the run's nearest op of the forward pass to a kink; infinite if there is none.
    double kinkDistance() const { return kinkDistance_; }

private:
    std::int64_t samples(ValueId id) const;
    void fill(const Value& value, std::uint64_t seed);
    /// Makes one output of an op; true if a number changed.
    bool runOutput(const Op& op, int output);
    /// Makes all outputs; again while they change, where the terms of one are elements of another or of its own.
    void runOp(const Op& op);

    const Graph& graph_;
    std::int64_t batch_;
    std::uint64_t seed_, step_;
    std::vector<std::vector<double>> numbers_;  ///< by value id
    double kinkDistance_ = 0;
    bool readsOwnResults_ = false;  ///< of the last pass over an op
};

/// Number of classes that a label input is for: the logits' size of the cross-entropy that uses it; of tokens, the
/// embedding's vocabulary.
std::int64_t classesOf(const Graph& graph, ValueId labels);

}  // namespace glassbox::testing
