#pragma once

#include "core/ops/op_type.h"

#include <cstddef>

namespace glassbox {

// What the ops that fuse have in common: `parts` are what they are made of.

/// Types of all results, part by part, of an op that takes `wanted` inputs.
Result<std::vector<ValueType>> inferParts(std::span<const ValueType> inputs, std::size_t wanted,
                                          const std::vector<FusedPart>& parts);
/// The simple op behind an output, over the graph's values: the op itself, or of a fused op the part that makes the
/// output, with that one result.
Op opMaking(const Op& op, int output);
/// The terms of the part that makes that output.
Terms termsOfPart(const TermContext& context, const FusedPart& part, Element element);
/// Operations of all parts.
double flopsOfParts(const Graph& graph, const Op& op, const std::vector<FusedPart>& parts);
/// The attributes of these names, where they are set.
Attributes pick(const Attributes& from, std::initializer_list<std::string_view> names);

}  // namespace glassbox
