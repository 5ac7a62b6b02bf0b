#include "ui/canvas/window_choice.h"

#include "ui/canvas/answer_plane.h"
#include "ui/canvas/unit_planes.h"
#include "ui/canvas/weight_lines.h"

#include <algorithm>

namespace glassbox {
namespace {

/// Whether all that the network sees are two numbers.
bool hasTwoInputs(const NetworkSpec& network, const NetworkAnalysis& analysis) {
    int inputs = 0;
    bool pairs = true;
    for (const BlockSpec& block : network.blocks) {
        if (block.type != "Input") continue;
        ++inputs;
        const auto known = analysis.blocks.find(block.id);
        if (known == analysis.blocks.end() || known->second.outputs.empty()) return false;
        const Shape& shape = known->second.outputs.front().shape;
        pairs = pairs && shape.rank() == 1 && shape[0] == 2;
    }
    return inputs == 1 && pairs;
}

/// Whether each unit of it weighs all inputs.
bool isDense(const std::string& type) {
    return type == "Dense" || type == "ThresholdUnit";
}

bool isConvolution(const std::string& type) {
    return type == "Conv2D" || type == "Conv1D" || type == "ConvTranspose2D";
}

/// A tensor without an axis for the sample, as tiles.
BlockPicture tiles(Shape shape, std::vector<float> values) {
    BlockPicture picture;
    picture.type.kind = AxisKind::Image;
    picture.type.shape = shape;
    picture.values = std::move(values);
    return picture;
}

/// Kernels [out,in,kh,kw] as out x in tiles; a matrix as one.
BlockPicture tilesOf(const WeightPicture& weight) {
    const Shape& shape = weight.shape;
    if (shape.rank() == 4) return tiles({shape[0] * shape[1], shape[2], shape[3]}, weight.values);
    return tiles(shape.rank() == 3 ? shape : Shape{1, shape[0], shape.elements() / shape[0]}, weight.values);
}

}  // namespace

std::vector<WindowKind> WindowChoice::kinds(const std::string& id) const {
    const BlockSpec* block = document_.network().find(id);
    const auto known = document_.analysis().blocks.find(id);
    if (!block || known == document_.analysis().blocks.end() || !known->second.known) return {WindowKind::Output};
    const BlockAnalysis& analysis = known->second;
    const bool two = hasTwoInputs(document_.experiment().network, document_.wholeAnalysis());
    const bool vector = !analysis.outputs.empty() && analysis.outputs.front().shape.rank() == 1;
    std::vector<WindowKind> kinds;
    if (isDense(block->type) && !analysis.inputs.empty() && analysis.inputs.front().shape.rank() == 1 && vector) {
        const Shape weight{analysis.outputs.front().shape[0], analysis.inputs.front().shape[0]};
        if (WeightLines::canShow(weight)) kinds.push_back(WindowKind::Weights);
    }
    const bool answers = block->type == "Output" && !analysis.inputs.empty() && analysis.inputs[0].shape.rank() == 1;
    if (two && block->type != "Input" && (vector || answers)) kinds.push_back(WindowKind::Surfaces);
    kinds.push_back(WindowKind::Output);
    const bool weighs = isDense(block->type) || isConvolution(block->type);
    if (weighs && std::ranges::find(kinds, WindowKind::Weights) == kinds.end()) kinds.push_back(WindowKind::Weights);
    return kinds;
}

WindowKind WindowChoice::kind(const std::string& id) const {
    const std::vector<WindowKind> possible = kinds(id);
    const auto chosen = chosen_.find(document_.flatId(id));
    const bool can = chosen != chosen_.end() && std::ranges::find(possible, chosen->second) != possible.end();
    return can ? chosen->second : possible.front();
}

void WindowChoice::choose(const std::string& id, WindowKind kind) {
    chosen_[document_.flatId(id)] = kind;
}

WindowWishes WindowChoice::wishes() const {
    WindowWishes wishes;
    wishes.surfaces = hasTwoInputs(document_.experiment().network, document_.wholeAnalysis());
    for (const BlockSpec& block : document_.network().blocks) {
        if (kind(block.id) == WindowKind::Weights) wishes.weights.insert(document_.flatId(block.id));
        wishes.masks = wishes.masks || block.type == "Dropout";
    }
    return wishes;
}

const Tensor* WindowChoice::surfacesOf(const std::string& id) const {
    if (!pictures_.surfaces) return nullptr;
    const auto found = pictures_.surfaces->blocks.find(document_.flatId(id));
    return found == pictures_.surfaces->blocks.end() ? nullptr : &found->second;
}

BlockWindow WindowChoice::window(const std::string& id, TensorMeaning meaning, QSizeF area, const Theme& theme) const {
    const WindowKind shown = kind(id);
    if (shown == WindowKind::Weights) {
        BlockWindow window = weights(id, area, theme);
        if (!window.empty()) return window;
    }
    if (shown == WindowKind::Surfaces && surfacesOf(id)) return surfaces(id, meaning, area, theme);
    const auto picture = pictures_.blocks.find(document_.flatId(id));
    if (picture == pictures_.blocks.end()) return {};
    BlockWindow window(picture->second, meaning, area, theme);
    window.setName(QString::fromStdString(document_.flatId(id)), picture->second.type.shape);
    return window;
}

/// What comes into a block of one input port: the output of the block before it.
std::vector<float> WindowChoice::inputsOf(const std::string& id) const {
    for (const WireSpec& wire : document_.network().wires) {
        if (wire.to.block != id) continue;
        const auto picture = pictures_.blocks.find(document_.flatId(wire.from.block));
        if (picture != pictures_.blocks.end()) return picture->second.values;
    }
    return {};
}

BlockWindow WindowChoice::weights(const std::string& id, QSizeF area, const Theme& theme) const {
    const auto found = pictures_.weights.find(document_.flatId(id));
    if (found == pictures_.weights.end()) return {};
    const WeightPicture *weight = nullptr, *bias = nullptr;
    for (const WeightPicture& picture : found->second) {
        if (picture.shape.rank() > 1) weight = &picture;
        if (picture.shape.rank() == 1) bias = &picture;
    }
    if (!weight) return {};
    if (!WeightLines::canShow(weight->shape)) {
        BlockWindow window(tilesOf(*weight), TensorMeaning::Signed, area, theme);
        window.setName(QString::fromStdString(weight->name), weight->shape);
        return window;
    }
    WeightLines::Units units{inputsOf(id), {}, surfacesOf(id)};
    const auto outputs = pictures_.blocks.find(document_.flatId(id));
    if (outputs != pictures_.blocks.end()) units.outputs = outputs->second.values;
    return BlockWindow(std::make_shared<WeightLines>(*weight, bias, units, theme), weight->values);
}

BlockWindow WindowChoice::surfaces(const std::string& id, TensorMeaning meaning, QSizeF area,
                                   const Theme& theme) const {
    const Tensor& units = *surfacesOf(id);
    const std::span<const float> all = units.span<float>();
    std::vector<float> values(all.begin(), all.end());
    const BlockSpec* block = document_.network().find(id);
    if (block && block->type == "Output" && AnswerPlane::canShow(units)) {
        const bool probability = meaning == TensorMeaning::Probabilities || meaning == TensorMeaning::Amounts;
        return BlockWindow(std::make_shared<AnswerPlane>(pictures_.surfaces, document_.flatId(id), probability, theme),
                           values);
    }
    return BlockWindow(std::make_shared<UnitPlanes>(pictures_.surfaces, document_.flatId(id), meaning, area, theme),
                       values);
}

}  // namespace glassbox
