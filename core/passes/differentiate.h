#pragma once

#include "core/graph/graph.h"

#include <string>
#include <vector>

namespace glassbox {

/// An op whose result is (a part of) what flows back to a value.
struct GradientStart {
    ValueId of;
    std::string type;
    std::vector<ValueId> inputs;
};

/// What the loss is differentiated by.
struct DifferentiateOptions {
    std::vector<std::string> frozenParameters;  ///< no gradient is made for these
    bool inputGradients = false;                ///< also the gradients by the network's inputs
    std::vector<GradientStart> starts{};        ///< where the backward pass starts in place of dL/dL = 1
};

/// Appends the backward pass to a graph with a loss: reverse-mode differentiation op by op (Griewank and Walther,
/// "Evaluating Derivatives", 2008, ch. 3). The gradient of value v is named "grad(v)"; where v is used several times,
/// an `add` op sums the parts "grad(v)#1", "grad(v)#2" in the order of use. Pieces without influence on a wanted
/// gradient are not emitted.
Graph differentiate(const Graph& graph, const DifferentiateOptions& options = {});

}  // namespace glassbox
