#pragma once

#include "core/blocks/expression.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace glassbox {

/// What a part of a formula does with its parts.
enum class Operation : std::uint8_t { Constant, Name, Add, Subtract, Multiply, Divide, Power, Negate, Call };

/// A function that a formula may call.
struct FormulaFunction {
    std::string_view name;
    std::size_t arguments;
    double (*value)(double a, double b);
};

/// Row of that name, null if there is none.
const FormulaFunction* findFormulaFunction(std::string_view name);

/// A part of a formula.
struct Expression::Node {
    Operation operation = Operation::Constant;
    double constant = 0;                        ///< of Constant
    std::size_t name = 0;                       ///< of Name: which one
    const FormulaFunction* function = nullptr;  ///< of Call
    std::vector<std::shared_ptr<const Node>> parts;

    bool isConstant() const { return operation == Operation::Constant; }
};

}  // namespace glassbox
