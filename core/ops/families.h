#pragma once

#include "core/ops/op_type.h"

#include <span>

namespace glassbox {

// Rows of the op table, a function an op family; op_table.cpp puts them together.

std::span<const OpType> productOps();
std::span<const OpType> biasOps();
std::span<const OpType> conv2dOps();
std::span<const OpType> maxPoolOps();
std::span<const OpType> averagePoolOps();
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
std::span<const OpType> shapeOps();
std::span<const OpType> arithmeticOps();
std::span<const OpType> reduceOps();
std::span<const OpType> fusedOps();

/// Why gradient ops have no gradient rule themselves.
inline constexpr const char* firstOrderOnly =
    "it is itself a step of a backward pass; training needs first derivatives only";

}  // namespace glassbox
