#include "tests/core/ops/sample_graphs.h"

#include <string_view>
#include <utility>

namespace glassbox::testing {

namespace {

/// Size and direction of a recurrent op.
struct Layer {
    std::string_view type;
    std::int64_t gates, length, units;
    bool reverse = false, bias = false;
    std::string activation;
};

Graph graphOf(const Layer& layer) {
    Sketch sketch;
    Attributes attributes = {{"reverse", std::int64_t{layer.reverse ? 1 : 0}}};
    if (!layer.activation.empty()) attributes.set("activation", layer.activation);
    const std::int64_t rows = layer.gates * layer.units;
    std::vector<ValueId> inputs = {sketch.sequence(layer.length, rows), sketch.parameter({rows, layer.units})};
    if (layer.bias) inputs.push_back(sketch.parameter({rows}));
    return sketch.squaredError(sketch.op(layer.type, inputs, attributes));
}

Graph lastStep(bool reverse) {
    Sketch sketch;
    const Attributes attributes = {{"reverse", std::int64_t{reverse ? 1 : 0}}};
    return sketch.squaredError(sketch.op("last_step", {sketch.sequence(4, 3)}, attributes));
}

}  // namespace

std::vector<SampleGraph> recurrentGraphs() {
    const std::pair<const char*, Layer> layers[] = {
        {"rnn_sequence", {.type = "rnn_sequence", .gates = 1, .length = 4, .units = 3, .activation = "tanh"}},
        {"rnn_sequence with relu, reverse",
         {.type = "rnn_sequence", .gates = 1, .length = 3, .units = 2, .reverse = true, .activation = "relu"}},
        {"rnn_sequence of more than a vector",
         {.type = "rnn_sequence", .gates = 1, .length = 2, .units = 19, .activation = "tanh"}},
        {"lstm_sequence", {.type = "lstm_sequence", .gates = 4, .length = 4, .units = 3, .activation = ""}},
        {"lstm_sequence reverse",
         {.type = "lstm_sequence", .gates = 4, .length = 3, .units = 2, .reverse = true, .activation = ""}},
        {"lstm_sequence of more than a vector",
         {.type = "lstm_sequence", .gates = 4, .length = 2, .units = 17, .activation = ""}},
        {"gru_sequence", {.type = "gru_sequence", .gates = 3, .length = 4, .units = 3, .bias = true, .activation = ""}},
        {"gru_sequence without bias, reverse",
         {.type = "gru_sequence", .gates = 3, .length = 3, .units = 2, .reverse = true, .activation = ""}},
        {"gru_sequence of more than a vector",
         {.type = "gru_sequence", .gates = 3, .length = 2, .units = 17, .bias = true, .activation = ""}},
    };
    std::vector<SampleGraph> graphs;
    for (const auto& [name, layer] : layers)
        graphs.push_back({name, graphOf(layer)});
    graphs.push_back({"last_step", lastStep(false)});
    graphs.push_back({"last_step backwards", lastStep(true)});
    return graphs;
}

}  // namespace glassbox::testing
