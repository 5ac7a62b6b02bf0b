#include "ui/canvas/step_marks.h"

#include <cmath>
#include <set>

namespace glassbox {
namespace {

constexpr std::int64_t mostShownWeights = 4096;

double lengthOf(const Tensor& tensor) {
    double sum = 0;
    for (std::int64_t i = 0; i < tensor.elements(); ++i)
        sum += tensor.at(i) * tensor.at(i);
    return std::sqrt(sum);
}

/// What tokens stand for; empty where one stands for nothing.
std::vector<std::string> wordsOf(const std::vector<float>& tokens, const std::vector<std::string>& names) {
    std::vector<std::string> words;
    for (const float token : tokens) {
        if (token < 0 || static_cast<std::size_t>(token) >= names.size()) return {};
        words.push_back(names[static_cast<std::size_t>(token)]);
    }
    return words;
}

/// What dropout removes from the sample.
void addMasks(const MicroscopeView& view, std::int64_t sample, SampleView& pictures) {
    const Graph& graph = *view.stage->lowered.graph;
    for (const Op& op : graph.ops()) {
        if (op.type != "dropout") continue;
        const auto mask = view.tensors.find({graph.value(op.outputs[1]).name, sample});
        const auto picture = pictures.blocks.find(op.block);
        if (mask == view.tensors.end() || picture == pictures.blocks.end()) continue;
        picture->second.keptOfThis = true;
        for (std::int64_t i = 0; i < mask->second->elements(); ++i)
            picture->second.kept.push_back(static_cast<std::uint8_t>(mask->second->at(i)));
    }
}

/// The weights before the update, of blocks that are small enough to show them.
void addWeights(const MicroscopeStage& stage, SampleView& pictures) {
    for (const auto& [name, tensor] : stage.moment.weights) {
        if (tensor.elements() > mostShownWeights) continue;
        WeightPicture weight{name, tensor.shape(), {}};
        for (std::int64_t i = 0; i < tensor.elements(); ++i)
            weight.values.push_back(static_cast<float>(tensor.at(i)));
        pictures.weights[name.substr(0, name.rfind('.'))].push_back(std::move(weight));
    }
}

}  // namespace

std::string shownId(const std::string& flatId, const std::string& path) {
    const std::string prefix = path.empty() ? path : path + '.';
    if (flatId.compare(0, prefix.size(), prefix) != 0) return {};
    const std::string inside = flatId.substr(prefix.size());
    return inside.substr(0, inside.find('.'));
}

std::map<std::string, std::vector<ParameterMark>> changesOf(const MicroscopeView& view, const std::string& path) {
    std::map<std::string, std::vector<ParameterMark>> changes;
    if (!view.stage) return changes;
    const MicroscopeStage& stage = *view.stage;
    const Graph& graph = *stage.lowered.graph;
    for (int line = stage.score.begin(StepPhase::Update); line < view.position; ++line) {
        const ScoreLine& what = stage.score.lines()[static_cast<std::size_t>(line)];
        const double change = view.norms[static_cast<std::size_t>(line)];
        if (what.outputs.empty() || !std::isfinite(change)) continue;
        const Value& parameter = graph.value(what.outputs.front());
        const std::string block = shownId(parameter.block, path);
        if (parameter.parameterKind != ParameterKind::Trained || block.empty()) continue;
        ParameterMark mark{parameter.name, change, 0};
        for (const auto& [name, before] : stage.moment.weights)
            if (name == parameter.name) mark.before = lengthOf(before);
        changes[block].push_back(std::move(mark));
    }
    return changes;
}

std::vector<TensorWish> blockWishes(const MicroscopeStage& stage, std::int64_t sample) {
    std::set<std::string> names;
    for (const auto& [block, value] : stage.lowered.blockOutputs)
        names.insert(stage.lowered.graph->value(value).name);
    for (const Op& op : stage.lowered.graph->ops())
        if (op.type == "dropout") names.insert(stage.lowered.graph->value(op.outputs[1]).name);
    std::vector<TensorWish> wishes;
    for (const std::string& name : names)
        wishes.push_back({name, sample});
    return wishes;
}

SampleView blockPictures(const MicroscopeView& view, std::int64_t sample) {
    SampleView pictures;
    if (!view.stage) return pictures;
    const MicroscopeStage& stage = *view.stage;
    pictures.step = stage.moment.step;
    pictures.part = stage.moment.part;
    pictures.index = sample;
    for (const auto& [block, id] : stage.lowered.blockOutputs) {
        const Value& value = stage.lowered.graph->value(id);
        const auto found = view.tensors.find({value.name, sample});
        if (found == view.tensors.end() || found->second->elements() != value.type.shape.elements()) continue;
        BlockPicture& picture = pictures.blocks[block];
        picture.type = value.type;
        for (std::int64_t i = 0; i < found->second->elements(); ++i)
            picture.values.push_back(static_cast<float>(found->second->at(i)));
        if (value.type.kind == AxisKind::Tokens && stage.moment.data)
            picture.words = wordsOf(picture.values, stage.moment.data->dataset->classes);
    }
    addMasks(view, sample, pictures);
    addWeights(stage, pictures);
    return pictures;
}

}  // namespace glassbox
