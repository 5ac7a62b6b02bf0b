#include "core/explain/sample_share.h"

#include <algorithm>
#include <utility>

namespace glassbox {

namespace {

/// The values that the backward pass starts from: made in it, with a row a sample, of nothing that has come from such
/// a value: the gradients by the samples' losses, or the signals of a local rule.
std::vector<bool> startsOf(const Graph& graph) {
    std::vector<bool> starts(graph.values().size()), behind = starts;
    for (const Op& op : graph.ops()) {
        if (op.phase != Phase::Backward) continue;
        const bool follows = std::ranges::any_of(op.inputs, [&](ValueId input) { return behind[input.index()]; });
        for (const ValueId output : op.outputs) {
            starts[output.index()] = !follows && graph.value(output).type.batched;
            behind[output.index()] = follows || graph.value(output).type.batched;
        }
    }
    return starts;
}

}  // namespace

SampleShare::SampleShare(StepRun run, const Score& score) : run_(std::move(run)), starts_(startsOf(run_.graph())) {
    for (const ScoreLine& line : score.lines()) {
        if (!line.entry.valid() || line.part > 0) continue;
        if (line.phase == StepPhase::Backward)
            backward_.push_back(line.entry);
        else
            run_.runEntry(line.entry);
    }
}

void SampleShare::runBackward(std::int64_t sample) {
    const Graph& graph = run_.graph();
    for (const OpId entry : backward_) {
        run_.runEntry(entry);
        for (const ValueId output : graph.op(entry).outputs) {
            if (!starts_[output.index()]) continue;
            for (std::int64_t row = 0; row < run_.batch(); ++row)
                for (std::int64_t i = 0; row != sample && i < graph.value(output).type.shape.elements(); ++i)
                    run_.write(output, {row, i}, 0);
        }
    }
    sample_ = sample;
}

Tensor SampleShare::gradient(ValueId parameter, std::int64_t sample) {
    if (sample_ != sample) runBackward(sample);
    return run_.whole(run_.graph().gradientOf(parameter));
}

}  // namespace glassbox
