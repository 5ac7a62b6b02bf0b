#pragma once

#include "core/ops/input_check.h"
#include "core/ops/op_type.h"
#include "core/ops/sigmoid.h"
#include "core/ops/term_sum.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace glassbox {

// What the ops of recurrent layers share. Their values are sequences: z [T,gates H], states [T,H]; the recurrent weight
// W is [gates H,H].

/// Attribute that is 1 where the last time step comes first.
inline constexpr std::string_view reverseAttribute = "reverse";
/// True if the op goes through time backwards.
bool isReverse(const Attributes& attributes);

/// The order in which an op goes through T time steps.
struct StepOrder {
    std::int64_t length = 0;
    bool reverse = false;

    /// The time step before or after in that order, -1 where there is none.
    std::int64_t before(std::int64_t time) const;
    std::int64_t after(std::int64_t time) const;
};

/// The order of an op whose input `input` is a sequence.
StepOrder stepOrder(const TermContext& context, int input);

/// One feature of a time step of a sequence.
struct StepPlace {
    std::int64_t time = 0, feature = 0;
};
StepPlace placeOf(std::int64_t offset, std::int64_t features);

/// Checks z (input 0) and the recurrent weight (input 1) of an op with so many gates, and the attribute `reverse`;
/// returns H.
std::int64_t checkRecurrent(InputCheck& check, std::string_view op, std::int64_t gates);
/// Fails unless the input is a sequence of so many features, as long as input 0.
void checkStates(InputCheck& check, std::string_view op, int input, std::int64_t features);
/// A sequence as long as `like` with so many features.
ValueType sequenceLike(const ValueType& like, std::int64_t features);

/// An element of an output of the op at hand, as a factor, and its number.
Factor resultOf(const TermContext& context, int output, std::int64_t sample, std::int64_t offset);
double resultNumber(const TermContext& context, int output, std::int64_t sample, std::int64_t offset);

/// Adds sum_k W[row,k] previous[time,k]; W is input 1, `previous` an output.
void addRecurrentProduct(TermSum& sum, const TermContext& context, int previousOutput, std::int64_t sample,
                         std::int64_t time, std::int64_t row);
/// previous[t]: the state of the step before, zero in the first; `hidden` is output 0.
Terms previousTerms(const TermContext& context, Element element);

/// f(sum): the terms of a sum as the argument of a function with this result and slope there.
Terms functionOf(Terms argument, const char* formula, double result, double slope);

/// Cost of a pass through time: the recurrent product, and `flops` operations a unit and step for the rest.
Cost recurrentCost(const Graph& graph, const Op& op, double gates, double flops);

/// A factor made of engine numbers, with the size that rounding errors are measured against: 1 - a^2 is small where a
/// is near 1, but made of numbers near 1.
struct Coefficient {
    double value = 1, magnitude = 1;

    Coefficient times(double factor) const;
    /// times (1 - a^2), (1 - a) and a (1 - a).
    Coefficient timesTanhSlope(double a) const;
    Coefficient timesRest(double a) const;
    Coefficient timesSigmoidSlope(double a) const;
    Coefficient timesDifference(double a, double b) const;
};

/// Collects the terms of a gradient by a state: what comes from outside and through the recurrent product.
class GradientSum {
public:
    GradientSum(const TermContext& context, const char* formula) : context_(context), sum_(context, formula) {}

    void add(const Coefficient& coefficient, std::initializer_list<Factor> factors);
    Terms finish();

private:
    const TermContext& context_;
    TermSum sum_;
    double magnitude_ = 0;
};

}  // namespace glassbox
