#pragma once

#include "core/ops/op_type.h"

#include <span>

namespace glassbox {

// Rows of the op table, a function an op family; op_table.cpp puts them together.

std::span<const OpType> productOps();
std::span<const OpType> biasOps();
std::span<const OpType> conv2dOps();
std::span<const OpType> conv1dOps();
std::span<const OpType> convTranspose2dOps();
std::span<const OpType> maxPoolOps();
std::span<const OpType> averagePoolOps();
std::span<const OpType> globalAveragePoolOps();
std::span<const OpType> upsampleOps();
std::span<const OpType> activationOps();
std::span<const OpType> activationGradientOps();
std::span<const OpType> softmaxOps();
std::span<const OpType> crossEntropyOps();
std::span<const OpType> squaredErrorOps();
std::span<const OpType> distanceOps();
std::span<const OpType> binaryCrossEntropyOps();
std::span<const OpType> klDivergenceOps();
std::span<const OpType> multiMarginOps();
std::span<const OpType> weightedMeanOps();
std::span<const OpType> dropoutOps();
std::span<const OpType> noiseOps();
std::span<const OpType> localSignalOps();
std::span<const OpType> batchNormOps();
std::span<const OpType> batchNormGradientOps();
std::span<const OpType> layerNormOps();
std::span<const OpType> fusedNormOps();
std::span<const OpType> shapeOps();
std::span<const OpType> channelOps();
std::span<const OpType> arithmeticOps();
std::span<const OpType> rnnOps();
std::span<const OpType> lstmOps();
std::span<const OpType> gruOps();
std::span<const OpType> gruGradientOps();
std::span<const OpType> lastStepOps();
std::span<const OpType> functionOps();
std::span<const OpType> formulaOps();
std::span<const OpType> reduceOps();
std::span<const OpType> embeddingOps();
std::span<const OpType> positionOps();
std::span<const OpType> attentionOps();
std::span<const OpType> attentionGradientOps();
std::span<const OpType> fusedOps();
std::span<const OpType> fusedConvolutionOps();
std::span<const OpType> fusedAttentionOps();

/// Why gradient ops have no gradient rule themselves.
inline constexpr const char* firstOrderOnly =
    "it is itself a step of a backward pass; training needs first derivatives only";

}  // namespace glassbox
