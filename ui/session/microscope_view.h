#pragma once

#include "core/explain/moment.h"
#include "core/explain/score.h"
#include "core/explain/slow_motion.h"

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace glassbox {

/// Which step of the run the microscope looks at.
enum class LookedAtStep : std::uint8_t {
    Next,  ///< what the run will do: its weights and the batch that comes
    Last   ///< what it has just done: the weights before that update
};

/// A value whose numbers are shown: one sample's part of it, or the whole batch's (sample -1).
struct TensorWish {
    std::string value;  ///< "conv1.z", "grad(fc1.weight)"
    std::int64_t sample = -1;
    auto operator<=>(const TensorWish&) const = default;
};

/// The step under the microscope: the same object while the cursor moves.
struct MicroscopeStage {
    std::int64_t number = 0;  ///< grows with every moment that is laid under it
    LookedAtStep step = LookedAtStep::Next;
    Moment moment;    ///< as it was taken; `ofTraining` says whether its batch is the training's own
    Lowered lowered;  ///< training graph, `lowered.graph` with all values
    Score score;
    std::int64_t batch = 1;  ///< samples in it
};

/// What is seen at the cursor: immutable, whole.
struct MicroscopeView {
    std::shared_ptr<const MicroscopeStage> stage;                 ///< null: nothing lies under the microscope
    int position = 0;                                             ///< lines that are done
    std::int64_t sample = -1;                                     ///< that `norms` are of; -1: of the whole batch
    std::map<TensorWish, std::shared_ptr<const Tensor>> tensors;  ///< the wishes that are computed at the cursor
    /// By line: norm of its first result (a parameter's gradient is always the batch's), in the update of what the
    /// parameter changed by; NaN where it is not computed at the cursor or not measured yet.
    std::vector<double> norms;
    double loss = 0;                   ///< of the batch; NaN before its line
    std::vector<double> sampleLosses;  ///< of the first Output block, by sample; empty before their line
    std::vector<NumberEdit> edits;     ///< numbers of this step alone that were set by hand
};

}  // namespace glassbox
