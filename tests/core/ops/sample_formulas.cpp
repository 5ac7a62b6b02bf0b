#include "tests/core/ops/sample_graphs.h"

#include <utility>

namespace glassbox::testing {

namespace {

using Build = Graph (*)(Sketch&);

Attributes constant(double value) {
    return {{"constant", value}};
}

/// x^2 + 1/2: numbers above 0.
ValueId positive(Sketch& s, ValueId x) {
    return s.op("offset", {s.op("multiply", {x, x})}, constant(0.5));
}

template <const char* const& type>
Graph functionGraph(Sketch& s) {
    return s.squaredError(s.op(type, {positive(s, s.image(2, 3, 2))}));
}

constexpr const char* exponential = "exp";
constexpr const char* logarithm = "log";
constexpr const char* root = "sqrt";

const std::pair<const char*, Build> builds[] = {
    {"exp", functionGraph<exponential>},
    {"log", functionGraph<logarithm>},
    {"sqrt", functionGraph<root>},
    {"abs", [](Sketch& s) { return s.squaredError(s.op("abs", {s.sequence(3, 2)})); }},
    {"sin", [](Sketch& s) { return s.squaredError(s.op("sin", {s.vector(5)})); }},
    {"cos", [](Sketch& s) { return s.squaredError(s.op("cos", {s.vector(5)})); }},
    {"power", [](Sketch& s) { return s.squaredError(s.op("power", {positive(s, s.vector(5))}, constant(-1.3))); }},
    {"power of any number", [](Sketch& s) { return s.squaredError(s.op("power", {s.vector(5)}, constant(3))); }},
    {"offset", [](Sketch& s) { return s.squaredError(s.op("offset", {s.vector(3)}, constant(-0.7))); }},
    {"divide",
     [](Sketch& s) {
         return s.squaredError(s.op("divide", {s.vector(4), positive(s, s.vector(4))}));
     }},
    {"divide a value by its function",
     [](Sketch& s) {
         const ValueId x = s.conv(s.image(2, 4, 3), 3, 3, 1, 1);
         return s.squaredError(s.op("divide", {x, positive(s, x)}));
     }},
    {"maximum",
     [](Sketch& s) {
         return s.squaredError(s.op("maximum", {s.conv(s.image(2, 4, 3), 3, 3, 1, 1), s.image(3, 4, 3)}));
     }},
    {"sample_mean of an image",
     [](Sketch& s) {
         Graph graph;
         const ValueId losses = s.op("sample_mean", {positive(s, s.conv(s.image(1, 4, 5), 2, 3, 1, 1))});
         graph = s.graph();
         graph.setLoss(GraphBuilder(graph).emitOne("batch_mean", {losses}, {}, "loss").value());
         return graph;
     }},
};

}  // namespace

std::vector<SampleGraph> formulaGraphs() {
    std::vector<SampleGraph> graphs;
    for (const auto& [name, build] : builds) {
        Sketch sketch;
        graphs.push_back({name, build(sketch)});
    }
    return graphs;
}

}  // namespace glassbox::testing
