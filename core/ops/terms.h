#pragma once

#include "core/graph/graph.h"

#include <functional>
#include <string>
#include <vector>

namespace glassbox {

/// A number that a term multiplies: one element of an input of the op.
struct Factor {
    ValueId value;
    Element element;
};

/// constant x product of the factors.
struct Term {
    double constant = 1.0;
    std::vector<Factor> factors;
};

/// How the terms make the result.
enum class TermForm : std::uint8_t {
    Sum,       ///< result = sum of the terms
    Maximum,   ///< result = largest term; `winner` says which
    Function,  ///< result = function(terms), said by `formula`: relu(z), exp(z_j) / sum exp(z_k)
};

/// How one element of an op's result is made of elements of its inputs.
struct Terms {
    TermForm form = TermForm::Sum;
    std::vector<Term> terms;
    int winner = -1;           ///< index of the term that decided (maximum, relu's branch), -1 if none
    std::string formula;       ///< with the op's own letters: "max(0, z)", "x . w"
    double reference = 0;      ///< the result computed in double from the inputs as they stand
    double magnitude = 0;      ///< sum of |terms|: what a rounding error is measured against
    double kinkDistance = -1;  ///< distance to a point where the op is not smooth; negative: smooth everywhere
};

/// What `terms` may look at: the graph, the op, the size of the batch, and the numbers of the step.
struct TermContext {
    const Graph& graph;
    const Op& op;
    std::int64_t batch;
    std::function<double(ValueId, Element)> read;  ///< an element of an input, as the engine has it
    std::uint64_t seed = 0, step = 0;              ///< of random ops
};

}  // namespace glassbox
