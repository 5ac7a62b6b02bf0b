#include "ui/instruments/tensor/graph_picture.h"

#include "ui/session/core_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace glassbox {
namespace {

using Names = std::vector<std::string_view>;

bool isOneOf(std::string_view name, const Names& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view lastName(std::string_view name) {
    return name.substr(name.rfind('.') + 1);
}

bool isRecurrent(std::string_view type) {
    return isOneOf(type, {"lstm_sequence", "gru_sequence", "rnn_sequence"});
}

/// The recurrent op whose pre-activations these are, or whose gates; null if there is none.
const Op* gatedOpOf(const Graph& graph, ValueId value) {
    for (const Op& op : graph.ops()) {
        if (!isRecurrent(op.type) || op.type == "rnn_sequence") continue;
        const bool gates =
            std::count(op.outputs.begin(), op.outputs.end(), value) > 0 && lastName(graph.value(value).name) == "gates";
        if (gates || (!op.inputs.empty() && op.inputs.front() == value)) return &op;
    }
    return nullptr;
}

bool isEmbedded(const Graph& graph, ValueId parameter) {
    return std::any_of(graph.ops().begin(), graph.ops().end(), [&](const Op& op) {
        return op.type == "embedding" && op.inputs.size() > 1 && op.inputs[1] == parameter;
    });
}

/// Whether an op's last output has passed a function that is never negative.
bool rectifies(const Op& op) {
    static const Names functions{"relu", "sigmoid", "softplus"};
    if (isOneOf(op.type, functions)) return true;
    return op.attributes.has("activation") && isOneOf(op.attributes.text("activation"), functions);
}

TensorRole roleOfResult(const Graph& graph, const Value& value) {
    static const Names keeping{"flatten", "unflatten", "max_pool",         "average_pool",     "global_average_pool",
                               "dropout", "concat",    "upsample_nearest", "upsample_bilinear"};
    const Op& op = graph.op(value.producer);
    const bool last = op.outputs.back() == value.id, first = value.outputIndex == 0;
    if (isRecurrent(op.type)) return lastName(value.name) == "gates" ? TensorRole::Gates : TensorRole::State;
    if (op.type.find("attention") != std::string::npos && lastName(value.name) == "weights")
        return TensorRole::Attention;
    if (op.type == "softmax" || (op.type == "softmax_cross_entropy" && last)) return TensorRole::Probability;
    if (rectifies(op) && last) return TensorRole::Amount;
    const bool inherits = isOneOf(op.type, keeping) && first && !op.inputs.empty();
    const TensorRole before = inherits ? roleOf(graph, op.inputs.front()) : TensorRole::Activation;
    return before == TensorRole::Amount || before == TensorRole::Picture ? before : TensorRole::Activation;
}

/// Gradients have signs, whatever the numbers are that they belong to.
TensorRole roleOfGradient(const Graph& graph, ValueId of) {
    if (gatedOpOf(graph, of)) return TensorRole::Gates;
    const TensorRole role = roleOf(graph, of);
    const bool kept = role == TensorRole::Weight || role == TensorRole::Embedding || role == TensorRole::State ||
                      role == TensorRole::Attention;
    return kept ? role : TensorRole::Activation;
}

}  // namespace

TensorRole roleOf(const Graph& graph, ValueId id) {
    const Value& value = graph.value(id);
    switch (value.role) {
        case ValueRole::Parameter:
            return isEmbedded(graph, id) ? TensorRole::Embedding : TensorRole::Weight;
        case ValueRole::Input:
        case ValueRole::Target:
            if (value.type.kind == AxisKind::Tokens) return TensorRole::Tokens;
            return value.type.kind == AxisKind::Image ? TensorRole::Picture : TensorRole::Activation;
        case ValueRole::Gradient:
            return value.gradientOf.valid() ? roleOfGradient(graph, value.gradientOf) : TensorRole::Activation;
        case ValueRole::Intermediate:
            break;
    }
    return value.producer.valid() ? roleOfResult(graph, value) : TensorRole::Activation;
}

TensorPicture pictureOf(const Graph& graph, ValueId id, Tensor tensor) {
    const Value& value = graph.value(id);
    TensorPicture picture;
    picture.name = plainText(value.name);
    picture.kind = value.type.kind;
    picture.role = roleOf(graph, id);
    picture.direction = value.role == ValueRole::Gradient ? TensorDirection::Backward : TensorDirection::Forward;
    if (picture.role == TensorRole::Gates) {
        const ValueId of = value.role == ValueRole::Gradient ? value.gradientOf : id;
        const Op* op = gatedOpOf(graph, of);
        const bool lstm = op != nullptr && op->type == "lstm_sequence";
        for (const char gate : std::string_view(lstm ? "ifgo" : "rzn"))
            picture.gates.append(QString(QLatin1Char(gate)));
    }
    picture.tensor = std::move(tensor);
    return picture;
}

}  // namespace glassbox
