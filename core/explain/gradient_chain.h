#pragma once

#include "core/base/result.h"
#include "core/explain/explain.h"
#include "core/explain/slow_motion.h"

#include <string>
#include <vector>

namespace glassbox {

/// One op on the way of a gradient to the loss: value = local x (value of the next link) + the other terms.
struct ChainLink {
    NumberRef ref;
    std::int64_t sample = 0;
    double value = 0;
    std::string block, op, formula;
    double local = 1;     ///< the chain rule's factor on this way: constant x factors; 0 in the last link
    double constant = 1;  ///< of the local factor
    std::vector<ExplainedFactor> factors;  ///< of the local factor
    double share = 0;                      ///< of `value`: local x the next link's value
    int otherTerms = 0;                    ///< terms besides that are not 0: other ways to the loss
};

/// The strongest way of a gradient to the loss.
struct GradientChain {
    std::vector<ChainLink> links;  ///< from the number asked for to dL/dL = 1
    double along = 1;              ///< product of all local factors: what this one way brings
    bool reachesLoss = false;      ///< false where nothing flows, and for the signals of a local learning rule
};

/// Follows a gradient to the loss: at each op through its largest term.
Result<GradientChain> chain(const StepNumbers& numbers, const NumberRef& ref, std::int64_t sample = 0);
Result<GradientChain> chain(const SlowMotion& motion, const NumberRef& ref, std::int64_t sample = 0);
Result<GradientChain> chain(const Microscope& microscope, const NumberRef& ref, std::int64_t sample = 0);

}  // namespace glassbox
