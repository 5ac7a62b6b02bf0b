#include "core/explain/score.h"

#include "core/explain/score_update.h"
#include "core/explain/step_numbers.h"
#include "core/ops/op_type.h"

#include <algorithm>
#include <utility>

namespace glassbox {

namespace {

ScoreLine lineOfOp(const Op& op, const OpType& type) {
    const auto phase = static_cast<StepPhase>(op.phase);
    return {phase, op.block, std::string(type.name), std::string(type.formula), op.id, 0, op.inputs, op.outputs};
}

/// A line an op; of a fused op, which may work for more than one block, a line a part.
void addLines(const Graph& graph, const Op& op, std::vector<ScoreLine>& lines) {
    const OpType& type = *findOpType(op.type);
    if (type.decompose == nullptr) {
        lines.push_back(lineOfOp(op, type));
        return;
    }
    int number = 0;
    for (const FusedPart& part : type.decompose(op.attributes)) {
        const Making making = makingOf(graph, op.outputs[static_cast<std::size_t>(part.output)]);
        lines.push_back(lineOfOp(making.op, *making.type));
        lines.back().part = number++;
        if (op.phase != Phase::Backward) lines.back().block = graph.value(lines.back().outputs.front()).block;
    }
}

/// A part of a fused op of the backward pass works for the block of the line that it differentiates; where it sums the
/// parts of a gradient, for the block that made the value.
void giveToItsBlock(const Graph& graph, ScoreLine& part, const ScoreLine& forward) {
    if (findOpType(graph.op(part.entry).type)->decompose == nullptr) return;
    part.block = part.op == "add" ? graph.value(part.outputs.front()).block : forward.block;
}

bool holds(const std::vector<ValueId>& values, ValueId value) {
    return std::ranges::find(values, value) != values.end();
}

/// Finds which lines of the two passes belong together.
class Partners {
public:
    Partners(const Graph& graph, const std::vector<ScoreLine>& lines, const std::vector<int>& lineOf)
        : graph_(graph), lines_(lines), lineOf_(lineOf) {}

    /// The forward line that a line of the backward pass differentiates; -1 where there is none. It is the one that
    /// uses the value whose gradient is made and makes the value whose gradient is used.
    int forwardOf(const ScoreLine& backward) const {
        const ValueId of = graph_.value(backward.outputs.front()).gradientOf;
        if (!of.valid()) return -1;
        int only = -1, users = 0;
        for (int line = 0; line < std::ssize(lines_); ++line) {
            const ScoreLine& forward = lines_[static_cast<std::size_t>(line)];
            if (forward.phase >= StepPhase::Backward) break;
            if (!holds(forward.inputs, of)) continue;
            ++users;
            only = line;
            if (flowsFrom(backward, forward)) return line;
        }
        const bool sums =
            std::ranges::all_of(backward.inputs, [&](ValueId input) { return graph_.value(input).gradientOf == of; });
        return users == 1 && !sums ? only : lineOf_[of.index()];  // a sum, and dL/dL, belong to what made the value
    }

private:
    /// True if the backward line uses the gradient by a result of the forward line.
    bool flowsFrom(const ScoreLine& backward, const ScoreLine& forward) const {
        return std::ranges::any_of(backward.inputs, [&](ValueId input) {
            const ValueId of = graph_.value(input).gradientOf;
            return of.valid() && holds(forward.outputs, of);
        });
    }

    const Graph& graph_;
    const std::vector<ScoreLine>& lines_;
    const std::vector<int>& lineOf_;
};

}  // namespace

Score Score::of(const Lowered& lowered, const ExperimentSpec& experiment) {
    const Graph& graph = *lowered.graph;
    Score score;
    for (const Phase phase : {Phase::Forward, Phase::Loss, Phase::Backward})
        for (const Op& op : graph.ops())
            if (op.phase == phase) addLines(graph, op, score.lines_);
    score.lineOf_.assign(graph.values().size(), -1);
    score.updateOf_ = score.lineOf_;
    for (int line = 0; line < score.end(); ++line)
        for (const ValueId output : score.lines_[static_cast<std::size_t>(line)].outputs)
            score.lineOf_[output.index()] = line;
    const int update = score.end();
    for (ScoreLine& line : updateLines(lowered, experiment))
        score.lines_.push_back(std::move(line));

    score.partners_.resize(score.lines_.size());
    const Partners partners(graph, score.lines_, score.lineOf_);
    for (int line = score.begin(StepPhase::Backward); line < update; ++line) {
        const int forward = partners.forwardOf(score.lines_[static_cast<std::size_t>(line)]);
        if (forward < 0) continue;
        giveToItsBlock(graph, score.lines_[static_cast<std::size_t>(line)],
                       score.lines_[static_cast<std::size_t>(forward)]);
        score.partners_[static_cast<std::size_t>(line)].push_back(forward);
        score.partners_[static_cast<std::size_t>(forward)].push_back(line);
    }
    for (int line = update; line < score.end(); ++line) {
        const ScoreLine& change = score.lines_[static_cast<std::size_t>(line)];
        if (change.outputs.empty()) continue;
        score.updateOf_[change.outputs.front().index()] = line;
        const int made = score.lineOf_[change.inputs.back().index()];
        if (made >= 0) score.partners_[static_cast<std::size_t>(line)].push_back(made);
    }
    return score;
}

int Score::next(int position, StepSize size) const {
    if (size == StepSize::Batch || size == StepSize::Epoch || position >= end()) return end() + 1;
    int after = std::max(position, 0) + 1;
    while (after < end() && !startsAt(after, size))
        ++after;
    return after;
}

int Score::previous(int position, StepSize size) const {
    if (size == StepSize::Batch || size == StepSize::Epoch || position <= 0) return -1;
    int before = std::min(position, end()) - 1;
    while (before > 0 && !startsAt(before, size))
        --before;
    return before;
}

/// True if a new op, block or phase begins with this line.
bool Score::startsAt(int line, StepSize size) const {
    if (size == StepSize::Op) return true;
    const ScoreLine& here = lines_[static_cast<std::size_t>(line)];
    const ScoreLine& before = lines_[static_cast<std::size_t>(line) - 1];
    return here.phase != before.phase || (size == StepSize::Block && here.block != before.block);
}

int Score::begin(StepPhase phase) const {
    const auto first = std::ranges::find_if(lines_, [phase](const ScoreLine& line) { return line.phase >= phase; });
    return static_cast<int>(first - lines_.begin());
}

std::optional<int> Score::lineOf(ValueId value) const {
    const int line = lineOf_[value.index()];
    return line < 0 ? std::nullopt : std::optional(line);
}

std::optional<int> Score::updateOf(ValueId parameter) const {
    const int line = updateOf_[parameter.index()];
    return line < 0 ? std::nullopt : std::optional(line);
}

std::span<const int> Score::partners(int line) const {
    return partners_[static_cast<std::size_t>(line)];
}

int Score::paired(int line) const {
    const std::span<const int> found = partners(line);
    return found.empty() ? -1 : found.front();
}

}  // namespace glassbox
