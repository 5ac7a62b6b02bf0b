#include "tests/core/ops/sample_graphs.h"

#include <utility>

namespace glassbox::testing {

namespace {

/// Sizes of an attention.
struct AttentionSketch {
    std::int64_t length, width, heads, causal;
};

/// The context of self-attention over projected rows.
ValueId attention(Sketch& s, const AttentionSketch& sketch) {
    const ValueId qkv = s.dense(s.sequence(sketch.length, sketch.width), 3 * sketch.width);
    const Attributes causal = {{"causal", sketch.causal}};
    const ValueId scores = s.op("attention_scores", {qkv}, {{"heads", sketch.heads}, {"causal", sketch.causal}});
    return s.op("attention_context", {s.op("attention_weights", {scores}, causal), qkv}, causal);
}

using Build = Graph (*)(Sketch&);

const std::pair<const char*, Build> builds[] = {
    {"embedding",
     [](Sketch& s) {
         return s.squaredError(s.op("tanh", {s.op("embedding", {s.tokens(4), s.parameter({5, 3})})}));
     }},
    {"embedding of more than a vector",
     [](Sketch& s) {
         return s.squaredError(s.dense(s.op("embedding", {s.tokens(3), s.parameter({4, 35})}), 2));
     }},
    {"add_positions",
     [](Sketch& s) {
         return s.squaredError(s.op("tanh", {s.op("add_positions", {s.sequence(4, 5), s.parameter({4, 5})})}));
     }},
    {"add_sinusoids", [](Sketch& s) { return s.squaredError(s.op("add_sinusoids", {s.dense(s.sequence(5, 2), 7)})); }},
    {"attention_scores",
     [](Sketch& s) {
         return s.squaredError(
             s.op("attention_scores", {s.sequence(3, 12)}, {{"heads", std::int64_t{2}}, {"causal", std::int64_t{1}}}));
     }},
    {"attention_weights",
     [](Sketch& s) {
         return s.squaredError(s.op("attention_weights", {s.image(2, 4, 4)}, {{"causal", std::int64_t{1}}}));
     }},
    {"attention_context",
     [](Sketch& s) {
         return s.squaredError(
             s.op("attention_context", {s.image(2, 3, 3), s.sequence(3, 12)}, {{"causal", std::int64_t{1}}}));
     }},
    {"attention",
     [](Sketch& s) {
         return s.squaredError(attention(s, {4, 6, 2, 0}));
     }},
    {"causal attention",
     [](Sketch& s) {
         return s.squaredError(attention(s, {5, 4, 2, 1}));
     }},
    {"attention of one head",
     [](Sketch& s) {
         return s.squaredError(attention(s, {3, 5, 1, 0}));
     }},
    {"attention of more than a vector",
     [](Sketch& s) {
         return s.squaredError(attention(s, {19, 18, 1, 1}));
     }},
    {"attention after an embedding",
     [](Sketch& s) {
         const ValueId x = s.op("embedding", {s.tokens(4), s.parameter({6, 12})});
         const Attributes causal = {{"causal", std::int64_t{1}}};
         const ValueId scores =
             s.op("attention_scores", {x}, {{"heads", std::int64_t{2}}, {"causal", std::int64_t{1}}});
         return s.squaredError(s.op("attention_context", {s.op("attention_weights", {scores}, causal), x}, causal));
     }},
};

}  // namespace

std::vector<SampleGraph> attentionGraphs() {
    std::vector<SampleGraph> graphs;
    for (const auto& [name, build] : builds) {
        Sketch sketch;
        graphs.push_back({name, build(sketch)});
    }
    return graphs;
}

}  // namespace glassbox::testing
