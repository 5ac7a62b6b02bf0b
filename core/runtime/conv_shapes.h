#pragma once

#include "core/graph/graph.h"
#include "core/kernels/cpu/conv_shape.h"

#include <optional>

namespace glassbox::runtime {

/// Sizes of the convolution that an op computes or differentiates, a sequence being an image of one row; nothing for
/// other ops.
std::optional<kernels::ConvShape> convShapeOf(const Graph& graph, const Op& op);

/// Sizes of the pooling that an op computes or differentiates.
kernels::ConvShape poolShapeOf(const Graph& graph, const Op& op);

}  // namespace glassbox::runtime
