#pragma once

#include "core/explain/score.h"
#include "core/explain/step_run.h"

#include <cstdint>
#include <vector>

namespace glassbox {

/// One sample's share of a batch's gradients: the backward pass is linear in what it starts from, a number (or a row)
/// a sample, so that with the rows of the other samples set to 0 it gives this sample's part of every sum over the
/// batch, and the parts of all samples sum to the whole (Goodfellow, "Efficient per-example gradient computations",
/// 2015, for the decomposition).
class SampleShare {
public:
    /// `run` is a step of its own, not run yet; the score is of its graph.
    SampleShare(StepRun run, const Score& score);

    /// The sample's share of the gradient by a parameter that has one.
    Tensor gradient(ValueId parameter, std::int64_t sample);

private:
    void runBackward(std::int64_t sample);

    StepRun run_;
    std::vector<OpId> backward_;  ///< entries, in order
    std::vector<bool> starts_;    ///< by value: what the backward pass starts from
    std::int64_t sample_ = -1;    ///< that it was last run for
};

}  // namespace glassbox
