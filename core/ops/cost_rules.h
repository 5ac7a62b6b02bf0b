#pragma once

#include "core/ops/op_type.h"

namespace glassbox {

/// Bytes of the batched inputs and outputs of an op for one sample (of all of them where nothing is batched), four a
/// real number; parameters are read once a batch and don't count.
double sampleBytes(const Graph& graph, const Op& op);
/// Elements of one sample of an output of the op.
double outputElements(const Graph& graph, const Op& op, int output = 0);
/// Elements of one sample of an input of the op.
double inputElements(const Graph& graph, const Op& op, int input);
/// An elementwise op that does `flops` operations an element of its first output.
template <int flops>
Cost elementwiseCost(const Graph& graph, const Op& op) {
    return {flops * outputElements(graph, op), sampleBytes(graph, op)};
}

}  // namespace glassbox
