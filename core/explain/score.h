#pragma once

#include "core/experiment/experiment_spec.h"
#include "core/network/lower.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace glassbox {

/// The four parts of a training step.
enum class StepPhase : std::uint8_t {
    Forward,
    Loss,  ///< the ops of the Output blocks: answers, losses and their mean
    Backward,
    Update,  ///< regularisers, the optimizer, statistics
};

/// How far one move of the cursor goes.
enum class StepSize : std::uint8_t { Op, Block, Phase, Batch, Epoch };

/// One line of the score: a simple op, or one thing that the update does.
struct ScoreLine {
    StepPhase phase = StepPhase::Forward;
    std::string block;    ///< empty: of the whole network (the sum of losses, a regulariser)
    std::string op;       ///< row of the op table; in the update a regulariser, the optimizer, "statistic", "counter"
    std::string formula;  ///< as its table has it
    OpId entry;           ///< what the executor runs; the lines of a fused op share it; invalid in the update
    int part = 0;         ///< which part of a fused op
    std::vector<ValueId> inputs;
    std::vector<ValueId> outputs;  ///< in the update: the parameter
};

/// A training step as a list of lines, phase by phase, inside a phase in the order of the graph. (A plan lays the
/// samples' chains as long as it can, so that in training the sums over the batch come late; any order in which each op
/// follows what it reads gives the same bits.) Positions count the lines that are done: 0 before the step, end() behind
/// it; what is outside 0..end() is another batch.
class Score {
public:
    Score() = default;
    /// Of a training graph and the experiment that it was lowered from.
    static Score of(const Lowered& lowered, const ExperimentSpec& experiment);

    std::span<const ScoreLine> lines() const { return lines_; }
    int end() const { return static_cast<int>(lines_.size()); }
    /// Position after a move forward; end() + 1 where it leads into another batch (Batch and Epoch always do).
    int next(int position, StepSize size) const;
    /// Position after a move back, to the start of what was last done; -1 where it leads into another batch.
    int previous(int position, StepSize size) const;
    /// Position before the first line of a phase.
    int begin(StepPhase phase) const;

    /// The line that makes a value; none makes an input, a target or a parameter.
    std::optional<int> lineOf(ValueId value) const;
    /// The line that updates a parameter; none for a frozen one.
    std::optional<int> updateOf(ValueId parameter) const;
    /// The lines of the backward pass that belong to a forward line (nearest first), the forward line of a backward
    /// one, and for an update the line that made the gradient.
    std::span<const int> partners(int line) const;
    /// The first of them; -1 where there is none.
    int paired(int line) const;

private:
    bool startsAt(int line, StepSize size) const;

    std::vector<ScoreLine> lines_;
    std::vector<int> lineOf_, updateOf_;  ///< by value; -1: none
    std::vector<std::vector<int>> partners_;
};

}  // namespace glassbox
