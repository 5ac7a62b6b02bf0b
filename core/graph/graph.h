#pragma once

#include "core/graph/attributes.h"
#include "core/graph/value.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace glassbox {

/// Part of a training step that an op belongs to.
enum class Phase : std::uint8_t { Forward, Loss, Backward };

/// One step of mathematics: a row of the op table applied to values.
struct Op {
    OpId id;
    std::string type;  ///< name in the op table: "product", "conv2d", "relu_gradient"
    std::vector<ValueId> inputs;
    std::vector<ValueId> outputs;
    Attributes attributes;
    std::string block;  ///< id of the block that emitted it
    Phase phase = Phase::Forward;
};

/// What a good training step leaves in a parameter that is not trained.
struct ParameterUpdate {
    ValueId parameter;
    ValueId value;  ///< the parameter's next value; invalid for a counter, which goes up by one
};

/// A graph of ops over values, in an order in which it can be run: plain data, made by GraphBuilder and by passes.
class Graph {
public:
    const std::vector<Value>& values() const { return values_; }
    const std::vector<Op>& ops() const { return ops_; }
    const Value& value(ValueId id) const;
    const Op& op(OpId id) const;

    /// Value of that name, invalid if there is none.
    ValueId find(std::string_view name) const;
    /// Gradient of the loss by this value (the final, accumulated one), invalid if there is none.
    ValueId gradientOf(ValueId id) const;
    /// Parameters in the order of the blocks.
    const std::vector<ValueId>& parameters() const { return parameters_; }
    const std::vector<ValueId>& inputs() const { return inputs_; }
    const std::vector<ValueId>& targets() const { return targets_; }
    /// The scalar that is minimised (the batch's mean loss), invalid in an inference graph.
    ValueId loss() const { return loss_; }
    /// Outputs of the network, one an Output block: probabilities, or predictions.
    const std::vector<ValueId>& outputs() const { return outputs_; }
    /// Statistics and counters that a training step moves on; the trainer does so after a good step.
    const std::vector<ParameterUpdate>& updates() const { return updates_; }

    /// One line an op: "conv1.z[6x28x28] = add_bias(conv1.product, conv1.bias)".
    std::string toString() const;

    // Building; used by GraphBuilder and by passes.
    ValueId addValue(Value value);
    OpId addOp(Op op);  ///< sets the producers of its outputs
    void setLoss(ValueId id) { loss_ = id; }
    void addOutput(ValueId id) { outputs_.push_back(id); }
    void addUpdate(ParameterUpdate update) { updates_.push_back(update); }
    void setGradient(ValueId of, ValueId gradient);

private:
    std::vector<Value> values_;
    std::vector<Op> ops_;
    std::vector<ValueId> parameters_, inputs_, targets_, outputs_;
    std::vector<ValueId> gradients_;  ///< by value id
    std::vector<ParameterUpdate> updates_;
    ValueId loss_;
};

}  // namespace glassbox
