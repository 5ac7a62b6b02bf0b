#pragma once

#include "core/blocks/block_rules.h"

namespace glassbox {

// What RNN, LSTM and GRU share: settings, shapes, PyTorch's parameters, and how a direction is written.

/// Settings `units`, `return`, `bidirectional`, `bias` and `initializer`; a block may have one more at the end.
std::vector<SettingSchema> recurrentSettings();

/// [T,C] -> [units] or, where every step is returned, [T,units]; twice the units in both directions.
InferredTypes inferRecurrent(const BlockContext& block, std::string_view type);
/// weight_ih_l0 [gates H,in], weight_hh_l0 [gates H,H], bias_ih_l0, bias_hh_l0, and the same with "_reverse".
std::vector<ParameterDeclaration> recurrentParameters(const BlockContext& block, std::int64_t gates);
/// "65 -> 128, all".
std::string recurrentSummary(const BlockContext& block);

/// The op of a recurrent layer and the names of its results, hidden states first.
struct RecurrentOp {
    std::string_view type;
    std::vector<std::string> results;
    bool ownBias = false;  ///< it takes bias_hh itself; otherwise both biases are added before
    Attributes attributes;
};

/// Writes a direction's input product over all steps and its sequence op, the other direction, and what is returned.
EmittedValues emitRecurrent(const EmitContext& context, const RecurrentOp& op);

}  // namespace glassbox
