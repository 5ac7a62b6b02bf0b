#pragma once

#include "core/graph/graph.h"
#include "tests/core/ops/reference_interpreter.h"

#include <functional>
#include <string>
#include <vector>

namespace glassbox::testing {

/// Something that runs a graph: central differences move its leaves and watch its loss.
struct GraphRunner {
    std::function<void(ValueId, std::size_t, double)> set;  ///< sets an element of an input or parameter
    std::function<double()> lossAfterRun;                   ///< runs and returns the loss
    std::function<std::vector<double>(ValueId)> numbersOf;  ///< of a value, after the last run
};

/// Numbers at which no relu or pooling is nearer than ten of the largest steps to its kink.
ReferenceInterpreter smoothPoint(const Graph& forward, std::int64_t batch);

/// The graph with gradients by all parameters and real inputs.
Graph withAllGradients(const Graph& forward);

/// Compares the gradients by every parameter and real input (16 elements of each, evenly spread) with central
/// differences: the best of three steps must agree to a relative 1e-6. Relative to at least a thousandth of the
/// tensor's largest gradient and to the size below which the loss's own rounding shows. Returns what is wrong, a line
/// each.
std::string compareWithCentralDifferences(const Graph& graph, const GraphRunner& runner);

}  // namespace glassbox::testing
