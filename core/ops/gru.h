#pragma once

#include "core/ops/recurrent.h"

// What the ops of a GRU share: gates r, u (PyTorch's z) and n, in that order.
namespace glassbox::gru {

inline constexpr std::int64_t gateCount = 3;
enum Gate : std::int64_t { Reset, Update, Candidate };

/// Place of a gate of a unit in `gates`, z and dz.
constexpr std::int64_t gateOffset(std::int64_t units, std::int64_t time, Gate gate, std::int64_t unit) {
    return (time * gateCount + gate) * units + unit;
}

}  // namespace glassbox::gru
