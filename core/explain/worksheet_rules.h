#pragma once

#include "core/explain/moment.h"
#include "core/explain/number_ref.h"
#include "core/explain/step_numbers.h"

#include <optional>
#include <string>
#include <string_view>

namespace glassbox {

/// A calculation in the names of its numbers and in the numbers, as a pupil writes it: + − × / ( ), abs, cos, exp, log,
/// max, sign, sin, sqrt, step (1 from 0 on), positive (1 above 0), tanh.
struct Calculation {
    std::string symbols, numbers;
};

/// Whether a worksheet gives the numbers of a value as the data set has them: right answers, tokens.
bool isExact(const Value& value);
/// A number as a worksheet shows it: 4 decimals, or as it is; "−" for minus.
std::string shownNumber(double number, bool exact);
/// The same as a factor: brackets around what is negative.
std::string factorNumber(double number, bool exact);
/// A constant of a formula, exact.
std::string shownConstant(double constant);

/// How an element of a value is computed from numbers before it; none where its op is nothing for pencil and paper.
std::optional<Calculation> calculationOf(const StepNumbers& numbers, ValueId value, Element element);

/// The first update of an optimizer, of {w} the weight and {g} its gradient; empty where no short formula says it.
std::string firstUpdate(const Moment& moment);
/// That update of one weight.
Calculation updateOf(const std::string& pattern, const NumberRef& parameter, double weight, double gradient);

}  // namespace glassbox
