#pragma once

#include "core/base/result.h"
#include "core/base/thread_pool.h"
#include "core/experiment/experiment_spec.h"
#include "core/network/lower.h"

#include <string>
#include <vector>

namespace glassbox {

/// What the gradient check found for the gradients that flow into one forward or loss op.
struct GradientCheck {
    std::string block, op;
    std::int64_t elements = 0;  ///< of each input that were to be compared, at most; fewer in a large network
    std::int64_t checked = 0;   ///< elements compared
    std::int64_t kinks = 0;     ///< elements left out: a relu sign or a pooling winner changes between the two ends
    double largest = 0;  ///< largest |analytic - central| / max(|analytic|, |central|, 1e-3 of the tensor's largest),
                         ///< among those that disagree where some do
    std::string where;   ///< the element with it: "conv1.weight[0,0,2,2]"
    bool agrees = true;  ///< each within gradientCheckTolerance, and what rounding makes of two losses in double
};

constexpr double gradientCheckTolerance = 1e-6;
/// Elements of each input of an op that are compared, in a network that is not large.
constexpr std::int64_t gradientCheckElements = 8;

/// Central differences in double against the differentiated graph, for every forward and loss op of a network, on three
/// random samples and random weights; up to `elements` elements of each input of an op, three step widths each. In a
/// large network, whose loss is slow to compute, there are fewer of them, and one width that agrees is enough.
/// Empty where the optimizer is a local learning rule, which follows no gradient.
Result<std::vector<GradientCheck>> checkGradients(const ExperimentSpec& experiment, ThreadPool& pool,
                                                  std::int64_t elements = gradientCheckElements);
/// The same for a training graph that is not fused.
Result<std::vector<GradientCheck>> checkGradients(Lowered lowered, std::uint64_t seed, ThreadPool& pool,
                                                  std::int64_t elements = gradientCheckElements);

}  // namespace glassbox
