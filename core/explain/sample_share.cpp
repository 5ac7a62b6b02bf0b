#include "core/explain/sample_share.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace glassbox {

SampleShare::SampleShare(StepRun run, const Score& score) : run_(std::move(run)) {
    const Graph& graph = run_.graph();
    const auto batched = [&](ValueId value) { return graph.value(value).type.batched; };
    std::vector<bool> behind(graph.values().size(), false);  // made of what the backward pass starts from
    for (const ScoreLine& line : score.lines()) {
        if (!line.entry.valid() || line.part > 0) continue;
        if (line.phase != StepPhase::Backward) {
            run_.runEntry(line.entry);
            continue;
        }
        const Op& op = graph.op(line.entry);
        Entry entry{op.id, {}, {}};
        const bool follows = std::ranges::any_of(op.inputs, [&](ValueId input) { return behind[input.index()]; });
        for (const ValueId output : op.outputs) {
            if (!follows && batched(output)) entry.starts.push_back(output);
            behind[output.index()] = follows || batched(output);
        }
        if (!follows && entry.starts.empty()) std::ranges::copy_if(op.inputs, std::back_inserter(entry.sums), batched);
        backward_.push_back(std::move(entry));
    }
}

void SampleShare::silence(ValueId value, std::int64_t sample) {
    for (std::int64_t row = 0; row < run_.batch(); ++row)
        for (std::int64_t i = 0; row != sample && i < run_.graph().value(value).type.shape.elements(); ++i)
            run_.write(value, {row, i}, 0);
}

void SampleShare::restore(ValueId value, const Tensor& numbers) {
    const std::int64_t size = run_.graph().value(value).type.shape.elements();
    for (std::int64_t i = 0; i < numbers.elements(); ++i)
        run_.write(value, {i / size, i % size}, numbers.at(i));
}

void SampleShare::runBackward(std::int64_t sample) {
    for (const Entry& entry : backward_) {
        std::vector<Tensor> kept;
        for (const ValueId value : entry.sums) {
            kept.push_back(run_.whole(value));
            silence(value, sample);
        }
        run_.runEntry(entry.op);
        for (std::size_t i = 0; i < kept.size(); ++i)
            restore(entry.sums[i], kept[i]);
        for (const ValueId value : entry.starts)
            silence(value, sample);
    }
    sample_ = sample;
}

Tensor SampleShare::gradient(ValueId parameter, std::int64_t sample) {
    if (sample_ != sample) runBackward(sample);
    return run_.whole(run_.graph().gradientOf(parameter));
}

}  // namespace glassbox
