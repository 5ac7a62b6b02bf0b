#include "ui/rooms/stage_picture.h"

#include "ui/instruments/tensor/graph_picture.h"
#include "ui/session/core_text.h"

#include <algorithm>
#include <utility>

namespace glassbox {
namespace {

/// Whether a value says something of each class: an answer, its logits, gradients by these, a row a character.
bool isOfClasses(const MicroscopeStage& stage, ValueId id, std::size_t classes) {
    const Graph& graph = *stage.lowered.graph;
    const Value& value = graph.value(id);
    const ValueId of = value.gradientOf.valid() ? value.gradientOf : id;
    const Shape& shape = value.type.shape;
    if (shape.rank() == 0 || shape[shape.rank() - 1] != static_cast<std::int64_t>(classes)) return false;
    const auto holds = [of](const auto& named) {
        return std::ranges::any_of(named, [of](const auto& entry) { return entry.second == of; });
    };
    return holds(stage.lowered.outputs) || holds(stage.lowered.logits);
}

}  // namespace

QStringList classNames(const Dataset& dataset) {
    QStringList names;
    for (const std::string& name : dataset.classes)
        names.append(dataset.kind == AxisKind::Tokens ? visibleCharacter(name) : coreText(name));
    return names;
}

TensorPicture stagePicture(const MicroscopeStage& stage, ValueId value, Tensor tensor) {
    TensorPicture picture = pictureOf(*stage.lowered.graph, value, std::move(tensor));
    if (!stage.moment.data || !stage.moment.data->dataset) return picture;
    const QStringList names = classNames(*stage.moment.data->dataset);
    const Shape& shape = picture.tensor.shape();
    if (names.isEmpty() || picture.empty()) return picture;
    if (picture.role == TensorRole::Tokens) {
        QStringList words;
        for (std::int64_t i = 0; i < picture.tensor.elements(); ++i)
            words.append(names.value(static_cast<qsizetype>(picture.tensor.at(i))));
        picture.labels = {words};
    } else if (isOfClasses(stage, value, static_cast<std::size_t>(names.size()))) {
        picture.labels.assign(static_cast<std::size_t>(shape.rank()), {});
        picture.labels.back() = names;
    } else if (picture.role == TensorRole::Embedding && shape[0] == names.size()) {
        picture.labels = {names};
    }
    return picture;
}

}  // namespace glassbox
