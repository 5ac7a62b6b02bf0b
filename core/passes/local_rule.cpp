#include "core/passes/local_rule.h"

#include "core/base/assert.h"

#include <algorithm>
#include <array>

namespace glassbox {

namespace {

/// What a rule needs of a network.
struct LocalRule {
    std::string_view name;
    std::string_view signal;  ///< op that gives the signal of each unit
    bool usesTarget;
    bool decays;           ///< a second op pulls the weights back (Oja)
    bool takesThresholds;  ///< units may end in a step
};

constexpr std::array rules{LocalRule{"hebb", "hebb_signal", false, false, false},
                           LocalRule{"oja", "hebb_signal", false, true, false},
                           LocalRule{"perceptron", "perceptron_signal", true, false, true},
                           LocalRule{"delta", "delta_signal", true, false, false}};

/// The layer that a rule trains: net input z of the units, their weights, and whether there is a bias.
struct Layer {
    ValueId z, weight;
    bool biased = false;
};

Error refused(const LocalRule& rule, const std::string& block, const char* text, const char* hint) {
    return makeError("local_rule.network", text, {{"rule", std::string(rule.name)}, {"block", block}}, hint, block);
}

Error notOneLayer(const LocalRule& rule, const std::string& block) {
    return refused(rule, block,
                   translatable("core", "the rule {rule} trains a single layer, but {block} is in the way"),
                   translatable("core",
                                "Put one Dense block (or a ThresholdUnit, for the perceptron rule) between Input and "
                                "Output, or choose an optimizer that descends a gradient."));
}

const Op* producerOf(const Graph& graph, ValueId value) {
    const OpId producer = graph.value(value).producer;
    return producer.valid() ? &graph.op(producer) : nullptr;
}

/// Walks from the Output's input back to the Input.
Result<Layer> findLayer(const LocalRule& rule, const Graph& graph, const LocalRulePlaces& places) {
    Layer layer;
    layer.z = places.output;
    const Op* op = producerOf(graph, layer.z);
    if (op != nullptr && op->type == "step" && rule.takesThresholds) {
        layer.z = op->inputs[0];
        op = producerOf(graph, layer.z);
    }
    if (op != nullptr && op->type == "add_bias") {
        layer.biased = true;
        op = producerOf(graph, op->inputs[0]);
    }
    if (op == nullptr) return notOneLayer(rule, places.block);
    if (op->type != "product" || graph.value(op->outputs[0]).type.kind != AxisKind::Vector)
        return notOneLayer(rule, op->block);
    layer.weight = op->inputs[1];
    const Op* before = producerOf(graph, op->inputs[0]);
    if (before != nullptr && before->type == "gaussian_noise") before = producerOf(graph, before->inputs[0]);
    if (before != nullptr) return notOneLayer(rule, before->block);
    return layer;
}

}  // namespace

std::span<const std::string_view> localRuleNames() {
    static constexpr std::string_view names[] = {"hebb", "oja", "perceptron", "delta"};
    static_assert(std::ranges::equal(names, rules, {}, {}, &LocalRule::name));
    return names;
}

Result<Graph> applyLocalRule(std::string_view name, const Graph& graph, const LocalRulePlaces& places,
                             const DifferentiateOptions& options) {
    const auto* rule = std::ranges::find(rules, name, &LocalRule::name);
    GLASSBOX_ASSERT(rule != rules.end());
    if (places.outputs != 1)
        return refused(*rule, places.block,
                       translatable("core", "the rule {rule} trains towards one Output, but there is also {block}"),
                       translatable("core", "Keep one Output block."));
    const Result<Layer> layer = findLayer(*rule, graph, places);
    if (!layer) return layer.error();
    if (rule->decays && layer->biased)
        return refused(*rule, graph.value(layer->weight).block,
                       translatable("core", "the rule {rule} has no bias, but {block} adds one"),
                       translatable("core", "Set bias of {block} to false."));
    DifferentiateOptions started = options;
    std::vector<ValueId> inputs = {layer->z};
    if (rule->usesTarget) inputs.push_back(places.target);
    started.starts.push_back({layer->z, std::string(rule->signal), std::move(inputs)});
    if (rule->decays) started.starts.push_back({layer->weight, "oja_decay", {layer->z, layer->weight}});
    return differentiate(graph, started);
}

}  // namespace glassbox
