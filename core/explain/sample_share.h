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
    /// One op of the backward pass.
    struct Entry {
        OpId op;
        std::vector<ValueId> starts;  ///< results that the pass starts from, with a row a sample: gradients by the
                                      ///< samples' losses, or a local rule's signals
        std::vector<ValueId> sums;    ///< of an op that sums over the batch without such a start (Oja's decay): what it
                                      ///< reads of each sample
    };

    void runBackward(std::int64_t sample);
    /// Sets the rows of the other samples to 0.
    void silence(ValueId value, std::int64_t sample);
    void restore(ValueId value, const Tensor& numbers);

    StepRun run_;
    std::vector<Entry> backward_;  ///< in order
    std::int64_t sample_ = -1;     ///< that it was last run for
};

}  // namespace glassbox
