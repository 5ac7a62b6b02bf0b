#pragma once

#include "core/blocks/loss_type.h"

namespace glassbox {

// Rows of the loss table, a file a loss or family; loss_table.cpp puts them together.

const LossType& crossEntropyLoss();
const LossType& klDivergenceLoss();
const LossType& binaryCrossEntropyLoss();
const LossType& hingeLoss();
const LossType& meanSquaredErrorLoss();
const LossType& meanAbsoluteErrorLoss();
const LossType& huberLoss();
const LossType& expressionLoss();

/// Tasks that a row may fit.
inline constexpr std::string_view classificationTask[] = {"classification"};
inline constexpr std::string_view binaryTask[] = {"binary"};
inline constexpr std::string_view regressionTask[] = {"regression"};

/// Type of the labels of an input: a class a sample, or a class a time step.
ValueType labelsOf(const ValueType& input);
/// A loss over labels: the op of that name, and where a time step may have no label (or classes count differently) what
/// each sample weighs. `withProbabilities`: the op's second result is the block's answer.
Result<EmittedLoss> emitLabelLoss(const LossEmitContext& context, std::string_view op, Attributes attributes,
                                  bool withProbabilities);

}  // namespace glassbox
