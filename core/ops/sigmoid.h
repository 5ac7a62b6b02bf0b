#pragma once

#include <cmath>

namespace glassbox {

/// 1 / (1 + exp(-z)) in double, for terms; no exponential overflows.
inline double sigmoidOf(double z) {
    const double power = std::exp(-std::abs(z));
    return z >= 0 ? 1 / (1 + power) : power / (1 + power);
}

}  // namespace glassbox
