#pragma once

#include "core/explain/explained_term.h"
#include "core/ops/op_type.h"

#include <cstdint>
#include <functional>

namespace glassbox {

/// What an unfolding looks at: the graph of a step, and the numbers that the engine has there.
struct StepNumbers {
    const Graph* graph = nullptr;
    std::int64_t batch = 1;
    std::uint64_t seed = 1, step = 0;  ///< of random ops
    std::function<double(ValueId, Element)> read;
    std::function<bool(ValueId)> computed;  ///< whether a value is there already; empty: all are

    bool has(ValueId value) const { return value.valid() && (!computed || computed(value)); }
    double at(const Factor& factor) const { return read(factor.value, factor.element); }
};

/// The simple op that makes a value (of a fused op the part): its row of the table, and the op over the graph's values.
struct Making {
    const OpType* type = nullptr;
    Op op;
    int output = 0;

    /// Type of its input of that number.
    const ValueType& input(const Graph& graph, std::size_t number) const { return graph.value(op.inputs[number]).type; }
};

/// The op behind a value that has one (not an input, a target or a parameter).
Making makingOf(const Graph& graph, ValueId value);
/// The product that a bias is added to, where that is what this op does; else invalid.
ValueId productBeforeBias(const Graph& graph, const Making& making);
/// How an element of a value that has an op was made: the op's terms over the engine's own numbers.
Terms termsOf(const StepNumbers& numbers, ValueId value, Element element);
/// Where a number of that sample of the batch lies; an error says what there is.
Result<Element> locate(const StepNumbers& numbers, const NumberRef& ref, std::int64_t sample);
/// The number of a factor, with its name.
ExplainedFactor explained(const StepNumbers& numbers, const Factor& factor);
/// The term with names and numbers.
ExplainedTerm explained(const StepNumbers& numbers, const Term& term);
/// constant x product of the factors, as the engine has them.
double productOf(const StepNumbers& numbers, const Term& term);

}  // namespace glassbox
