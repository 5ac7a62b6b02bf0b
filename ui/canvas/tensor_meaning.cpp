#include "ui/canvas/tensor_meaning.h"

#include <algorithm>
#include <array>

namespace glassbox {
namespace {

TensorMeaning meaningOfActivation(const Settings& settings) {
    const Setting* function = settings.find("function");
    const auto* name = function ? std::get_if<std::string>(function) : nullptr;
    if (!name) return TensorMeaning::Signed;
    if (*name == "softmax") return TensorMeaning::Probabilities;
    return *name == "relu" || *name == "sigmoid" ? TensorMeaning::Amounts : TensorMeaning::Signed;
}

TensorMeaning meaningOfData(const BlockSpec& block, const BlockAnalysis* analysis) {
    const Setting* task = block.settings.find("task");
    if (task) {
        if (*task == Setting(std::string("binary"))) return TensorMeaning::Amounts;
        return *task == Setting(std::string("classification")) ? TensorMeaning::Probabilities : TensorMeaning::Signed;
    }
    const bool image = analysis && !analysis->outputs.empty() && analysis->outputs[0].kind == AxisKind::Image;
    return image ? TensorMeaning::Picture : TensorMeaning::Signed;
}

/// What leaves a composite is what leaves the activation at the end of its inside, if there is one.
TensorMeaning meaningOfComposite(const NetworkSpec& network, const std::string& type, int depth = 0) {
    constexpr int deepest = 64;
    const auto definition = network.composites.find(type);
    if (definition == network.composites.end() || definition->second.outputs.empty() || depth > deepest)
        return TensorMeaning::Signed;
    const CompositeSpec& inside = definition->second;
    const auto last = std::ranges::find(inside.blocks, inside.outputs.front().source.block, &BlockSpec::id);
    if (last == inside.blocks.end()) return TensorMeaning::Signed;
    return last->type == "Activation" ? meaningOfActivation(last->settings)
                                      : meaningOfComposite(network, last->type, depth + 1);
}

/// Whether a block only chooses or moves numbers, so that its output can be what its input can be.
bool keepsMeaning(std::string_view category) {
    constexpr std::array<std::string_view, 3> kinds{"pooling", "shape", "dropout"};
    return std::find(kinds.begin(), kinds.end(), category) != kinds.end();
}

}  // namespace

std::map<std::string, TensorMeaning> tensorMeanings(const NetworkSpec& network, const DocumentTypes& types,
                                                    const NetworkAnalysis& analysis) {
    std::map<std::string, std::string> source;  // block -> block before it
    for (const WireSpec& wire : network.wires)
        source.emplace(wire.to.block, wire.from.block);
    std::map<std::string, TensorMeaning> meanings;
    for (const std::string& id : analysis.order) {
        const BlockSpec* block = network.find(id);
        const BlockType* type = block ? types.find(block->type) : nullptr;
        if (!type) continue;
        const auto known = analysis.blocks.find(id);
        TensorMeaning meaning = TensorMeaning::Signed;
        if (type->category == "activation") {
            meaning = meaningOfActivation(block->settings);
        } else if (isComposite(*type)) {
            meaning = meaningOfComposite(network, block->type);
        } else if (type->category == "data") {
            meaning = meaningOfData(*block, known == analysis.blocks.end() ? nullptr : &known->second);
        } else if (keepsMeaning(type->category)) {
            const auto before = source.find(id);
            const auto inherited = before == source.end() ? meanings.end() : meanings.find(before->second);
            if (inherited != meanings.end()) meaning = inherited->second;
        }
        meanings[id] = meaning;
    }
    return meanings;
}

}  // namespace glassbox
