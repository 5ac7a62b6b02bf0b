#pragma once

#include "core/graph/graph.h"

namespace glassbox {

/// Replaces ops in a row (each result used by the next op of the same phase only) by one fused op that has all their
/// results as outputs, under the same names: product, conv2d or conv1d with add_bias and activation; normalize with a
/// sum and relu; the steps of one attention; and in the backward pass the gradients of bias and weights of a
/// convolution, of a max pooling and the relu before it, of an attention's steps, of a sum and a relu, of a relu and
/// the normalisation before it. Values keep their ids. No bit of any result changes, but for the bias gradient of a
/// convolution in NHWC, which the fused op adds up in another order.
Graph fuse(const Graph& graph);

}  // namespace glassbox
