#include "core/explain/op_views.h"
#include "core/ops/attention.h"

#include <algorithm>
#include <cmath>

namespace glassbox {
namespace {

/// The values of one attention, and the number's place in them.
struct Found {
    ValueId qkv, scores, weights;
    AttentionPair at{0, 0, -1};
    bool context = false;
};

/// A value that an op of that type made of this one; invalid where there is none.
ValueId madeFrom(const Graph& graph, ValueId from, std::string_view type) {
    for (const Value& value : graph.values()) {
        if (!value.producer.valid()) continue;
        const Op& op = graph.op(value.producer);
        const bool near = std::ranges::count(op.inputs, from) + std::ranges::count(op.outputs, from) > 0;
        if (!near) continue;
        const Making making = makingOf(graph, value.id);
        if (making.type->name == type && making.op.inputs.front() == from) return value.id;
    }
    return {};
}

/// Queries, keys, scores and weights around the weights or the scores of an attention.
bool completeFrom(const Graph& graph, Found& found) {
    if (!found.scores.valid()) {
        if (!graph.value(found.weights).producer.valid()) return false;
        const Making making = makingOf(graph, found.weights);
        if (making.type->name != "attention_weights") return false;
        found.scores = making.op.inputs[0];
    }
    if (!found.weights.valid()) found.weights = madeFrom(graph, found.scores, "attention_weights");
    const Making scores = makingOf(graph, found.scores);
    if (scores.type->name != "attention_scores") return false;
    found.qkv = scores.op.inputs[0];
    return found.weights.valid();
}

AttentionSizes sizesOf(const Graph& graph, const Found& found) {
    return {graph.value(found.scores).type.shape, graph.value(found.qkv).type.shape, 3,
            isCausal(makingOf(graph, found.scores).op)};
}

/// The attention that an op belongs to.
std::optional<Found> find(const Graph& graph, const Making& making, std::int64_t offset) {
    Found found;
    const ValueId value = making.op.outputs[static_cast<std::size_t>(making.output)];
    const std::string_view type = making.type->name;
    found.context = type == "attention_context";
    if (type == "attention_scores")
        found.scores = value;
    else if (type == "attention_weights")
        found.weights = value;
    else if (found.context)
        found.weights = making.op.inputs[0];
    else if (type == "attention_context_weights_gradient")
        found.weights = graph.value(value).gradientOf;
    else if (type == "attention_weights_gradient")
        found.scores = graph.value(value).gradientOf;
    else
        return std::nullopt;
    if (!completeFrom(graph, found)) return std::nullopt;
    const AttentionSizes sizes = sizesOf(graph, found);
    if (found.context)
        found.at = {offset % sizes.width / sizes.headSize, offset / sizes.width, -1};
    else
        found.at = sizes.pairAt(offset);
    return found;
}

}  // namespace

std::optional<AttentionView> attentionView(const StepNumbers& numbers, const Making& making, Element element) {
    const Graph& graph = *numbers.graph;
    const auto found = find(graph, making, element.offset);
    if (!found) return std::nullopt;
    const AttentionSizes sizes = sizesOf(graph, *found);
    const auto number = [&](ValueId value, std::int64_t offset) {
        return explained(numbers, {value, {element.sample, offset}});
    };
    const auto feature = [&](std::int64_t row, std::int64_t third, std::int64_t c) {
        return number(found->qkv, sizes.part(row, third, found->at.head, c));
    };
    AttentionView view;
    view.head = found->at.head;
    view.row = found->at.row;
    view.column = found->at.column;
    view.causal = sizes.causal;
    view.scale = 1 / std::sqrt(static_cast<double>(sizes.headSize));
    for (std::int64_t c = 0; c < sizes.headSize; ++c) {
        view.query.push_back(feature(view.row, 0, c));
        if (view.column < 0) continue;
        view.key.push_back(feature(view.column, 1, c));
        view.products.push_back(view.scale * view.query.back().number * view.key.back().number);
    }
    const ValueId scoreGradient = graph.gradientOf(found->scores), weightGradient = graph.gradientOf(found->weights);
    for (std::int64_t column = 0; column < sizes.seen(view.row); ++column) {
        const std::int64_t pair = sizes.pair({view.head, view.row, column});
        view.scores.push_back(number(found->scores, pair));
        view.weights.push_back(number(found->weights, pair));
        if (found->context) view.values.push_back(feature(column, 2, element.offset % sizes.headSize));
        if (numbers.has(scoreGradient)) view.scoreGradients.push_back(number(scoreGradient, pair));
        if (numbers.has(weightGradient)) view.weightGradients.push_back(number(weightGradient, pair));
    }
    return view;
}

}  // namespace glassbox
