#pragma once

#include "core/graph/graph.h"

namespace glassbox {

/// Replaces product or conv2d, add_bias and activation in a row (each result used by the next forward op only, apart
/// from backward ops) by one fused op that has all their results as outputs, under the same names; and the gradients of
/// a max pooling and of the relu before it by one. Values keep their ids. No bit of any result changes.
Graph fuse(const Graph& graph);

}  // namespace glassbox
