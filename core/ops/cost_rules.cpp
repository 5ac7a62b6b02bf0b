#include "core/ops/cost_rules.h"

#include <algorithm>

namespace glassbox {

namespace {

double elements(const Graph& graph, ValueId id) {
    return static_cast<double>(graph.value(id).type.shape.elements());
}

double bytesOf(const Graph& graph, const std::vector<ValueId>& ids, bool batched) {
    double bytes = 0;
    for (const ValueId id : ids) {
        const ValueType& type = graph.value(id).type;
        if (type.batched == batched) bytes += elements(graph, id) * static_cast<double>(sizeOf(type.dtype));
    }
    return bytes;
}

}  // namespace

double sampleBytes(const Graph& graph, const Op& op) {
    const double batched = bytesOf(graph, op.inputs, true) + bytesOf(graph, op.outputs, true);
    return batched > 0 ? batched : bytesOf(graph, op.inputs, false) + bytesOf(graph, op.outputs, false);
}

double outputElements(const Graph& graph, const Op& op, int output) {
    return elements(graph, op.outputs[static_cast<std::size_t>(output)]);
}

double inputElements(const Graph& graph, const Op& op, int input) {
    return elements(graph, op.inputs[static_cast<std::size_t>(input)]);
}

}  // namespace glassbox
