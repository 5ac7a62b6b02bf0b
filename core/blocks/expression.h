#pragma once

#include "core/base/result.h"
#include "core/ops/graph_builder.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace glassbox {

/// A formula that a learner wrote, "x * sigmoid(x)": numbers, names, + - * / ^, parentheses, pi, e and the functions
/// abs, cos, exp, log, max, min, relu, sigmoid, sign, sin, softplus, sqrt, step, tanh. `^` binds strongest and from the
/// right, then the sign, then * and /. It becomes ops of the table, so that the graph differentiates it (Griewank and
/// Walther, "Evaluating Derivatives", 2008, ch. 2).
class Expression {
public:
    /// Most characters of a formula.
    static constexpr std::size_t mostCharacters = 500;

    /// Reads a formula over these names; the error says where and what. Constant parts are computed.
    static Result<Expression> parse(std::string_view text, std::span<const std::string_view> names);

    /// Writes the ops; `values` are what the names stand for, all of one type. The result is called `name`, the steps
    /// before it "step1", "step2", ...
    Result<ValueId> emit(GraphBuilder& builder, std::span<const ValueId> values, const std::string& name) const;

    struct Node;

private:
    explicit Expression(std::shared_ptr<const Node> root) : root_(std::move(root)) {}

    std::shared_ptr<const Node> root_;
};

}  // namespace glassbox
