#pragma once

#include "core/blocks/block_type.h"
#include "core/graph/graph.h"
#include "core/network/network_spec.h"

#include <map>
#include <memory>

namespace glassbox {

/// A loss on an Output block.
struct LossSpec {
    std::string type = "cross_entropy";  ///< row of the loss table
    double weight = 1.0;
    Settings settings{};  ///< of the loss; what is missing has the table's default
    bool operator==(const LossSpec&) const = default;
};

/// What a network is lowered to.
struct Lowered {
    std::shared_ptr<const Graph> graph;
    std::vector<ParameterDeclaration> parameters;  ///< by graph.parameters(); names are whole: "conv1.weight"
    std::vector<bool> trainable;                   ///< by graph.parameters()
    std::map<std::string, ValueId> inputs;         ///< by Input block id
    std::map<std::string, ValueId> targets;        ///< by Output block id; empty without losses
    std::map<std::string, ValueId> outputs;        ///< by Output block id: "output.out", probabilities or predictions
    std::map<std::string, ValueId> logits;         ///< by Output block id: what came into it
    std::map<std::string, ValueId> sampleLosses;   ///< by Output block id: "output.losses"; empty without losses
    std::map<std::string, ValueId> sampleWeights;  ///< by Output block id: "output.weights", where samples count by it
    std::map<std::string, std::string> tasks;      ///< by Output block id; empty without losses
    std::map<std::string, ValueId> blockOutputs;   ///< by block id: what its window shows
};

/// How to lower.
struct LowerOptions {
    std::map<std::string, LossSpec> losses;  ///< by Output block id; empty: inference graph
    bool training = false;                   ///< dropout active
    double inputNoise = 0;                   ///< deviation of the noise on real inputs, where training
};

/// Lowers a valid network to ops. Values are named "block.value": "conv1.z", "relu1.out", "fc1.weight",
/// "grad(conv1.z)"; a classification Output gives "output.out" (softmax), with losses also "output.losses" and
/// "output.loss".
Result<Lowered> lower(const NetworkSpec& network, const LowerOptions& options, BlockTypes types = blockTypes());

}  // namespace glassbox
