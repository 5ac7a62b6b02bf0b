#pragma once

#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/passes/differentiate.h"

#include <span>
#include <string>
#include <string_view>

namespace glassbox {

/// The places of a single-layer network that a local learning rule looks at.
struct LocalRulePlaces {
    ValueId output;     ///< what comes into the Output block
    ValueId target;     ///< of its loss: class labels, or the wanted numbers
    std::string block;  ///< id of the Output block
    int outputs = 1;    ///< Output blocks of the network
};

/// Names of the rules: "hebb", "oja", "perceptron", "delta".
std::span<const std::string_view> localRuleNames();

/// Appends a local learning rule in place of a backward pass: its change of each parameter, with the sign turned so
/// that descent follows it, takes the place of the gradient. Each rule starts with an op that gives the signal at the
/// units (the place of grad(z)); weights and biases follow from it as in any backward pass, because all four rules are
/// (signal of the unit) x (input). The network must be one Dense block (for `perceptron` also a ThresholdUnit) between
/// Input and Output; the error names the rule and the block that is in the way. Hebb, "The organization of behavior",
/// 1949; Oja, 1982; Rosenblatt, 1958; Widrow and Hoff, 1960.
Result<Graph> applyLocalRule(std::string_view rule, const Graph& graph, const LocalRulePlaces& places,
                             const DifferentiateOptions& options = {});

}  // namespace glassbox
