#pragma once

#include "core/ops/terms.h"

#include <initializer_list>
#include <string>

namespace glassbox {

/// Collects the terms of a sum, with their total in double (Neumaier's compensated summation, 1974) and the sum of
/// their absolute values.
class TermSum {
public:
    TermSum(const TermContext& context, std::string formula);

    /// Adds constant x product of the factors.
    void add(double constant, std::initializer_list<Factor> factors);
    Terms finish();

private:
    const TermContext& context_;
    Terms terms_;
    double total_ = 0, correction_ = 0;
};

/// Input i of the op at hand, as a factor.
Factor factorOf(const TermContext& context, int input, std::int64_t sample, std::int64_t offset);
/// Its number.
double numberOf(const TermContext& context, int input, std::int64_t sample, std::int64_t offset);
/// Shape of one sample of input i of the op at hand.
const Shape& shapeOf(const TermContext& context, int input);
/// Number of samples over which a sum over the batch runs: the batch, or 1 where input i has no batch axis.
std::int64_t samplesOf(const TermContext& context, int input);

/// A function of one number z (input 0 at the same element) with its slope there: magnitude |f| + |z f'(z)|, what f
/// changes by where z does in its last places.
Terms functionTerms(const TermContext& context, Element element, std::string formula, double result, double slope);

}  // namespace glassbox
